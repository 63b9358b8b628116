import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Correction } from '../core/correction/types.js';
import type { Message } from '../core/message.js';
import { DORMANT_DAYS, daysBefore } from './pages/dashboard.js';
import type { ReplayView, RfcFilter, RfcPage } from './pages/types.js';
import { prepareAnalysis } from './prepared.js';
import { SqliteStore } from './sqlite/store.js';
import type { Store } from './store.js';

/**
 * Runs `use` with a store that holds the proposal of a message as it was at `at`: its mails and corrections up to then,
 * analysed anew. A mail counts from the date it carries, which is the sender's clock and may be wrong. Null when the id is
 * unknown, or none of its mails is as old.
 */
export async function replay<T>(
  store: Store,
  messageId: string,
  at: string,
  use: (past: Store, facts: ReplayView) => Promise<T>,
): Promise<T | null> {
  const all = (await store.proposalMessages(messageId)).flat();
  const messages = all.filter(({ date }) => date <= at);
  if (messages.length === 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'acktree-replay-'));
  const past = new SqliteStore(join(folder, 'past.sqlite'));
  try {
    await fill(store, past, messages, await correctionsUntil(store, all, at));
    const undated = messages.filter(({ dateSource }) => dateSource !== 'date').length;
    return await use(past, { at, later: all.length - messages.length, undated });
  } finally {
    await past.close();
    rmSync(folder, { recursive: true });
  }
}

/** The RFC page as it was: by any of the proposal's mails, also a later one. */
export async function rfcAt(
  store: Store,
  messageId: string,
  at: string,
  filter: RfcFilter = {},
): Promise<RfcPage | null> {
  return replay(store, messageId, at, async (past, facts) => {
    const page = await past.rfc(await knownId(store, past, messageId), filter);
    if (page === null) return null;
    const today = (await store.rfc(messageId))?.newest ?? at;
    const newest = today < at ? today : at;
    return { ...page, newest, dormant: page.lastActivity < daysBefore(newest, DORMANT_DAYS), replay: facts };
  });
}

/** The message itself where it was there already, else the newest revision that was. */
export async function knownId(store: Store, past: Store, messageId: string): Promise<string> {
  if ((await past.version(messageId)) !== null) return messageId;
  const [thread] = (await store.proposalMessages(messageId)).filter((mails) =>
    mails.some(({ id }) => id === messageId),
  );
  for (const { id } of thread ?? []) if ((await past.version(id)) !== null) return id;
  const rows = (await past.dashboard({ kind: 'any', all: true })).rows;
  return rows[0]?.root.messageId ?? messageId;
}

async function fill(
  store: Store,
  past: Store,
  messages: readonly Message[],
  corrections: readonly Correction[],
): Promise<void> {
  const files = await store.references();
  await past.keepReferences(files);
  const run = await past.startImport('replay');
  const batch = [];
  for (const message of messages)
    batch.push({ message, raw: (await store.raw(message.id)) ?? new Uint8Array(), origin: 'replay' });
  await past.saveBatch(run, batch);
  await past.importCorrections(corrections);
  await past.finishImport(run, { read: batch.length, added: batch.length, known: 0, odd: 0, skipped: 0 }, []);
  // Loaded here: whoever reads pages only does not wait for the analysis and its models.
  const { analyzeThread, parseReference } = await import('../core/index.js');
  const reference = parseReference(files);
  for (const thread of await past.staleThreads(messages.length)) {
    const mails = await past.threadMessages(thread);
    const analysis = analyzeThread(mails, {
      ...reference,
      corrections: await past.threadCorrections(thread),
    });
    await past.replaceAnalyses([{ thread, analysis: prepareAnalysis(mails, analysis) }]);
  }
}

async function correctionsUntil(
  store: Store,
  messages: readonly Message[],
  at: string,
): Promise<readonly Correction[]> {
  const here = new Set<string>(messages.map(({ id }) => id));
  return (await store.corrections()).filter(({ root, when }) => here.has(root) && when <= at);
}
