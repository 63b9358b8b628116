// What is tortured: DATABASE [off]. Saves and analyses 80 mails in many small transactions; a line on standard output says
// how many are saved for good. `off`: without waiting for the disk, which the power-loss run must notice.
import { writeSync } from 'node:fs';
import { openStore, StoreError } from '../db/index.js';
import { analyzeStale } from '../ingest/analyze.js';
import { decodeMessage } from '../ingest/decode/index.js';
import { inlineEngine } from '../ingest/engine.js';

const MAILS = 80;
const BATCH = 8;
const [, , database = '', mode = ''] = process.argv;

function mail(n: number): Buffer {
  const thread = n - (n % 4);
  const reply = n === thread ? '' : `In-Reply-To: <${thread}@torture.example>\n`;
  const body = reply === '' ? `Part ${n} retries once.\n` : `> Part ${thread} retries once.\n\nWhy ${n}?\n`;
  return Buffer.from(
    `From: Ada Quill <ada${n % 3}@torture.example>\nMessage-ID: <${n}@torture.example>\n${reply}` +
      `Subject: ${reply === '' ? '' : 'Re: '}[RFC PATCH] part ${thread}\nDate: Wed, 15 Dec 2021 07:06:01 -0500\n\n${body}`,
  );
}

try {
  const store = await openStore(database);
  if (mode === 'off')
    (store as unknown as { writer: { pragma(text: string): unknown } }).writer.pragma('synchronous = OFF');
  const engine = inlineEngine();
  const run = await store.startImport('torture');
  for (let first = 0; first < MAILS; first += BATCH) {
    const batch = [];
    for (let n = first; n < first + BATCH; n++) {
      const raw = mail(n);
      batch.push({ message: await decodeMessage(raw, { label: `${n}` }), raw, origin: `${n}` });
    }
    await store.saveBatch(run, batch);
    writeSync(1, `saved ${first + BATCH}\n`);
    await analyzeStale(store, engine, {});
  }
  await store.finishImport(run, { read: MAILS, added: MAILS, known: 0, odd: 0, skipped: 0 }, []);
  await store.close();
} catch (error) {
  // Only an error that is named in words is one that a user can do something about.
  writeSync(2, `${error instanceof StoreError ? error.code : `UNNAMED ${String(error)}`}\n`);
  process.exitCode = 1;
}
