import type { ReportPage } from '../db/pages/report.types.js';
import type { DecisionsPage, PersonPage, SearchPage } from '../db/pages/search.types.js';
import type { DashboardPage, MessagePage, RfcPage, StatusPage, ThreadPage } from '../db/pages/types.js';
import { dashboardText } from './text/dashboard.js';
import { PLAIN, type TextOptions } from './text/format.js';
import { reportText } from './text/report.js';
import { rfcText } from './text/rfc.js';
import { decisionsText, personText, searchText } from './text/search.js';
import { statusText } from './text/status.js';
import { messageText, threadText } from './text/thread.js';

export type { TextOptions } from './text/format.js';

export type PrintedPage =
  | DashboardPage
  | RfcPage
  | ThreadPage
  | MessagePage
  | StatusPage
  | ReportPage
  | SearchPage
  | PersonPage
  | DecisionsPage;

/** Any page object as text for a terminal; control characters of mail are shown, never sent. */
export function pageText(page: PrintedPage, options: TextOptions = PLAIN): string {
  switch (page.page) {
    case 'dashboard':
      return dashboardText(page, options);
    case 'rfc':
      return rfcText(page, options);
    case 'thread':
      return threadText(page, options);
    case 'message':
      return messageText(page, options);
    case 'status':
      return statusText(page, options);
    case 'report':
      return reportText(page, options);
    case 'search':
      return searchText(page, options);
    case 'person':
      return personText(page, options);
    case 'decisions':
      return decisionsText(page, options);
  }
}
