import type { OwnSegment, Point, Span } from '../quote/nodes.js';
import type { Sentence } from './sentences.js';

/** Where a sentence of an own segment stands in the decoded body: own words carry no marks, so offsets only shift. */
export function spanIn(segment: OwnSegment, { start, end }: Pick<Sentence, 'start' | 'end'>): Span {
  return { start: pointAt(segment, start), end: pointAt(segment, end) };
}

function pointAt({ span, text }: OwnSegment, offset: number): Point {
  const before = text.slice(0, offset);
  const breaks = before.split('\n').length - 1;
  const column = breaks === 0 ? span.start.column + offset : offset - before.lastIndexOf('\n');
  return { line: span.start.line + breaks, column, offset: span.start.offset + offset };
}
