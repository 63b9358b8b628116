import { Correct, type CorrectPage } from './html/correct.js';
import { Dashboard } from './html/dashboard.js';
import { Decisions } from './html/decisions.js';
import { type ErrorPage, ErrorView } from './html/error.js';
import { Help } from './html/help.js';
import type { Site } from './html/layout.js';
import { Log } from './html/log.js';
import { Login, type LoginPage } from './html/login.js';
import { Message } from './html/message.js';
import { Person } from './html/person.js';
import { Record } from './html/record.js';
import { type Html, renderDocument } from './html/render.js';
import { Report } from './html/report.js';
import { Rfc } from './html/rfc.js';
import { Search } from './html/search.js';
import { Status } from './html/status.js';
import { Thread, type ThreadView } from './html/thread.js';
import type { RecordPage } from './record.types.js';
import type { LogPage } from './text/log.js';
import type { PrintedPage } from './text.js';

export type { ErrorPage } from './html/error.js';
export type { Site } from './html/layout.js';
export { THREAD_VIEWS, type ThreadView } from './html/thread.js';

export interface HelpPage {
  readonly page: 'help';
}
export type HtmlPage = PrintedPage | RecordPage | HelpPage | ErrorPage | LogPage | LoginPage | CorrectPage;

/** Any page object as a complete HTML document; `view` says how a thread is laid out. */
export function pageHtml(page: HtmlPage, site: Site, view: ThreadView = 'tree'): string {
  return renderDocument(document(page, site, view));
}

function document(page: HtmlPage, site: Site, view: ThreadView): Html {
  switch (page.page) {
    case 'dashboard':
      return <Dashboard page={page} site={site} />;
    case 'rfc':
      return <Rfc page={page} site={site} />;
    case 'thread':
      return <Thread page={page} site={site} view={view} />;
    case 'message':
      return <Message page={page} site={site} />;
    case 'status':
      return <Status page={page} site={site} />;
    case 'record':
      return <Record page={page} site={site} />;
    case 'report':
      return <Report page={page} site={site} />;
    case 'search':
      return <Search page={page} site={site} />;
    case 'person':
      return <Person page={page} site={site} />;
    case 'decisions':
      return <Decisions page={page} site={site} />;
    case 'log':
      return <Log page={page} site={site} />;
    case 'login':
      return <Login page={page} site={site} />;
    case 'correct':
      return <Correct page={page} site={site} />;
    case 'help':
      return <Help site={site} />;
    case 'error':
      return <ErrorView page={page} site={site} />;
  }
}
