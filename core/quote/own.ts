import { type NodePath, nodePath } from '../ids.js';
import type { Message } from '../message.js';
import { placesIn } from './diff.js';
import type { Body, BodyLine, DiffAnchor, Flow, OwnSegment, Patch, Quote, QuotedSegment } from './nodes.js';

/** Characters kept of the words that own words answer. */
const QUOTED_CHARACTERS = 2_000;

export type LeafNode = Exclude<Flow, Quote>;
/** A leaf with the quotes around it, outermost first, and its own child index. */
export interface Place {
  readonly leaf: LeafNode;
  readonly depth: number;
  readonly quote: Quote | null;
  /** Child indexes from the root to the leaf. The array is reused: read it before the next step. */
  readonly indexes: readonly number[];
}

/** Leaves of one quote with no own words between. */
interface QuotedRun {
  readonly quote: Quote;
  readonly indexes: readonly number[];
  readonly depth: number;
  readonly leaves: LeafNode[];
}

interface Frame {
  readonly quote: Quote | null;
  readonly children: readonly Flow[];
  next: number;
}

/** The leaves of a tree in document order. An explicit stack: quote depth is the sender's choice, not ours. */
export function* leaves(tree: Body): Generator<Place> {
  const stack: Frame[] = [{ quote: null, children: tree.children, next: 0 }];
  const indexes: number[] = [];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    indexes.length = stack.length - 1;
    const index = top.next++;
    const node = top.children[index];
    if (node === undefined) {
      stack.pop();
      continue;
    }
    indexes.push(index);
    if (node.type === 'quote') stack.push({ quote: node, children: node.children, next: 0 });
    else yield { leaf: node, depth: stack.length - 1, quote: top.quote, indexes };
  }
}

/** The sender's own paragraphs of a message, each with the quoted words right above it that it answers. */
export function ownSegments(tree: Body): OwnSegment[] {
  const segments: { -readonly [K in keyof OwnSegment]: OwnSegment[K] }[] = [];
  let above = null as QuotedSegment | null;
  let run = null as QuotedRun | null;
  for (const { leaf, depth, quote, indexes } of leaves(tree)) {
    if (quote !== null) {
      if (run?.quote !== quote) run = { quote, indexes: indexes.slice(0, -1), depth, leaves: [] };
      run.leaves.push(leaf);
      const last = segments.at(-1);
      if (last !== undefined && above !== null && last.answers === above) last.beforeQuote = true;
      if (last !== undefined && above === null) last.beforeQuote = true;
      continue;
    }
    if (leaf.type !== 'paragraph') continue;
    if (run !== null)
      above = quotedSegment(run.quote, nodePath(run.indexes.join('.')), run.depth, run.leaves);
    run = null;
    segments.push({
      path: nodePath(indexes.join('.')),
      span: leaf.span,
      text: leaf.value,
      answers: above,
      beforeQuote: false,
    });
  }
  return segments;
}

function quotedSegment(quote: Quote, path: NodePath, depth: number, run: readonly LeafNode[]): QuotedSegment {
  const last = run.at(-1);
  const isPatch = last?.type === 'patch';
  const text = run
    .slice(-40)
    .map((l) => l.value)
    .join('\n')
    .slice(-QUOTED_CHARACTERS);
  const anchor = last?.type === 'patch' ? lastAnchor(last) : null;
  return { path, depth, speaker: quote.speaker, source: quote.source, isPatch, anchor, text };
}

/** Place of the last line of a diff. */
function lastAnchor({ anchor, value }: Patch): DiffAnchor | null {
  if (anchor === null) return null;
  const { file, hunk, line } = placesIn(value, anchor).at(-1) ?? anchor;
  return { file, hunk, line };
}

/** Every non-blank line of a body in order, with who wrote it first: the flat form of the tree. */
export function bodyLines(message: Message, tree: Body): BodyLine[] {
  const lines: BodyLine[] = [];
  const own = message.from.name || message.from.address;
  for (const { leaf, depth, quote } of leaves(tree)) {
    const speaker = quote === null ? own : (quote.speaker?.name ?? null);
    const source = quote === null ? message.id : (quote.source?.messageId ?? null);
    const confidence = leaf.confidence ?? quote?.confidence ?? 1;
    let line = leaf.span.start.line;
    for (const text of leaf.value.split('\n')) {
      if (text.trim() !== '') lines.push({ line, text, depth, speaker, source, confidence, kind: leaf.type });
      line++;
    }
  }
  return lines;
}

/** How surely the lines of a body that lost its marks are by whom its tree says, on average; null where marks were kept. */
export function treeConfidence(tree: Body): number | null {
  let sum = 0;
  let count = 0;
  for (const { leaf } of leaves(tree)) {
    if (leaf.confidence === undefined) continue;
    const lines = leaf.span.end.line - leaf.span.start.line + 1;
    sum += leaf.confidence * lines;
    count += lines;
  }
  return count === 0 ? null : sum / count;
}
