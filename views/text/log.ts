import { changeText } from '../../core/correction/index.js';
import type { LoggedCorrection } from '../../db/corrections.js';
import { line, PLAIN, type TextOptions, wrap } from './format.js';

/** Every correction, newest first. */
export interface LogPage {
  readonly page: 'log';
  readonly rows: readonly LoggedCorrection[];
}

/** One a paragraph: id, when, who, what, why, and what became of it. */
export function logText({ rows }: LogPage, { width }: TextOptions = PLAIN): string {
  const entries = rows.map((row) => {
    const lines = [
      `${row.id}  ${row.when.slice(0, 16).replace('T', ' ')}  ${line(row.who)}`,
      `  ${line(changeText(row.change))}`,
      `  <${line(row.root)}>`,
      ...wrap(line(row.why), width, '    '),
      ...(row.restsOn === null ? [] : [`    rests on <${line(row.restsOn)}>`]),
      ...fateLines(row),
    ];
    return `${lines.join('\n')}\n`;
  });
  return entries.length === 0 ? 'No corrections.\n' : entries.join('\n');
}

function fateLines(row: LoggedCorrection): string[] {
  if (row.undoneBy !== null) return [`    undone by ${row.undoneBy}`];
  if (row.change.kind === 'undo') return [];
  if (!row.applied) return ['    what it is about is not here'];
  return [
    ...(row.derivedNow === null ? [] : [`    the mails alone say: ${line(row.derivedNow)}`]),
    ...(row.mailSaysOtherwise ? ['    mail says otherwise since'] : []),
  ];
}

/** JSON Lines for keeping in git: oldest first, one correction a line, only what was written, always the same bytes. */
export function logLines({ rows }: LogPage): string {
  return rows
    .toReversed()
    .map(({ id, root, change, who, when, why, restsOn, derivedThen }) => {
      const sorted = Object.fromEntries(Object.entries(change).sort(([a], [b]) => (a < b ? -1 : 1)));
      return `${JSON.stringify({ id, root, change: sorted, who, when, why, restsOn, derivedThen })}\n`;
    })
    .join('');
}
