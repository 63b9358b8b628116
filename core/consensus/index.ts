import type { Consensus, Outcome, PersonFinding, Question, Reason, ThreadContext } from '../analysis.js';
import type { PersonKey } from '../ids.js';
import type { RoleFinding } from '../role/index.js';
import { compare } from '../thread/index.js';
import type { ConsensusRow } from './consensus.rules.js';
import { missingFor } from './missing.js';
import { dayOf, type Names, namesIn, quoteShort, stands } from './phrases.js';
import { consensusRow } from './table.js';
import { turnsOf } from './turns.js';

/** RFC 7282 asks for the objections that decide, not for a count: more than three would be a list again. */
const MAX_REASONS = 3;

/**
 * Where a thread stands: the state its participants' final positions give by the decision table, the one to three
 * decisive events, what is missing for the next state, and whose turn it is. The author's own stand never counts. An office
 * (`roles`) is named with the person who holds it, and weighs no more.
 */
export function decideConsensus(
  context: ThreadContext,
  positions: readonly PersonFinding[],
  questions: readonly Question[],
  outcome: Outcome,
  roles: Roles = new Map(),
): Consensus {
  const participants = positions.filter((p) => p.person !== context.author.key);
  const names = namesIn(context);
  const row = consensusRow(participants.map((p) => p.position));
  return {
    state: row.outcome,
    reasons: reasonsFor(context, withOffice(names, roles), row, participants),
    missing: missingFor(names, row.outcome, participants, outcome),
    turns: turnsOf(context, names, participants, questions, outcome),
  };
}

type Roles = ReadonlyMap<PersonKey, RoleFinding>;

/** "Bo Berg (maintainer of WIDGET DRIVERS)". */
function withOffice(names: Names, roles: Roles): Names {
  return (person) => {
    const held = roles.get(person as PersonKey);
    return held === undefined || held.of === ''
      ? names(person)
      : `${names(person)} (${held.role} of ${held.of})`;
  };
}

function reasonsFor(
  context: ThreadContext,
  names: Names,
  row: ConsensusRow,
  participants: readonly PersonFinding[],
): Reason[] {
  const decisive = pickDecisive(row, participants).map((finding) => ({
    rule: row.id,
    text: describe(names, finding, heldSince(context, finding)),
    messageId: finding.evidence,
  }));
  return decisive.length > 0 ? decisive : [{ rule: row.id, text: row.because, messageId: null }];
}

/** One of each decisive stand first, so that both sides show; then the rest, oldest first within a stand. */
function pickDecisive(row: ConsensusRow, participants: readonly PersonFinding[]): PersonFinding[] {
  const columns = row.decisive.map((position) =>
    participants
      .filter((p) => p.position === position)
      .sort((a, b) => compare(a.since ?? '', b.since ?? '') || compare(a.person, b.person)),
  );
  const first = columns.flatMap((column) => column.slice(0, 1));
  const rest = columns.flatMap((column) => column.slice(1));
  return [...first, ...rest].slice(0, MAX_REASONS);
}

/** The date of the first of the steps in a row that say the same as the one that shows it. */
function heldSince(
  { byId }: ThreadContext,
  { path, position, evidence, since }: PersonFinding,
): string | null {
  const steps = path.filter((step) => step.position !== 'none');
  let at = steps.findLastIndex((step) => step.messageId === evidence);
  while (at > 0 && steps[at - 1]?.position === position) at--;
  const first = steps[at];
  return (first === undefined ? undefined : byId.get(first.messageId)?.date) ?? since;
}

function describe(names: Names, finding: PersonFinding, held: string | null): string {
  const since = held === null ? '' : ` since ${dayOf(held)}`;
  const words = finding.text === null ? '' : `: ${quoteShort(finding.text)}`;
  return `${names(finding.person)} ${stands(finding.position)}${since}${words}`;
}
