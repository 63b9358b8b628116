import type { Position } from '../analysis.js';
import { CONSENSUS_ROWS, type ConsensusRow } from './consensus.rules.js';

/** The one row of the table that holds for these final positions of the participants. */
export function consensusRow(positions: readonly Position[]): ConsensusRow {
  const held = new Set(positions);
  const columns = {
    oppose: held.has('oppose'),
    backing: held.has('support') || held.has('support-if'),
    outstanding: held.has('support-if') || held.has('concern'),
  };
  const met = (column: keyof typeof columns, row: ConsensusRow) =>
    row.needs[column] === 'any' || (row.needs[column] === 'some') === columns[column];
  const row = CONSENSUS_ROWS.find((r) => met('oppose', r) && met('backing', r) && met('outstanding', r));
  if (row === undefined) throw new Error('the consensus table has a hole');
  return row;
}
