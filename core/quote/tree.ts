import { type Line, pointAt } from './lines.js';
import type { Body, Flow, Quote, Source, Span, Speaker } from './nodes.js';
import type { Zone } from './zones.js';

/** Who wrote the lines of one quote, and how we know. */
export interface Voice {
  readonly speaker: Speaker | null;
  readonly source: Source | null;
  readonly basis: Quote['basis'];
  readonly confidence: number;
}
const UNKNOWN: Voice = { speaker: null, source: null, basis: 'marks', confidence: 0 };

/** @param index of a line  @param depth its own depth, or that of a quote around it; voices are compared by identity */
export type VoiceOf = (index: number, depth: number) => Voice | null;

interface OpenQuote {
  readonly children: Flow[];
  readonly first: Line;
  last: Line;
  voice: Voice | null;
  /** No line of its own was seen yet. */
  empty: boolean;
}

/**
 * Makes the tree of a body from its lines. A quote ends where the depth falls below its own, or where its own lines change
 * their voice.
 *
 * @param sure for each line of a body that lost its marks, how likely its depth is
 */
export function buildTree(
  body: string,
  lines: readonly Line[],
  zones: readonly (Zone | null)[],
  voiceOf: VoiceOf,
  sure: readonly number[] | null = null,
): Body {
  const root: Flow[] = [];
  const open: OpenQuote[] = [];
  const close = () => {
    const quote = open.pop();
    if (quote !== undefined) (open.at(-1)?.children ?? root).push(quoteNode(quote));
  };
  for (let index = 0; index < zones.length; ) {
    const zone = zones[index];
    const line = lines[index];
    if (zone === null || zone === undefined || line === undefined) {
      index++;
      continue;
    }
    const { depth } = zone;
    while (open.length > depth) close();
    const voice = depth === 0 ? null : voiceOf(index, depth);
    if (open.length === depth && open.at(-1)?.empty === false && open.at(-1)?.voice !== voice) close();
    while (open.length < depth) {
      open.push({
        children: [],
        first: line,
        last: line,
        voice: voiceOf(index, open.length + 1),
        empty: true,
      });
    }
    const innermost = open.at(-1);
    if (innermost?.empty === true) Object.assign(innermost, { voice, empty: false });
    const end = leafEnd(zones, index, (i) => depth === 0 || voiceOf(i, depth) === voice);
    const made = leaf(body, lines, zone, index, end);
    const isNamed = depth === 0 || (voice !== null && voice.speaker !== null);
    (innermost?.children ?? root).push(
      sure === null ? made : { ...made, confidence: isNamed ? mean(sure, zones, index, end) : 0 },
    );
    for (const quote of open) quote.last = lines[end - 1] as Line;
    index = end;
  }
  while (open.length > 0) close();
  return { type: 'body', span: bodySpan(body, lines), children: root };
}

/** To four places, and 1 only where all lines are certain. */
function mean(sure: readonly number[], zones: readonly (Zone | null)[], index: number, end: number): number {
  let sum = 0;
  let count = 0;
  for (let i = index; i < end; i++) {
    if (zones[i] === null) continue;
    sum += sure[i] ?? 0;
    count++;
  }
  return Math.floor((sum / count) * 10_000) / 10_000;
}

function quoteNode({ first, last, voice, children }: OpenQuote): Quote {
  const { speaker, source, basis, confidence } = voice ?? UNKNOWN;
  const span = { start: pointAt(first, first.start), end: pointAt(last, last.end) };
  return { type: 'quote', span, speaker, source, basis, confidence, children };
}

/** Index after the last line of the leaf that begins at `index`. Blank lines end a leaf, except inside a diff. */
function leafEnd(
  zones: readonly (Zone | null)[],
  index: number,
  sameVoice: (index: number) => boolean,
): number {
  const first = zones[index] as Zone;
  let end = index + 1;
  for (let i = index + 1; i < zones.length; i++) {
    const zone = zones[i];
    if (zone === null || zone === undefined) {
      if (first.kind !== 'patch') break;
      continue;
    }
    if (zone.kind !== first.kind || zone.depth !== first.depth || zone.begins || !sameVoice(i)) break;
    end = i + 1;
  }
  return end;
}

function leaf(body: string, lines: readonly Line[], zone: Zone, index: number, end: number): Flow {
  const first = lines[index] as Line;
  const last = lines[end - 1] as Line;
  const span: Span = { start: pointAt(first, first.textStart), end: pointAt(last, last.end) };
  const value = leafValue(body, lines, index, end);
  switch (zone.kind) {
    case 'attribution':
      return { type: 'attribution', span, value, speaker: zone.speaker ?? { name: '', address: null } };
    case 'trailer':
      return { type: 'trailer', span, value, key: zone.key ?? '' };
    case 'patch':
      return { type: 'patch', span, value, anchor: zone.anchor };
    default:
      return { type: zone.kind, span, value };
  }
}

/** The text of some lines; one cut from the body where none has marks. */
function leafValue(body: string, lines: readonly Line[], index: number, end: number): string {
  const first = lines[index] as Line;
  let value = first.text;
  let marked = false;
  for (let i = index + 1; i < end && !marked; i++) {
    const { start, textStart } = lines[i] as Line;
    marked = start !== textStart;
  }
  if (!marked) return end === index + 1 ? value : body.slice(first.textStart, (lines[end - 1] as Line).end);
  for (let i = index + 1; i < end; i++) value += `\n${(lines[i] as Line).text}`;
  return value;
}

function bodySpan(body: string, lines: readonly Line[]): Span {
  const start = { line: 1, column: 1, offset: 0 };
  const last = lines.at(-1);
  if (last === undefined) return { start, end: start };
  const end =
    last.end < body.length
      ? { line: pointAt(last, last.end).line + 1, column: 1, offset: body.length }
      : pointAt(last, last.end);
  return { start, end };
}
