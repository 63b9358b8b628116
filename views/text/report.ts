import type { ReportPage } from '../../db/pages/report.types.js';
import { FATE_WORDS, shares } from '../report.js';
import { columns, line, paint, type TextOptions, where } from './format.js';

/** What became of every mail: the counts, then each that is not whole with its reason. */
export function reportText(page: ReportPage, options: TextOptions): string {
  const percent = shares(page.counts.map(({ count }) => count));
  const counts = columns([
    ['MAILS', 'SHARE', 'WHAT BECAME OF THEM'],
    ...page.counts.map(({ fate, count }, i) => [String(count), percent[i] ?? '', FATE_WORDS[fate]]),
    [String(page.total), page.total === 0 ? '0 %' : '100 %', 'all'],
  ]);
  const entries = page.entries.flatMap((entry) => [
    `  ${line(entry.origin)}: ${line(entry.subject)}${entry.ref === null ? '' : `  ${where(entry.ref)}`}`,
    ...entry.notes.map((note) => `    ${line(note.code)}: ${line(note.text)}`),
  ]);
  const { fate, page: number = 1 } = page.filter;
  const pages = Math.ceil(page.entriesTotal / page.pageSize);
  return `${[
    ...counts,
    ...(page.unnamed === 0 ? [] : [`${page.unnamed} more were not read and are not kept by name`]),
    ...(entries.length === 0
      ? []
      : ['', paint(fate === undefined ? 'Not whole' : FATE_WORDS[fate], 'bold', options), ...entries]),
    ...(pages < 2 ? [] : ['', `page ${number} of ${pages}`]),
  ].join('\n')}\n`;
}
