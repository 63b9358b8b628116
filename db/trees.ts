import type { Body, Flow, Point, Quote, Span } from '../core/quote/nodes.js';

/**
 * Quote trees as they are kept: the words of a node are those of the body, which is kept too, so a node says only where its
 * lines stand and how much of each is quote mark. What does not follow from that is kept as it is, so that nothing is lost.
 */

type Where = readonly [startLine: number, startColumn: number, endLine: number, endColumn: number];
/** How a leaf's value comes from its lines: so many characters cut from each, or from one after the other, or as it is. */
type Cut = number | readonly number[] | string;
type Extra = Readonly<Record<string, unknown>>;
type PackedLeaf = readonly [type: number, ...Where, cut: Cut, extra?: Extra];
type PackedQuote = readonly [type: typeof QUOTE, ...Where, children: readonly Packed[], extra: Extra];
type Packed = PackedLeaf | PackedQuote;
type Leaf = Exclude<Flow, Quote>;

const QUOTE = -1;
/** Kinds by the number that stands for them in the database: a new one goes to the end. */
const KINDS: readonly Leaf['type'][] = [
  'paragraph',
  'attribution',
  'trailer',
  'patch',
  'signature',
  'elision',
  'footer',
  'salutation',
];

/** The lines of a body, and where each begins. */
class Lines {
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** From 1; '' beyond the end. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    const next = this.#starts[number];
    return this.text.slice(start, next === undefined ? undefined : next - 1);
  }

  point(line: number, column: number): Point {
    return { line, column, offset: (this.#starts[line - 1] ?? this.text.length) + column - 1 };
  }

  span([startLine, startColumn, endLine, endColumn]: Where): Span {
    return { start: this.point(startLine, startColumn), end: this.point(endLine, endColumn) };
  }
}

/** A tree as JSON. Throws when its places are not of this body. */
export function packTree(tree: Body, body: string): string {
  const lines = new Lines(body);
  const packed: Packed[] = [];
  const open: { readonly nodes: readonly Flow[]; readonly into: Packed[] }[] = [
    { nodes: tree.children, into: packed },
  ];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    for (const node of top.nodes) {
      if (node.type !== 'quote') {
        top.into.push(packLeaf(node, lines));
        continue;
      }
      const { type: _type, span, children, ...extra } = node;
      const into: Packed[] = [];
      open.push({ nodes: children, into });
      top.into.push([QUOTE, ...where(span, lines), into, extra]);
    }
  }
  return JSON.stringify([...where(tree.span, lines), packed]);
}

function where({ start, end }: Span, lines: Lines): Where {
  for (const point of [start, end])
    if (lines.point(point.line, point.column).offset !== point.offset)
      throw new RangeError(
        `line ${point.line}, column ${point.column} is not at ${point.offset} of the body`,
      );
  return [start.line, start.column, end.line, end.column];
}

function packLeaf(leaf: Leaf, lines: Lines): PackedLeaf {
  const { type, span, value, ...extra } = leaf;
  const packed = [KINDS.indexOf(type), ...where(span, lines), cutOf(value, span, lines)] as const;
  return Object.keys(extra).length === 0 ? packed : [...packed, extra];
}

function cutOf(value: string, { start, end }: Span, lines: Lines): Cut {
  const values = value.split('\n');
  const cuts: number[] = [];
  let most = 0;
  for (const [i, text] of values.entries()) {
    const line = lines.line(start.line + i);
    if (!line.endsWith(text)) return value;
    const cut = line.length - text.length;
    cuts.push(cut);
    if (cut > most) most = cut;
  }
  const isAlike =
    values.length === end.line - start.line + 1 &&
    values.every((text, i) => lines.line(start.line + i).slice(most) === text);
  return isAlike ? most : cuts;
}

/** The tree of a body. */
export function unpackTree(packed: string, body: string): Body {
  const lines = new Lines(body);
  const [a, b, c, d, nodes] = JSON.parse(packed) as [...Where, readonly Packed[]];
  const children: Flow[] = [];
  const open: { readonly nodes: readonly Packed[]; readonly into: Flow[] }[] = [{ nodes, into: children }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    for (const node of top.nodes) {
      if (!isQuote(node)) {
        top.into.push(unpackLeaf(node, lines));
        continue;
      }
      const into: Flow[] = [];
      open.push({ nodes: node[5], into });
      top.into.push({
        type: 'quote',
        span: spanOf(node, lines),
        children: into,
        ...node[6],
      } as unknown as Quote);
    }
  }
  return { type: 'body', span: lines.span([a, b, c, d]), children };
}

function isQuote(node: Packed): node is PackedQuote {
  return node[0] === QUOTE;
}

function spanOf([, a, b, c, d]: Packed, lines: Lines): Span {
  return lines.span([a, b, c, d]);
}

function unpackLeaf(packed: PackedLeaf, lines: Lines): Leaf {
  const extra = packed[6];
  return {
    type: KINDS[packed[0]],
    span: spanOf(packed, lines),
    value: wordsOf(packed, lines),
    ...extra,
  } as Leaf;
}

function wordsOf([, startLine, , endLine, , cut]: PackedLeaf, lines: Lines): string {
  if (typeof cut === 'string') return cut;
  const values: string[] = [];
  const count = typeof cut === 'number' ? endLine - startLine + 1 : cut.length;
  for (let i = 0; i < count; i++)
    values.push(lines.line(startLine + i).slice(typeof cut === 'number' ? cut : cut[i]));
  return values.join('\n');
}
