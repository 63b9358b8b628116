import type { DashboardFilter, DashboardRow, RfcFilter, RfcPage, ThreadPage } from './pages/types.js';
import type { Store } from './store.js';

/** More revisions than any proposal has had; a bound for what mail can claim. */
const MOST_REVISIONS = 60;

type Rfcs = Pick<Store, 'rfc'>;

/** The pages of all revisions of a proposal, oldest first, by any of its messages; empty when the id is unknown. */
export async function proposalPages(
  store: Rfcs,
  messageId: string,
  filter: RfcFilter = {},
): Promise<RfcPage[]> {
  const here = await store.rfc(messageId, filter);
  if (here === null) return [];
  const pages = new Map<string, RfcPage>();
  for (const { root } of here.revisions.slice(-MOST_REVISIONS)) {
    const page = await store.rfc(root.messageId, filter);
    if (page !== null) pages.set(page.root.messageId, page);
  }
  return pages.size === 0 ? [here] : [...pages.values()];
}

/** A thread with all of its messages on one page; null when the id is unknown. */
export async function wholeThread(
  store: Pick<Store, 'thread'>,
  messageId: string,
): Promise<ThreadPage | null> {
  const first = await store.thread(messageId, 0);
  if (first === null) return null;
  const messages = [...first.messages];
  while (messages.length < first.total) {
    const next = await store.thread(messageId, messages.length);
    if (next === null || next.messages.length === 0) break;
    messages.push(...next.messages);
  }
  return { ...first, messages, pageSize: messages.length };
}

/** Every row of a filtered dashboard, whatever the size of its pages. */
export async function everyRow(
  store: Pick<Store, 'dashboard'>,
  filter: DashboardFilter,
): Promise<DashboardRow[]> {
  const rows: DashboardRow[] = [];
  for (let page = 1; ; page++) {
    const found = await store.dashboard({ ...filter, page });
    rows.push(...found.rows);
    if (found.rows.length === 0 || rows.length >= found.total) return rows;
  }
}
