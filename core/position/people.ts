import type { MessageFinding, Person, PersonFinding, Position } from '../analysis.js';
import { isOnNewPart, outstandingBeside, type Part, type Step } from './parts.js';
import { PERSON_RULES } from './people.rules.js';

/** Steps of one person that the rows read: the last ones; a flood of mail moves nobody more than that. */
const MAX_STEPS = 100;

/**
 * An objection that only the models see, and that is more likely wrong than right, holds as a concern: "blocked" is a strong
 * word for a thread. On other lists than those learnt from, this gave two or three points of consensus (n 224).
 */
const SURE_OBJECTION = 0.5;

function heldAs({ position, rule, confidence }: MessageFinding): Position {
  return position === 'oppose' && rule.startsWith('model/') && confidence < SURE_OBJECTION
    ? 'concern'
    : position;
}

/**
 * Where a participant stands at the end of the thread, and every step that led there, oldest first. `valid`: the findings
 * that were not taken back; `partOf`: the patch that a finding is about.
 */
export function settle(
  person: Person,
  findings: readonly MessageFinding[],
  valid: readonly MessageFinding[] = findings,
  partOf: (finding: MessageFinding) => Part | null = () => null,
): PersonFinding {
  const taken = findings.filter((f) => f.position !== 'none');
  const steps =
    taken.length === 0 ? [] : findings.filter((f) => f.position !== 'none' || f.evidence !== null);
  const standingSteps = valid
    .filter((f) => f.position !== 'none')
    .slice(-MAX_STEPS)
    .map((finding) => ({ finding, position: heldAs(finding), part: partOf(finding) }));
  const kept = new Set(valid);
  const left = taken.some((f) => !kept.has(f));
  const { position, rule, shown = steps.at(-1) } = heldBy(standingSteps, taken.length > 0);
  return {
    person: person.key,
    position,
    changed: left || hasMoved(standingSteps),
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

interface Held {
  readonly position: Position;
  readonly rule: string;
  /** The finding that shows it. */
  readonly shown: MessageFinding | undefined;
}

function heldBy(steps: readonly Step[], tookOne: boolean): Held {
  const beside = steps.at(-1)?.position === 'support' ? outstandingBeside(steps) : undefined;
  const positions = steps.map((s) => s.position);
  const held = standing(positions, tookOne && steps.length === 0, beside?.position);
  const shown = steps.findLast((s) => s.position === held.position) ?? beside ?? steps.at(-1);
  return { ...held, shown: shown?.finding };
}

/** They moved where a later step on the same changed what they hold; a first word on another patch is no move. */
function hasMoved(steps: readonly Step[]): boolean {
  const held = steps.map((_, at) => heldBy(steps.slice(0, at + 1), true).position);
  return held.some((position, at) => at > 0 && position !== held[at - 1] && !isOnNewPart(steps, at));
}

/**
 * The row that decides, and what it says; `gaveUp`: they held positions, and took every one back; `beside`: what they still
 * ask of other patches.
 */
export function standing(
  positions: readonly Position[],
  gaveUp = false,
  beside?: Position,
): { position: Position; rule: string } {
  const words = beside === undefined ? positions : [...positions, 'beside', beside];
  const said = gaveUp ? 'given-up' : words.join(' ');
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
