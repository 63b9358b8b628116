import type { MessageFinding, Position, ThreadContext } from '../analysis.js';
import type { MessageId } from '../ids.js';

/** One patch of a series of several. */
export interface Part {
  readonly patch: MessageId;
  /** Revision of its series. */
  readonly version: number;
}

/** The patch that each message was sent under; null under a cover letter, or where there is one patch only. Linear. */
export function partsOf({ series, forest }: ThreadContext): ReadonlyMap<MessageId, Part | null> {
  const parts = new Map<MessageId, Part | null>();
  for (const { version, patches, cover } of series) {
    for (const patch of patches) parts.set(patch, patches.length > 1 ? { patch, version } : null);
    if (cover !== null) parts.set(cover, null);
  }
  for (const { id, parent } of forest)
    if (!parts.has(id)) parts.set(id, parent === null ? null : (parts.get(parent) ?? null));
  return parts;
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
