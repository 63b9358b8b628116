import type { MessageFinding, Position, ThreadContext } from '../analysis.js';
import type { MessageId } from '../ids.js';

/** One patch of a series of several. */
export interface Part {
  readonly patch: MessageId;
  /** Revision of its series. */
  readonly version: number;
}

/** Where in a series a message was sent. */
export interface Place {
  /** Null under a cover letter, or where there is one patch only. */
  readonly part: Part | null;
  /** The patches of that revision by their numbers. */
  readonly patches: ReadonlyMap<number, MessageId>;
}

export const NOWHERE: Place = { part: null, patches: new Map() };

/** The place of every message: that of the nearest patch or cover letter at or above it. Linear. */
export function placesOf({ series, forest, subjects }: ThreadContext): ReadonlyMap<MessageId, Place> {
  const places = new Map<MessageId, Place>();
  for (const { version, patches: ids, cover } of series) {
    const patches = new Map(ids.map((id, i) => [subjects.get(id)?.number ?? i + 1, id]));
    for (const patch of ids) places.set(patch, { part: ids.length > 1 ? { patch, version } : null, patches });
    if (cover !== null) places.set(cover, { part: null, patches });
  }
  for (const { id, parent } of forest)
    if (!places.has(id)) places.set(id, (parent === null ? undefined : places.get(parent)) ?? NOWHERE);
  return places;
}

/** A position somebody took, and what it was taken towards: one patch, or the whole. */
export interface Step {
  readonly finding: MessageFinding;
  /** As it is held (core/position/people.ts). */
  readonly position: Position;
  readonly part: Part | null;
}

/** Which of the stands on other patches weighs most. */
const WEIGHT: readonly Position[] = ['oppose', 'support-if', 'concern'];

/**
 * What the same person still asks of other patches of the revision that the last step is about; undefined where that speaks of
 * the whole. Of each patch the last step counts.
 */
export function outstandingBeside(steps: readonly Step[]): Step | undefined {
  const last = steps.at(-1)?.part;
  if (last === undefined || last === null) return undefined;
  const whole = steps.findLastIndex(({ part }) => part === null);
  const latest = new Map<MessageId, Step>();
  for (const step of steps.slice(whole + 1))
    if (step.part?.version === last.version) latest.set(step.part.patch, step);
  latest.delete(last.patch);
  const beside = [...latest.values()];
  return WEIGHT.map((position) => beside.find((step) => step.position === position)).find(
    (s) => s !== undefined,
  );
}

/** Whether a step is the first on its patch: who goes on to another patch has not moved by that. */
export function isOnNewPart(steps: readonly Step[], at: number): boolean {
  const part = steps[at]?.part ?? null;
  return part !== null && !steps.slice(0, at).some((s) => s.part === null || s.part.patch === part.patch);
}
