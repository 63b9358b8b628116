import { csv } from '../csv.js';
import { pageJson } from '../json.js';
import { namesOf } from '../record.js';
import type { RecordPage } from '../record.types.js';
import type { Document } from './document.js';
import { documentsHtml } from './html.js';
import { documentMail } from './mail.js';
import { documentMarkdown } from './markdown.js';
import { recordDocument } from './record.js';

export const RECORD_FORMATS = ['md', 'json', 'csv', 'html', 'txt'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/**
 * Decision records in a format: Markdown, text and HTML for people, JSON (one object, or an array of several) and CSV
 * (one row each) for programs. The same records give the same bytes.
 */
export function printRecords(records: readonly RecordPage[], format: RecordFormat, base = ''): string {
  if (format === 'csv') return recordsCsv(records);
  if (format === 'json') {
    const [only] = records;
    return pageJson(only !== undefined && records.length === 1 ? only : records, true);
  }
  return printDocuments(records.map(recordDocument), format, base);
}

/** Documents one after the other; the mails of several are parted by a form feed. */
export function printDocuments(
  documents: readonly Document[],
  format: 'md' | 'html' | 'txt',
  base = '',
): string {
  if (format === 'html') return documentsHtml(documents, base === '' ? null : base);
  if (format === 'txt') return documents.map(documentMail).join('\f\n');
  return documents.map((document) => documentMarkdown(document, base)).join('\n');
}

function recordsCsv(records: readonly RecordPage[]): string {
  return csv([
    [
      'list',
      'messageId',
      'subject',
      'author',
      'posted',
      'status',
      'outcome',
      'revision',
      'closed',
      'by',
      'tree',
      'commits',
      'state',
      'support',
      'objections',
      'standing',
      'openPoints',
      'settled',
      'evidenceMessageId',
      'evidence',
    ],
    ...records.map((one) => [
      one.list,
      one.root.messageId,
      one.subject,
      one.author.name,
      one.posted,
      one.status,
      one.outcome,
      one.revision,
      one.closed,
      one.by?.name ?? null,
      one.tree,
      one.commits.join(' '),
      one.state,
      namesOf(one.positions.filter(({ position }) => position === 'support').map(({ person }) => person)),
      one.objections.length,
      one.objections.filter(({ fate }) => fate === 'stands').length,
      one.open.length,
      one.decisions.map(({ what }) => what).join('; '),
      one.evidence?.ref.messageId ?? null,
      one.evidence?.text ?? null,
    ]),
  ]);
}
