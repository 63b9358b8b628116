// npm run bench:quote [-- MBOX...]: milliseconds of processor time for the quote trees, a megabyte of hostile bodies and a message of real mail.
import type { Forest } from '../core/analysis.js';
import { messageId } from '../core/ids.js';
import type { Message } from '../core/message.js';
import { quoteThread } from '../core/quote/index.js';
import { buildForest, inDateOrder, splitThreads } from '../core/thread/index.js';
import { decodeFiles } from '../ingest/index.js';
import { hostileBodies } from './hostile.js';

/** Runs of which the best counts: others use the machine too, and the compiler warms up. */
const RUNS = 7;
const MEGABYTE = 1e6;

const BLANK: Omit<Message, 'body' | 'marks'> = {
  id: messageId('bench@example.org'),
  idSource: 'header',
  from: { name: 'Ana Novak', address: 'ana@example.org' },
  replyTo: [],
  to: [],
  cc: [],
  subject: 'a bus',
  date: '2021-05-04T10:00:00Z',
  dateSource: 'date',
  inReplyTo: [],
  references: [],
  bodySource: 'text',
  list: null,
  headers: {},
  attachments: [],
  notes: [],
};

console.log(`${'body'.padEnd(34)}${'kept'.padStart(8)}${'lost'.padStart(8)}  ms/MB`);
for (const [name, body] of Object.entries({
  ...hostileBodies(MEGABYTE),
  'one line of 10 MB': 'a, '.repeat((10 * MEGABYTE) / 3),
})) {
  const cells = (['kept', 'lost'] as const).map((marks) => {
    const took = best(() => read([{ ...BLANK, body, marks }]));
    return (took / (body.length / MEGABYTE)).toFixed(0).padStart(8);
  });
  console.log(name.padEnd(34) + cells.join(''));
}
for (const file of process.argv.slice(2)) {
  const { mails } = await decodeFiles([file]);
  const threads = splitThreads(mails.map(({ message }) => message)).map((thread) => {
    const messages = inDateOrder(thread);
    return { messages, forest: buildForest(messages).forest };
  });
  const took = threads.reduce((sum, { messages, forest }) => sum + best(() => read(messages, forest)), 0);
  console.log(`${file}: ${mails.length} messages, ${(took / mails.length).toFixed(3)} ms a message`);
}

function read(
  messages: readonly Message[],
  forest: Forest = messages.map(({ id }) => ({ id, parent: null, depth: 0, ghost: false })),
): void {
  if (quoteThread(messages, forest).size === 0) throw new Error('no trees');
}

function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < RUNS; i++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
