import type { StatusPage } from '../../db/pages/types.js';
import { dateTime } from '../time.js';
import { columns, line, paint, type TextOptions, where } from './format.js';

/** What the store holds, its imports, and the messages that were odd. */
export function statusText(page: StatusPage, options: TextOptions): string {
  const runs = columns([
    ['STARTED', 'READ', 'NEW', 'KNOWN', 'ODD', 'SKIPPED', 'SOURCE'],
    ...page.runs.map((run) => [
      dateTime(run.started),
      ...[run.read, run.added, run.known, run.odd, run.skipped].map(String),
      `${line(run.source)}${run.finished === null ? ' (not complete)' : ''}`,
    ]),
  ]);
  const odd = page.odd.flatMap((o) => [
    `  ${line(o.subject)}${o.ref === null ? '' : `  ${where(o.ref)}`}`,
    ...o.notes.map((n) => `    ${line(n.code)}: ${line(n.text)}`),
  ]);
  return `${[
    `${page.messages} messages, ${page.threads} threads, ${page.rfcs} RFCs`,
    ...(page.runs.length === 0 ? [] : ['', ...runs]),
    ...(odd.length === 0 ? [] : ['', paint('Odd messages', 'bold', options), ...odd]),
  ].join('\n')}\n`;
}
