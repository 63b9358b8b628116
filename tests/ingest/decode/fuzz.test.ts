import { describe, expect, it } from '@jest/globals';
import { decodeMessage } from '../../../ingest/decode/index.js';
import { mail, multipart, part } from '../mails.js';

/** Numbers that only look random, so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SEEDS = [
  mail({ headers: { References: '<a@x> <b@x>', 'In-Reply-To': '<b@x>' } }),
  mail({
    headers: { Subject: '=?utf-8?q?caf=C3=A9?=', 'Content-Transfer-Encoding': 'quoted-printable' },
    body: 'a=C3=A9=\nb\n',
  }),
  mail({
    headers: { 'Content-Type': 'text/plain; charset=gbk; format=flowed; delsp=yes' },
    body: '> a \n> b\n',
  }),
  mail(
    multipart('mixed', [
      part('Content-Type: text/plain; charset=utf-8', 'Words.'),
      part('Content-Type: text/x-patch\nContent-Transfer-Encoding: base64', 'YWJj'),
      part('Content-Type: message/rfc822\nContent-Disposition: inline', 'Subject: inner\n\ntext'),
    ]),
  ),
  mail(multipart('alternative', [part('Content-Type: text/html', '<p>Hi</p>')])),
  Buffer.from('Re: a page\n\nFrom: Ada Quill\nDate: Wed Dec 15 2021 - 07:06:01 EST\n\nText.\n'),
];
const PIECES = [
  '\0',
  '\r',
  '\n',
  '\n\n',
  ':',
  '<',
  '>',
  '"',
  '(',
  '=?',
  '?=',
  '--b0',
  '--b0--',
  ';',
  '=',
  '\xff',
  '\ufeff',
  ' ',
];

function broken(seed: number): Buffer {
  const random = numbers(seed);
  let bytes = SEEDS[random(SEEDS.length)] as Buffer;
  for (let changes = 1 + random(8); changes > 0; changes--) {
    const [from, to] = [random(bytes.length + 1), random(bytes.length + 1)];
    const piece = Buffer.from(PIECES[random(PIECES.length)] as string, 'latin1');
    const kind = random(4);
    if (kind === 0) bytes = Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(from)]);
    else if (kind === 1) bytes = bytes.subarray(0, Math.max(1, from));
    else if (kind === 2)
      bytes = Buffer.concat([bytes.subarray(0, Math.min(from, to)), bytes.subarray(Math.max(from, to))]);
    else
      bytes = Buffer.concat([
        bytes.subarray(0, from),
        bytes.subarray(Math.min(from, to)),
        bytes.subarray(from),
      ]);
  }
  return bytes;
}

describe('three thousand broken mails', () => {
  it('all give a message with an id, a date, and plain text', async () => {
    const hung = async () => Promise.reject(new Error('left out of this test'));
    for (let seed = 1; seed <= 3_000; seed++) {
      const message = await decodeMessage(broken(seed), { label: `${seed}` }, hung);
      const plain = ![message.body, message.subject, message.from.name].some((text) => /[\0\r]/.test(text));
      const sound =
        /^[^<>\s]+$/.test(message.id) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(message.date) && plain;
      expect({ seed, sound }).toEqual({ seed, sound: true });
    }
  });

  it('with mailparser in it none stops the run', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const message = await decodeMessage(broken(seed * 31), { label: `${seed}` });
      expect(message.id.length).toBeGreaterThan(0);
    }
  }, 60_000);
});
