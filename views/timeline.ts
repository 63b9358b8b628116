import type { Position } from '../core/analysis.js';
import type { Evidence, RfcPage } from '../db/pages/types.js';
import { day } from './time.js';

/** Geometry of the picture of a discussion, in CSS pixels: time across, people down. */
export interface TimelinePicture {
  readonly width: number;
  readonly height: number;
  /** Where the rows of people begin; names stand left of it. */
  readonly left: number;
  /** Oldest first. */
  readonly revisions: readonly {
    readonly x: number;
    readonly label: string;
    readonly date: string;
    /** What there is room for: label and day, label, or nothing. */
    readonly text: string;
  }[];
  readonly rows: readonly TimelineRow[];
}
export interface TimelineRow {
  readonly name: string;
  /** Middle of the row. */
  readonly y: number;
  readonly marks: readonly TimelineMark[];
}
export interface TimelineMark {
  /** Middle of the shape. */
  readonly x: number;
  /** Where this stand ends: at the next mark of the person or at the right edge. */
  readonly end: number;
  readonly position: Position;
  readonly evidence: Evidence;
}

const WIDTH = 1080;
const LEFT = 190;
const RIGHT = 20;
const TOP = 34;
const ROW = 30;
/** Marks of one person stand at least this far apart, so that each can be hit (WCAG 2.5.8). */
const APART = 26;
/** Room that one letter of a label takes. */
const LETTER = 8;
/** More steps of one person than fit are dropped from the oldest on; the table beside the picture has them all. */
const MOST_MARKS = Math.floor((WIDTH - LEFT - RIGHT) / APART);

/** Null when there is nothing to draw: nobody took a stand. */
export function timelinePicture(page: RfcPage): TimelinePicture | null {
  const people = page.reviewers.filter((reviewer) => reviewer.path.length > 0);
  if (people.length === 0) return null;
  const x = scale([
    page.posted,
    page.lastActivity,
    ...page.revisions.map((revision) => revision.date),
    ...people.flatMap((person) => person.path.map((step) => step.evidence.date)),
  ]);
  return {
    width: WIDTH,
    height: TOP + people.length * ROW + 8,
    left: LEFT,
    revisions: labelled(page.revisions.map(({ label, date }) => ({ x: x(date), label, date }))),
    rows: people.map((person, i) => ({
      name: person.person.name,
      y: TOP + (i + 0.5) * ROW,
      marks: marks(person.path.slice(-MOST_MARKS), x),
    })),
  };
}

/** Each label with as much as fits before the next bar, the newest always with its name. */
function labelled(bars: readonly { readonly x: number; readonly label: string; readonly date: string }[]) {
  return bars.map((bar, i) => {
    const room = (bars[i + 1]?.x ?? WIDTH) - bar.x;
    const full = `${bar.label} ${day(bar.date)}`;
    const text = [full, bar.label].find((one) => one.length * LETTER <= room);
    return { ...bar, text: text ?? (i === bars.length - 1 ? bar.label : '') };
  });
}

/** From an ISO date to pixels; a date that cannot be read stands at the left edge. */
function scale(dates: readonly string[]): (date: string) => number {
  const times = dates.map((date) => Date.parse(date)).filter((time) => !Number.isNaN(time));
  const first = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const span = Math.max(1, last - first);
  return (date) => {
    const time = Date.parse(date);
    const share = Number.isNaN(time) ? 0 : (time - first) / span;
    return Math.round(LEFT + APART / 2 + share * (WIDTH - LEFT - RIGHT - APART));
  };
}

function marks(path: RfcPage['reviewers'][number]['path'], x: (date: string) => number): TimelineMark[] {
  const places = path.map((step) => x(step.evidence.date));
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i] ?? 0, (places[i - 1] ?? 0) + APART);
  let limit = WIDTH - RIGHT - APART / 2;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i] ?? 0, limit);
    limit = (places[i] ?? 0) - APART;
  }
  return path.map((step, i) => ({
    x: places[i] ?? 0,
    end: places[i + 1] ?? WIDTH - RIGHT,
    position: step.position,
    evidence: step.evidence,
  }));
}
