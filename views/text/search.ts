import type { DecisionsPage, PersonPage, SearchPage, ThreadRef } from '../../db/pages/search.types.js';
import { CONSENSUS_CODES, OUTCOME_WORDS, POSITION_CODES } from '../codes.js';
import { day, waiting } from '../time.js';
import { CUT } from '../words.js';
import { coded, line, paint, quoted, type TextOptions, where, wrap } from './format.js';

/** What was found, thread by thread; `>` marks words that are only quoted. */
export function searchText(page: SearchPage, options: TextOptions): string {
  if (page.error !== null)
    return `${line(page.error.message)}\n${line(page.q)}\n${' '.repeat(page.error.at)}^\n`;
  if (page.groups.length === 0) return 'Nothing found.\n';
  const lines = page.groups.flatMap((group) => [
    heading(group.thread, options),
    ...group.hits.flatMap((hit) => [
      `  ${POSITION_CODES[hit.position].letter} ${day(hit.date)}  ${line(hit.who.name)}  ${where(hit.ref)}`,
      ...wrap(
        line(hit.snippet.map((part) => part.text).join('')),
        options.width,
        hit.own ? '      ' : '    > ',
      ),
    ]),
    ...(group.total > group.hits.length ? [`    and ${group.total - group.hits.length} more`] : []),
  ]);
  if (page.total > page.groups.length) lines.push(`page ${page.number}, ${page.total} threads`);
  if (page.cut) lines.push(`(${CUT})`);
  return `${lines.join('\n')}\n`;
}

function heading(thread: ThreadRef, options: TextOptions): string {
  const state = thread.kind === 'discussion' ? '' : `${coded(CONSENSUS_CODES[thread.state], options)}  `;
  const outcome = thread.outcome === 'open' ? '' : `${OUTCOME_WORDS[thread.outcome]}  `;
  return `${state}${outcome}${paint(line(thread.subject), 'bold', options)}`;
}

/** What waits on a person, what is asked of them, where they stand. */
export function personText(page: PersonPage, options: TextOptions): string {
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint(title, 'bold', options), ...lines];
  return `${[
    paint(line(page.person.name), 'bold', options),
    ...page.addresses.map((a) => `${line(a.address)} (${line(a.why)})`),
    ...part(
      'Waiting on them',
      page.waiting.flatMap(({ thread, turn }) => [
        `  ${heading(thread, options)}`,
        `    ${line(turn.what)} (${waiting(turn.since, page.newest)})`,
      ]),
    ),
    ...part(
      'Asked of them',
      page.asked.flatMap(({ question }) => [
        ...wrap(`? ${line(question.text)}`, options.width, '  '),
        `    ${line(question.asker.name)}, ${waiting(question.date, page.newest)}, ${where(question.ref)}`,
      ]),
    ),
    ...part(
      'Where they stand',
      page.positions.flatMap((held) => [
        `  ${coded(POSITION_CODES[held.position], options)}  ${line(held.thread.subject)}`,
        ...quoted(held.evidence, options),
      ]),
    ),
    ...part(
      'Proposals',
      page.proposals.map((thread) => `  ${heading(thread, options)}`),
    ),
  ].join('\n')}\n`;
}

/** The decision log, newest first. */
export function decisionsText(page: DecisionsPage, options: TextOptions): string {
  if (page.rows.length === 0) return 'No decision found.\n';
  return `${page.rows
    .flatMap((row) => [
      `${paint(line(row.what), 'bold', options)}  ${row.by.map((person) => line(person.name)).join(', ')}`,
      `  ${heading(row.thread, options)}`,
      ...quoted(row.evidence, options),
    ])
    .join('\n')}\n`;
}
