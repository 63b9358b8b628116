import { describe, expect, it } from '@jest/globals';
import { POSITIONS, type Position } from '../../../core/analysis.js';
import { CONSENSUS_ROWS } from '../../../core/consensus/consensus.rules.js';
import { consensusRow } from '../../../core/consensus/table.js';

/** Every set of stands that people can hold at the end of a thread. */
const SETS = Array.from({ length: 2 ** POSITIONS.length }, (_, bits) =>
  POSITIONS.filter((_position, i) => (bits & (1 << i)) !== 0),
);

function read(example: string): Position[] {
  return example === '' ? [] : (example.split(', ') as Position[]);
}

/** The guide's definitions, word for word, in the order of its text. */
function byTheGuide(held: readonly Position[]): string {
  const has = (position: Position) => held.includes(position);
  const backing = has('support') || has('support-if');
  if (has('oppose')) return backing ? 'contested' : 'blocked';
  if (backing && (has('concern') || has('support-if'))) return 'converging';
  if (has('concern')) return 'needs-work';
  return has('support') ? 'consensus' : 'no-review';
}

describe('the consensus table', () => {
  it.each(CONSENSUS_ROWS.flatMap((row) => row.examples.yes.map((example) => [row.id, example])))(
    '%s holds for: %s',
    (id, example) => {
      expect(consensusRow(read(example)).id).toBe(id);
    },
  );

  it.each(CONSENSUS_ROWS.flatMap((row) => row.examples.no.map((example) => [row.id, example])))(
    '%s does not hold for: %s',
    (id, example) => {
      expect(consensusRow(read(example)).id).not.toBe(id);
    },
  );

  it('says what the guide says for every set of stands', () => {
    for (const held of SETS) expect([held, consensusRow(held).outcome]).toEqual([held, byTheGuide(held)]);
  });

  it('never counts heads: saying it twice changes nothing', () => {
    for (const held of SETS) expect(consensusRow([...held, ...held])).toBe(consensusRow(held));
  });
});
