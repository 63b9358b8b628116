import { pageAtom } from '../views/atom.js';
import { dashboardCsv, decisionsCsv } from '../views/csv.js';
import { pageHtml, type Site, type ThreadView } from '../views/html.js';
import { pageJson } from '../views/json.js';
import { pageMarkdown } from '../views/markdown.js';
import { type LogPage, logLines, logText } from '../views/text/log.js';
import { type PrintedPage, pageText } from '../views/text.js';
import type { Format } from './format.js';

/** The log of corrections; null where it has no such format. */
export function printLog(page: LogPage, format: Format | 'jsonl', site: Site): string | null {
  if (format === 'html') return pageHtml(page, site);
  if (format === 'json') return pageJson(page);
  if (format === 'jsonl') return logLines(page);
  return format === 'txt' ? logText(page) : null;
}

export interface PrintSettings {
  readonly site: Site;
  readonly view: ThreadView;
  /** The server's own URL without a slash at the end, for formats that need whole addresses. */
  readonly base: string;
  /** Path and query that were asked for. */
  readonly self: string;
}

/** The page in a format, or null where the page has no such format. */
export function printPage(page: PrintedPage, format: Format, settings: PrintSettings): string | null {
  switch (format) {
    case 'html':
      return pageHtml(page, settings.site, settings.view);
    case 'json':
      return pageJson(page);
    case 'txt':
      return pageText(page);
    case 'md':
      return page.page === 'rfc' || page.page === 'dashboard' ? pageMarkdown(page, settings.base) : null;
    case 'atom':
      return page.page === 'thread' ||
        page.page === 'message' ||
        page.page === 'status' ||
        page.page === 'report'
        ? null
        : pageAtom(page, settings.base, settings.self);
    case 'csv':
      return printCsv(page);
  }
}

function printCsv(page: PrintedPage): string | null {
  if (page.page === 'dashboard') return dashboardCsv(page);
  return page.page === 'decisions' ? decisionsCsv(page) : null;
}
