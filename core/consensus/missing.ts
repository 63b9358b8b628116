import type { ConsensusState, Outcome, PersonFinding } from '../analysis.js';
import { type Names, quoteShort } from './phrases.js';

/** What must happen before the thread reaches the next state, one sentence each; empty when the thread is over. */
export function missingFor(
  names: Names,
  state: ConsensusState,
  participants: readonly PersonFinding[],
  outcome: Outcome,
): string[] {
  if (outcome.state === 'applied' || outcome.state === 'withdrawn' || outcome.state === 'rejected') return [];
  if (state === 'no-review') return ['A participant has to take a position.'];
  if (state === 'consensus') return ['Somebody with authority has to apply it.'];
  const holders = state === 'blocked' || state === 'contested' ? opposing(participants) : participants;
  const perPerson = holders.flatMap((finding) => settling(names, finding));
  return state === 'needs-work' ? [...perPerson, 'A participant has to speak in support.'] : perPerson;
}

/** Concerns wait behind an objection: settling them first would not change the state. */
function opposing(participants: readonly PersonFinding[]): PersonFinding[] {
  return participants.filter((p) => p.position === 'oppose');
}

function settling(names: Names, finding: PersonFinding): string[] {
  const name = names(finding.person);
  const words = finding.condition ?? finding.text;
  const on = words === null ? '' : `: ${quoteShort(words)}`;
  switch (finding.position) {
    case 'oppose':
      return finding.condition === null
        ? [`${name} has to withdraw the objection${on}`]
        : [`${name} named what lifts the objection${on}`];
    case 'concern':
      return [`${name} has to say that the concern is settled${on}`];
    case 'support-if':
      return [`The condition of ${name} has to be met${on}`];
    default:
      return [];
  }
}
