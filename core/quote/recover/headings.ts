/**
 * What a feature is weighed under: where in the page a depth stands. The same words speak for the sender at depth 0 and
 * for somebody else below; the number of the depth itself says little.
 */

/** Depths by the one who wrote them: the sender, whom the sender answers, the last one named so far, those between, nobody named. */
const ROLES = ['own', 'parent', 'deepest', 'between', 'unnamed'];
/** Depths that other messages can tell of. */
export const DEEPEST = 12;
/** Attribution lines above that are told apart. */
const MOST_SEEN = 3;
/** Steps that are told apart: three up to three down. */
const LONGEST_STEP = 3;

const PLACES = ROLES.flatMap((role) => counts(MOST_SEEN + 1).map((seen) => `${role}${seen}`));
const STEPS = counts(2 * LONGEST_STEP + 1).map((step) => String(step - LONGEST_STEP));
/** A step, from own words or not, to a place. */
const WAYS = STEPS.flatMap((step) => ['', 'o'].flatMap((own) => PLACES.map((to) => `${step}${own}>${to}`)));

export const HEADINGS: readonly string[] = [
  ...PLACES,
  ...ROLES.map((role) => `~${role}`),
  '*',
  ...STEPS,
  ...WAYS,
];

const FIRST_ROLE = PLACES.length;
/** For features that already compare with a depth. */
export const ANY = FIRST_ROLE + ROLES.length;
const FIRST_STEP = ANY + 1;
const FIRST_WAY = FIRST_STEP + STEPS.length;

/** @param seen attribution lines above the line */
export function placeOf(depth: number, seen: number): number {
  return roleOf(depth, seen) * (MOST_SEEN + 1) + Math.min(seen, MOST_SEEN);
}

export function roleHeading(depth: number, seen: number): number {
  return FIRST_ROLE + roleOf(depth, seen);
}

/** What the steps from the depths of one line to those of the next are weighed under: many share a heading. */
export interface StepHeadings {
  /** Of steps and of ways. */
  readonly headings: readonly number[];
  /** Two indexes in `headings` for each step, at `2 * (from * depths + to)`. */
  readonly steps: Uint16Array;
}

const made = new Map<number, StepHeadings>();
/** Counts of depths, from none to all. */
const COUNTS = DEEPEST + 2;

/** @param above depths of the line above  @param depths at most as many as other messages can tell of  @param seen attribution lines above the line */
export function stepHeadings(above: number, depths: number, seen: number): StepHeadings {
  const key = (above * COUNTS + depths) * COUNTS + Math.min(seen, COUNTS - 1);
  const known = made.get(key);
  if (known !== undefined) return known;
  const headings = makeStepHeadings(above, depths, seen);
  made.set(key, headings);
  return headings;
}

function makeStepHeadings(above: number, depths: number, seen: number): StepHeadings {
  const each = counts(above).flatMap((from) =>
    counts(depths).flatMap((to) => [stepHeading(from, to), wayHeading(from, to, seen)]),
  );
  const headings = [...new Set(each)];
  return { headings, steps: Uint16Array.from(each, (heading) => headings.indexOf(heading)) };
}

function stepHeading(from: number, to: number): number {
  return FIRST_STEP + stepOf(from, to);
}

/** The heading tells where a step leads, and not only how far. */
export function isWay(heading: number): boolean {
  return heading >= FIRST_WAY;
}

function wayHeading(from: number, to: number, seen: number): number {
  return FIRST_WAY + (stepOf(from, to) * 2 + (from === 0 ? 1 : 0)) * PLACES.length + placeOf(to, seen);
}

function roleOf(depth: number, seen: number): number {
  if (depth === 0) return 0;
  if (depth > seen) return 4;
  if (depth === seen) return 2;
  return depth === 1 ? 1 : 3;
}

function stepOf(from: number, to: number): number {
  return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, to - from)) + LONGEST_STEP;
}

function counts(end: number): number[] {
  return Array.from({ length: end }, (_, i) => i);
}
