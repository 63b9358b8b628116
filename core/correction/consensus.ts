import type { Consensus, PersonFinding } from '../analysis.js';
import type { Corrected } from './apply.js';

/**
 * The consensus by corrected findings. Who was outweighed counts as neutral in it and still stands where they stand
 * elsewhere (RFC 7282: an objection may be addressed without being accommodated), and the reasons name it.
 */
export function weighed(
  { positions, outweighed, people }: Corrected,
  decide: (positions: readonly PersonFinding[]) => Consensus,
): Consensus {
  if (outweighed.length === 0) return decide(positions);
  const without = new Set(outweighed.map(({ person }) => person));
  const consensus = decide(
    positions.map((one) => (without.has(one.person) ? { ...one, position: 'neutral' } : one)),
  );
  const names = new Map(people.map(({ key, name }) => [key, name]));
  const reasons = outweighed.map(({ person, who, why, restsOn }) => ({
    rule: 'correction/outweighed',
    text: `${names.get(person) ?? person} was outweighed, says ${who}: ${why}`,
    messageId: restsOn,
  }));
  return { ...consensus, reasons: [...consensus.reasons, ...reasons] };
}
