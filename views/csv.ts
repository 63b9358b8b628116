import type { Position } from '../core/analysis.js';
import type { DecisionsPage } from '../db/pages/search.types.js';
import type { DashboardPage } from '../db/pages/types.js';
import { POSITION_CODES } from './codes.js';
import { daysBetween } from './time.js';
import { visible } from './visible.js';

/** What a spreadsheet takes for a formula, in full width too. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** One field of RFC 4180. A leading apostrophe keeps words of mail from being run as a formula. */
export function csvField(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const shown = visible(value ?? '');
  return `"${(FORMULA.test(value ?? '') ? `'${shown}` : shown).replaceAll('"', '""')}"`;
}

export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/** The dashboard as a table: one row an RFC, one column a position. */
export function dashboardCsv(page: DashboardPage): string {
  const positions = Object.keys(POSITION_CODES) as Position[];
  return csv([
    [
      'list',
      'messageId',
      'subject',
      'version',
      'patches',
      'author',
      'posted',
      'lastActivity',
      'messages',
      'state',
      'outcome',
      'dormant',
      ...positions,
      'openQuestions',
      'turn',
      'what',
      'waitingDays',
    ],
    ...page.rows.map((row) => [
      row.list,
      row.root.messageId,
      row.subject,
      row.version,
      row.patches,
      row.author.name,
      row.posted,
      row.lastActivity,
      row.messages,
      row.state,
      row.outcome,
      row.dormant ? 1 : 0,
      ...positions.map((p) => row.positions[p] ?? 0),
      row.openQuestions,
      row.turn?.person?.name ?? row.turn?.role ?? null,
      row.turn?.what ?? null,
      daysBetween(row.turn?.since ?? null, page.newest),
    ]),
  ]);
}

/** The decision log as a table. */
export function decisionsCsv(page: DecisionsPage): string {
  return csv([
    ['date', 'list', 'subject', 'kind', 'what', 'by', 'messageId', 'line', 'evidence'],
    ...page.rows.map(({ thread, list, kind, what, by, evidence }) => [
      evidence.date,
      list,
      thread.subject,
      kind,
      what,
      by.map((person) => person.name).join(', '),
      evidence.ref.messageId,
      evidence.ref.line,
      evidence.text,
    ]),
  ]);
}
