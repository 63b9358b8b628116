import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readHeaders } from '../ingest/decode/headers.js';
import { readSource } from '../ingest/index.js';
import { lineOfWords, senderOf } from './discussion.js';

/** Mails for a benchmark: at least `count`, made up, or those of `path` as often as needed, each time with new ids. */
export async function* corpus(count: number, path: string | null): AsyncGenerator<Buffer> {
  let made = 0;
  for (let round = 0; made < count; round++) {
    const mails = path === null ? madeUp(round) : realMails(path);
    for await (const mail of mails) {
      if (made++ >= count) return;
      yield round === 0 ? mail : renamed(mail, round);
    }
    if (made === 0) throw new Error(`there is no mail in ${path}`);
  }
}

async function* realMails(path: string): AsyncGenerator<Buffer> {
  for await (const item of readSource(path)) if (item.kind === 'mail') yield Buffer.from(item.raw);
}

/** The mail with `.round` in each id of its header, so that threads stay whole and apart from those of other rounds. */
function renamed(mail: Buffer, round: number): Buffer {
  const { bodyStart } = readHeaders(mail);
  const head = mail
    .toString('latin1', 0, bodyStart)
    .split(/\n(?![ \t])/)
    .map((field) =>
      /^(?:message-id|in-reply-to|references):/i.test(field)
        ? field.replace(/@([^<>\s]+)>/g, `@$1.${round}>`)
        : field,
    )
    .join('\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), mail.subarray(bodyStart)]);
}

const THREAD = 12;
/** People who write in one thread. */
const SENDERS = 6;

/** One thread: a patch, and replies that quote the one before them and add words, some with a trailer. */
function* madeUp(round: number): Generator<Buffer> {
  let quoted: string[] = [];
  for (let n = 0; n < THREAD; n++) {
    const own = Array.from({ length: 12 }, (_, i) => lineOfWords(round, n, i));
    const { who, address } = senderOf((round + n) % SENDERS);
    const trailer = n % 4 === 3 ? ['', `Reviewed-by: ${who} <${address}>`] : [];
    const lines = [
      ...quoted.map((line) => `> ${line}`),
      '',
      `${own.join('.\n')}.`,
      'Should it retry?',
      ...trailer,
    ];
    const id = (k: number) => `<${round}.${k}@bench.example.org>`;
    const answers = n === 0 ? '' : `In-Reply-To: ${id(n - 1)}\nReferences: ${id(0)} ${id(n - 1)}\n`;
    const date = new Date(Date.UTC(2021, 0, 1) + (round * THREAD + n) * 600_000).toUTCString();
    const subject = `${n === 0 ? '' : 'Re: '}[RFC PATCH] frob: part ${round}`;
    yield Buffer.from(
      `From: ${who} <${address}>\nTo: linux-frob@lists.example.org\nSubject: ${subject}\nDate: ${date}\n` +
        `Message-ID: ${id(n)}\n${answers}\n${lines.join('\n')}\n`,
    );
    quoted = [...own.slice(0, 6), ...quoted.slice(0, 12)];
  }
}

/** Writes the mails as an mboxrd. */
export async function writeMbox(
  path: string,
  mails: AsyncIterable<Buffer>,
): Promise<{ count: number; bytes: number }> {
  const file = createWriteStream(path);
  let count = 0;
  let bytes = 0;
  for await (const mail of mails) {
    count++;
    bytes += mail.length;
    const escaped = mail.toString('latin1').replace(/^(>*From )/gm, '>$1');
    const text = `From mboxrd@z Thu Jan  1 00:00:00 1970\n${escaped}${escaped.endsWith('\n') ? '' : '\n'}\n`;
    if (!file.write(Buffer.from(text, 'latin1'))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return { count, bytes };
}
