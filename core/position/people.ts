import type { MessageFinding, Person, PersonFinding, Position } from '../analysis.js';
import { PERSON_RULES } from './people.rules.js';

/** Steps of one person that the rows read: the last ones; a flood of mail moves nobody more than that. */
const MAX_STEPS = 100;

/**
 * An objection that only the models see, and not surely, holds as a concern: "blocked" is a strong word for a thread.
 * Fitted on other lists, this raises the share of threads whose consensus is right from .563 to .589 (n 224).
 */
const SURE_OBJECTION = 0.5;

function heldAs({ position, rule, confidence }: MessageFinding): Position {
  return position === 'oppose' && rule.startsWith('model/') && confidence < SURE_OBJECTION
    ? 'concern'
    : position;
}

/**
 * Where a participant stands at the end of the thread, and every step that led there, oldest first. `valid`: the findings
 * that were not taken back.
 */
export function settle(
  person: Person,
  findings: readonly MessageFinding[],
  valid: readonly MessageFinding[] = findings,
): PersonFinding {
  const taken = findings.filter((f) => f.position !== 'none');
  const steps =
    taken.length === 0 ? [] : findings.filter((f) => f.position !== 'none' || f.evidence !== null);
  const standingSteps = valid.filter((f) => f.position !== 'none');
  const gaveUp = taken.length > 0 && standingSteps.length === 0;
  const { position, rule } = standing(standingSteps.slice(-MAX_STEPS).map(heldAs), gaveUp);
  const shown = standingSteps.findLast((s) => heldAs(s) === position) ?? standingSteps.at(-1);
  return {
    person: person.key,
    position,
    changed: gaveUp || new Set(taken.map((s) => s.position)).size > 1,
    evidence: shown?.messageId ?? null,
    text: shown?.evidence ?? null,
    rule,
    since: shown?.date ?? null,
    path: steps.map((f) => ({
      messageId: f.messageId,
      position: f.position,
      text: f.evidence ?? '',
      note: f.rule,
    })),
    condition: conditionOf(shown, position),
  };
}

/** The row that decides, and what it says; `gaveUp`: they held positions, and took every one back. */
export function standing(
  positions: readonly Position[],
  gaveUp = false,
): { position: Position; rule: string } {
  const said = gaveUp ? 'given-up' : positions.join(' ');
  const row = PERSON_RULES.find((r) => r.pattern.test(said));
  const rule = row?.id ?? 'person/latest-stands';
  if (row?.outcome === 'before') return { position: positions.at(-2) ?? 'none', rule };
  if (row === undefined || row.outcome === 'latest') return { position: positions.at(-1) ?? 'none', rule };
  return { position: row.outcome, rule };
}

function conditionOf(finding: MessageFinding | undefined, position: Position): string | null {
  const tied = finding?.statements.findLast((s) => s.position === position && s.condition !== null);
  return tied?.condition ?? null;
}
