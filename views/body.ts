import type { Body, BodyLine, Flow, Quote } from '../core/quote/nodes.js';
import { SURE } from './doubt.js';

export interface NumberedLine {
  /** From 1, in the decoded body. */
  readonly n: number;
  readonly text: string;
}
/** Lines of one kind. Blank lines between two leaves stand at the head of the later one's run. */
export interface Run {
  readonly kind: BodyLine['kind'];
  readonly lines: readonly NumberedLine[];
}
/** Lines of one writer at one depth, all sure or all doubtful: what gets one bar on the page. */
export interface Segment {
  readonly depth: number;
  /** The innermost quote around the lines; null for the sender's own. */
  readonly quote: Quote | null;
  /** 0 to 1: that the lines are by whom the tree says, on average. */
  readonly confidence: number;
  readonly runs: readonly Run[];
}

/** Blank lines kept between two leaves; more say nothing more. */
const MOST_BLANKS = 2;

interface Open {
  readonly quote: Quote | null;
  readonly depth: number;
  readonly children: readonly Flow[];
  next: number;
}

interface OpenSegment {
  readonly depth: number;
  readonly quote: Quote | null;
  readonly runs: Run[];
  readonly isSure: boolean;
  /** Of the confidence in its lines, and how many there are. */
  sum: number;
  lines: number;
}

/** The tree as a flat list in reading order. Walks with its own stack: depth is the sender's choice. */
export function segments(body: Body): Segment[] {
  const found: OpenSegment[] = [];
  const stack: Open[] = [{ quote: null, depth: 0, children: body.children, next: 0 }];
  let lastLine = 0;
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const node = top.children[top.next++];
    if (node === undefined) {
      stack.pop();
    } else if (node.type === 'quote') {
      stack.push({ quote: node, depth: top.depth + 1, children: node.children, next: 0 });
    } else {
      const { quote, depth } = top;
      const confidence = node.confidence ?? quote?.confidence ?? 1;
      const current = found.at(-1);
      const joins =
        current !== undefined &&
        current.quote === quote &&
        current.depth === depth &&
        current.isSure === confidence >= SURE;
      const lines = leafLines(node.value, node.span.start.line, joins ? lastLine : node.span.start.line - 1);
      const segment = joins
        ? current
        : { depth, quote, runs: [], isSure: confidence >= SURE, sum: 0, lines: 0 };
      if (!joins) found.push(segment);
      segment.runs.push({ kind: node.type, lines });
      segment.sum += confidence * lines.length;
      segment.lines += lines.length;
      lastLine = lines.at(-1)?.n ?? lastLine;
    }
  }
  return found.map(({ depth, quote, runs, sum, lines }) => ({ depth, quote, runs, confidence: sum / lines }));
}

function leafLines(value: string, firstLine: number, after: number): NumberedLine[] {
  const blanks = Math.min(Math.max(0, firstLine - after - 1), MOST_BLANKS);
  return [
    ...Array.from({ length: blanks }, (_, i) => ({ n: firstLine - blanks + i, text: '' })),
    ...value.split('\n').map((text, i) => ({ n: firstLine + i, text })),
  ];
}

/** Name of who wrote a segment; null where nothing tells. */
export function writerOf({ quote }: Segment, sender: string): string | null {
  if (quote === null) return sender;
  return quote.speaker === null ? null : quote.speaker.name;
}

export function lineCount(segment: Segment): number {
  return segment.runs.reduce((sum, run) => sum + run.lines.length, 0);
}

/** Own words, or a stretch of quoted segments with nothing own between them. */
export interface Stretch {
  readonly quoted: boolean;
  /** Quoted segments to fold away; the newest lines, which the reply stands under, are in `shown`. */
  readonly folded: readonly Segment[];
  readonly shown: readonly Segment[];
}

/** A stretch of quoted lines up to this long is shown whole. */
const LONGEST_UNFOLDED = 18;
/** So many of its last lines stay visible when it is folded: they are what the words below answer. */
const KEPT_LINES = 8;

/** Groups segments for the page: long quotes fold but for their end, a quote that nothing follows folds whole. */
export function stretches(all: readonly Segment[], folds = true): Stretch[] {
  const groups: Segment[][] = [];
  for (const segment of all) {
    const group = groups.at(-1);
    if (segment.depth > 0 && group !== undefined && (group[0]?.depth ?? 0) > 0) group.push(segment);
    else groups.push([segment]);
  }
  return groups.map((group, i) => {
    const quoted = group[0]?.depth !== 0;
    if (!quoted || !folds) return { quoted, folded: [], shown: group };
    return { quoted, ...fold(group, i === groups.length - 1) };
  });
}

function fold(group: readonly Segment[], isLast: boolean): Pick<Stretch, 'folded' | 'shown'> {
  const total = group.reduce((sum, segment) => sum + lineCount(segment), 0);
  if (total <= LONGEST_UNFOLDED) return { folded: [], shown: group };
  if (isLast) return { folded: group, shown: [] };
  let left = total - KEPT_LINES;
  const folded: Segment[] = [];
  const shown: Segment[] = [];
  for (const segment of group) {
    const lines = lineCount(segment);
    if (left >= lines) folded.push(segment);
    else if (left <= 0) shown.push(segment);
    else {
      folded.push(slice(segment, 0, left));
      shown.push(slice(segment, left, lines));
    }
    left -= lines;
  }
  return { folded, shown };
}

function slice(segment: Segment, from: number, to: number): Segment {
  const runs: Run[] = [];
  let start = 0;
  for (const run of segment.runs) {
    const lines = run.lines.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (lines.length > 0) runs.push({ ...run, lines });
    start += run.lines.length;
  }
  return { ...segment, runs };
}

export interface PatchFile {
  /** As the diff names it, without `b/`; null for lines before the first file. */
  readonly name: string | null;
  readonly lines: readonly NumberedLine[];
}

/** A diff cut where each file begins. */
export function patchFiles(run: Run): PatchFile[] {
  const files: { name: string | null; lines: NumberedLine[] }[] = [];
  for (const line of run.lines) {
    const name = line.text.startsWith('diff ') ? line.text.slice(line.text.lastIndexOf(' ') + 1) : undefined;
    const current = files.at(-1);
    if (name === undefined && current !== undefined) current.lines.push(line);
    else files.push({ name: name?.replace(/^b\//, '') ?? null, lines: [line] });
  }
  return files;
}

/** `AN` for Ana Novak: first letters of the first and last word; `?` for nobody. */
export function initials(name: string | null): string {
  const words = (name ?? '').split(/[\s._-]+/).flatMap((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? []);
  const first = words[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return `${first}${last}`.toUpperCase();
}
