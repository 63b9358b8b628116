import type { DashboardPage, DashboardRow } from '../../db/pages/types.js';
import { CONSENSUS_CODES, OUTCOME_WORDS } from '../codes.js';
import { waiting } from '../time.js';
import { columns, counts, cut, line, paint, type TextOptions } from './format.js';

const HEAD = ['STATE', 'POSITIONS', 'WAIT', 'TURN', 'RFC'];

/** One line a proposal: state, positions, days waited, whose turn, subject; then the ids, so that one can be shown. */
export function dashboardText(page: DashboardPage, options: TextOptions): string {
  const { rows, total } = page;
  if (rows.length === 0) return 'No RFC matches.\n';
  const [head, ...body] = columns([HEAD, ...rows.map((row) => cells(row, page.newest))]);
  const lines = [
    paint(head ?? '', 'bold', options),
    ...body.flatMap((text, i) => [
      cut(text, options.width),
      paint(`    <${line(rows[i]?.root.messageId ?? '')}>`, 'dim', options),
    ]),
  ];
  if (total > rows.length) lines.push(`${rows.length} of ${total}`);
  return `${lines.join('\n')}\n`;
}

function cells(row: DashboardRow, newest: string | null): string[] {
  const code = CONSENSUS_CODES[row.state];
  const state = row.outcome === 'open' ? code.word : OUTCOME_WORDS[row.outcome];
  return [
    `${code.letter} ${state}${row.dormant ? ' z' : ''}`,
    counts(row.positions) + (row.openQuestions > 0 ? ` ?${row.openQuestions}` : ''),
    row.turn === null ? '' : waiting(row.turn.since, newest),
    row.turn === null ? '' : line(row.turn.person?.name ?? row.turn.role),
    line(row.subject),
  ];
}
