import type { OutcomeState, Position } from '../analysis.js';

/** Something somebody said, by which things are put in order. Dates are ISO 8601 UTC. */
interface Dated {
  readonly date: string;
}
/** A stand somebody took, oldest first in a path. */
export interface Stand<Said extends Dated> {
  readonly position: Position;
  readonly said: Said;
}

/** What may become of an objection or condition (RFC 7282, draft-nottnick-ietf-decisions). */
export const OBJECTION_FATES = ['accommodated', 'withdrawn', 'outweighed', 'stands'] as const;
export type ObjectionFate = (typeof OBJECTION_FATES)[number];

export interface Objection<Said extends Dated> {
  /** The strongest of what they said while it stood. */
  readonly position: Objecting;
  /** The words in which they first said that. */
  readonly raised: Said;
  readonly fate: ObjectionFate;
  /** Their words that ended it; null while it stands, and where a correction says so. */
  readonly ended: Said | null;
}

type Objecting = 'oppose' | 'concern' | 'support-if';
const STRENGTH: readonly Position[] = ['support-if', 'concern', 'oppose'];

function isObjecting(position: Position): position is Objecting {
  return STRENGTH.includes(position);
}

/**
 * The objections and conditions in one person's path. Who comes to support it after a new revision, or after a condition,
 * was accommodated; who gives an objection up without one withdrew it. Silence ends nothing, and a stand that is only
 * taken again does not begin another objection.
 *
 * @param revisions dates on which revisions were posted
 */
export function objectionsIn<Said extends Dated>(
  path: readonly Stand<Said>[],
  revisions: readonly string[],
): readonly Objection<Said>[] {
  const out: Objection<Said>[] = [];
  let open = null as Objection<Said> | null;
  for (const { position, said } of path) {
    if (isObjecting(position)) {
      if (open === null || STRENGTH.indexOf(position) > STRENGTH.indexOf(open.position))
        open = { position, raised: said, fate: 'stands', ended: null };
    } else if (open !== null && position !== 'none') {
      out.push({ ...open, fate: endedBy(open, position, said.date, revisions), ended: said });
      open = null;
    }
  }
  return open === null ? out : [...out, open];
}

function endedBy(
  { position, raised }: Objection<Dated>,
  now: Position,
  date: string,
  revisions: readonly string[],
): ObjectionFate {
  if (position === 'support-if' && now === 'support') return 'accommodated';
  return revisions.some((posted) => raised.date < posted && posted <= date) ? 'accommodated' : 'withdrawn';
}

const FINAL: ReadonlySet<OutcomeState> = new Set(['applied', 'withdrawn', 'rejected', 'superseded']);

/** Whether nothing more is to be decided. A promised revision is no end. */
export function isFinal(outcome: OutcomeState): boolean {
  return FINAL.has(outcome);
}

/** What was said until the record was closed, and what came after it; `closed` null: it is open, and all belongs to it. */
export function splitAt<Item>(
  items: readonly Item[],
  closed: string | null,
  dateOf: (item: Item) => string,
): { readonly before: readonly Item[]; readonly after: readonly Item[] } {
  const isBefore = (item: Item) => closed === null || dateOf(item) <= closed;
  return { before: items.filter(isBefore), after: items.filter((item) => !isBefore(item)) };
}
