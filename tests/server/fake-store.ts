import { messageId, personKey } from '../../core/ids.js';
import type { LoggedCorrection } from '../../db/corrections.js';
import type { DashboardFilter } from '../../db/pages/types.js';
import type { Store } from '../../db/store.js';
import {
  dashboard,
  decisionsPage,
  messagePage,
  personPage,
  report,
  rfc,
  searchPage,
  status,
  threadPage,
} from '../views/fixtures.js';

/** The part of a store that pages are read from; writing to it is a mistake of the test. */
export type Pages = Pick<
  Store,
  | 'dashboard'
  | 'rfc'
  | 'thread'
  | 'message'
  | 'status'
  | 'report'
  | 'rawCopy'
  | 'raw'
  | 'threadRaw'
  | 'nearIds'
  | 'version'
  | 'search'
  | 'person'
  | 'decisions'
  | 'corrections'
>;

export const RAW =
  'From: Chen Wei <chen.wei@mail.example>\nMessage-ID: <chen-1@mail.example>\n\n<b>hi</b>\nFrom here on\n';
export const KNOWN = new Set(['v2-0@mail.example', 'chen-1@mail.example', 'odd/slash%id@mail.example']);

const LOGGED: LoggedCorrection = {
  id: '0123456789abcdef',
  root: messageId('v2-0@mail.example'),
  change: { kind: 'position', person: personKey('ana.novak@mail.example'), position: 'support' },
  who: 'Chen Wei',
  when: '2026-03-11T08:00:00Z',
  why: 'said so at the meeting',
  restsOn: null,
  derivedThen: 'concern',
  applied: true,
  undoneBy: null,
  derivedNow: 'concern',
  mailSaysOtherwise: false,
};

/** Answers with the fixtures of the views and remembers what the dashboard was asked for. */
export function fakeStore(change: Partial<Pages> = {}): Store & { readonly asked: DashboardFilter[] } {
  const asked: DashboardFilter[] = [];
  const ifKnown = async <T>(id: string, value: T): Promise<T | null> => (KNOWN.has(id) ? value : null);
  const pages: Pages = {
    dashboard: async (filter) => {
      asked.push(filter);
      const page = dashboard({ filter });
      return { ...page, rows: page.rows.filter((r) => filter.list === undefined || r.list === filter.list) };
    },
    rfc: (id) => ifKnown(id, rfc()),
    thread: (id, offset) => ifKnown(id, threadPage({ offset })),
    message: (id) => ifKnown(id, messagePage()),
    status: async () => status(),
    report: async (filter) => report({ filter }),
    rawCopy: async (sha256) => (sha256.startsWith('ab') ? new TextEncoder().encode(RAW) : null),
    search: async (q, page) => searchPage({ q, number: page }),
    person: async (key) => (key.startsWith('ana') ? personPage() : null),
    decisions: async (filter) => decisionsPage({ filter }),
    corrections: async () => [LOGGED],
    raw: (id) => ifKnown(id, new TextEncoder().encode(RAW)),
    threadRaw: async (id) =>
      KNOWN.has(id) ? [new TextEncoder().encode(RAW), new TextEncoder().encode(RAW)] : [],
    nearIds: async (id) =>
      id.startsWith('chen')
        ? [{ list: 'gadget-devel', messageId: 'chen-1@mail.example', subject: 'Re: [RFC v2 0/3] gadget' }]
        : [],
    version: async (id) =>
      id === undefined || KNOWN.has(id) ? { version: '7', modified: '2026-03-10T12:00:00Z' } : null,
    ...change,
  };
  return Object.assign(pages as Store, { asked });
}
