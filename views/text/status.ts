import type { SourceView, StatusPage } from '../../db/pages/types.js';
import { sourceTrouble } from '../source.js';
import { dateTime, duration } from '../time.js';
import { columns, line, paint, type TextOptions, where } from './format.js';

/** What the store holds, its sources with what is wrong with them, the newest imports, and the messages that were odd. */
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
    ...(page.runs.length === 0 ? [] : ['', ...sources(page.sources, options)]),
    ...(page.runs.length === 0 ? [] : ['', paint('Newest imports', 'bold', options), ...runs]),
    ...(odd.length === 0 ? [] : ['', paint('Odd messages', 'bold', options), ...odd]),
  ].join('\n')}\n`;
}

/** A row a source, and under one that was not read to its end what is wrong with it. */
function sources(all: readonly SourceView[], options: TextOptions): string[] {
  const [head = '', ...rows] = columns([
    ['LAST RUN', 'TOOK', 'MESSAGES', 'ODD', 'SOURCE'],
    ...all.map(({ started, seconds, messages, odd, source }) => [
      dateTime(started),
      seconds === null ? '-' : duration(seconds),
      ...[messages, odd].map(String),
      line(source),
    ]),
  ]);
  const trouble = all.map(sourceTrouble);
  return [
    head,
    ...rows.flatMap((row, i) => {
      const words = trouble[i] ?? null;
      return words === null ? [row] : [row, paint(`  ${line(words)}`, 'against', options)];
    }),
  ];
}
