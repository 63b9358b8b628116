import { messageId } from '../../core/ids.js';
import { analyzeThread } from '../../core/index.js';
import type { Message } from '../../core/message.js';
import { prepareAnalysis } from '../../db/prepared.js';
import type { IncomingMessage, Store } from '../../db/store.js';

/** A small mail by an invented person; anything may be changed. */
export function mail(id: string, change: Partial<Message> = {}): Message {
  return {
    id: messageId(`${id}@mail.example`),
    idSource: 'header',
    from: { name: 'Ana Novak', address: 'ana.novak@mail.example' },
    replyTo: [],
    to: [{ name: '', address: 'pump-devel@mail.example' }],
    cc: [],
    subject: '[RFC PATCH] pump: count the strokes per second',
    date: '2026-03-02T08:00:00Z',
    dateSource: 'date',
    inReplyTo: [],
    references: [],
    body: 'The pump counts strokes per minute, which is too coarse.\n\nShould the counter wrap?\n',
    marks: 'kept',
    bodySource: 'text',
    list: 'pump-devel',
    headers: {},
    attachments: [],
    notes: [],
    ...change,
  };
}

export const BO = { name: 'Bo Lind', address: 'bo.lind@mail.example' };

export function reply(id: string, to: Message, change: Partial<Message> = {}): Message {
  return mail(id, {
    from: BO,
    subject: `Re: ${to.subject}`,
    date: '2026-03-03T09:00:00Z',
    inReplyTo: [to.id],
    references: [...to.references, to.id],
    body: '> Should the counter wrap?\n\nYes, let it wrap.\n\nReviewed-by: Bo Lind <bo.lind@mail.example>\n',
    ...change,
  });
}

/** As an import would hand it over; the raw bytes follow from the id and the body. */
export function incoming(
  message: Message,
  raw = `Message-ID: <${message.id}>\n\n${message.body}`,
): IncomingMessage {
  return { message, raw: new TextEncoder().encode(raw), origin: `test.mbox:${message.id}` };
}

export const NO_COUNTS = { read: 0, added: 0, known: 0, odd: 0, skipped: 0 };

/** One import with all its steps: save, finish, analyse. */
export async function load(store: Store, ...messages: readonly Message[]): Promise<void> {
  const run = await store.startImport('test.mbox');
  await store.saveBatch(
    run,
    messages.map((message) => incoming(message)),
  );
  await store.finishImport(run, { ...NO_COUNTS, read: messages.length, added: messages.length }, []);
  await analyzeAll(store);
}

async function analysis(store: Store, thread: number) {
  const corrections = await store.threadCorrections(thread);
  const messages = await store.threadMessages(thread);
  return prepareAnalysis(messages, analyzeThread(messages, { corrections }));
}

export async function analyzeAll(store: Store): Promise<void> {
  const analyses = [];
  for (const thread of await store.staleThreads(1_000))
    analyses.push({ thread, analysis: await analysis(store, thread) });
  await store.replaceAnalyses(analyses);
}
