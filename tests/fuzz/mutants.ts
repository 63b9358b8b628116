import { mail, multipart, part } from '../ingest/mails.js';
import { Random } from './random.js';

/** Whole mails to break: each kind of structure that the decoder and the analysis know. */
const OWN: readonly Buffer[] = [
  mail({ headers: { References: '<a@x> <b@x>', 'In-Reply-To': '<b@x>' } }),
  mail({
    headers: {
      Subject: '=?utf-8?q?caf=C3=A9?= =?iso-8859-1?b?6Q==?=',
      'Content-Transfer-Encoding': 'quoted-printable',
    },
    body: 'a=C3=A9=\nb\n\nReviewed-by: Bo Lind <bo@example.org>\n',
  }),
  mail({
    headers: { 'Content-Type': 'text/plain; charset=gbk; format=flowed; delsp=yes' },
    body: '> a \n> b\n\nWhy not?\n',
  }),
  mail(
    multipart('mixed', [
      part('Content-Type: text/plain; charset=utf-8', 'Words.'),
      part("Content-Type: text/x-patch; name*=utf-8''a%20b\nContent-Transfer-Encoding: base64", 'YWJj'),
      part('Content-Type: message/rfc822\nContent-Disposition: inline', 'Subject: inner\n\ntext'),
    ]),
  ),
  mail(multipart('alternative', [part('Content-Type: text/html', '<p>Hi <b>there</b></p>')])),
  Buffer.from('Re: a page\n\nFrom: Ada Quill\nDate: Wed Dec 15 2021 - 07:06:01 EST\n\nText.\n'),
  mail({
    headers: { Subject: '[RFC PATCH v2 3/7 net-next] frob: retry', 'Message-ID': '<p.3@example.org>' },
    body: 'Retry once.\n\nSigned-off-by: Ada Quill <ada@example.org>\n---\n a/b.c | 2 +-\n\ndiff --git a/a/b.c b/a/b.c\n--- a/a/b.c\n+++ b/a/b.c\n@@ -1,3 +1,3 @@\n x\n-y\n+z\n w\n-- \n2.40\n',
  }),
  mail({
    headers: { Subject: 'Re: [RFC PATCH v2 3/7] frob: retry', 'In-Reply-To': '<p.3@example.org>' },
    body: 'On Wed, 15 Dec 2021 at 07:06, Ada Quill <ada@example.org> wrote:\n> > old\n> Retry once.\n\nNAK. I would rather wait.\nWhat about suspend?\n\nNacked-by: Bo Lind <bo@example.org>\n',
  }),
  Buffer.concat([
    Buffer.from(
      'Received: from relay.kernel.org (relay.kernel.org [192.0.2.1]) by mail.archive.example id A\nAuthentication-Results: smtp.subspace.kernel.org; dkim=pass header.d=example.org\nReceived: from x (y.example [192.0.2.2]) by smtp.subspace.kernel.org id B\n',
    ),
    mail(),
  ]),
];

const PIECES = [
  ...[
    '\0',
    '\r',
    '\n',
    '\n\n',
    '\r\n',
    ':',
    ';',
    '=',
    ',',
    '<',
    '>',
    '"',
    '(',
    ')',
    '@',
    '\\',
    '%',
    ' ',
    '\t',
  ],
  ...['=?', '?=', '=?utf-8?b?', '--b0', '--b0--', '\xff', '\xed\xa0\x80', '\u202e', '\ufeff', '\x1b[31m'],
  ...['> ', '>>>>', 'On ', ' wrote:', '@@ -1,1 +1,1 @@', 'Reviewed-by: ', 'NAK', '-- \n', '---\n', 'From '],
  ...['99999999999999999999', '-1', '1970', '%00', '__proto__', 'constructor', '../', '<script>'],
].map((piece) => Buffer.from(piece, 'latin1'));

/** The `number`th broken mail of a seed; the same again for the same three. */
export function mutant(seed: number, number: number, others: readonly Buffer[] = []): Buffer {
  const random = new Random(seed * 1_000_003 + number);
  const bases = random.below(2) === 0 && others.length > 0 ? others : OWN;
  let bytes = random.pick(bases);
  for (let changes = 1 + random.below(8); changes > 0; changes--) bytes = change(bytes, random);
  return random.below(8) === 0 ? bytes : named(bytes, number, random);
}

function change(bytes: Buffer, random: Random): Buffer {
  const [a, b] = [random.below(bytes.length + 1), random.below(bytes.length + 1)];
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  const near = Math.min(bytes.length, from + random.below(64));
  switch (random.below(7)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, from), random.pick(PIECES), bytes.subarray(from)]);
    case 1:
      return bytes.subarray(0, Math.max(1, to));
    case 2:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(near)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    case 4: {
      const changed = Buffer.from(bytes);
      if (changed.length > 0) changed[from % changed.length] = random.below(256);
      return changed;
    }
    case 5: {
      const many = Buffer.alloc(1 + random.below(2_000), random.pick(PIECES));
      return Buffer.concat([bytes.subarray(0, from), many, bytes.subarray(from)]);
    }
    default:
      return swapLines(bytes, random);
  }
}

function swapLines(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const [i, j] = [random.below(lines.length), random.below(lines.length)];
  [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
  return Buffer.from(lines.join('\n'), 'latin1');
}

/** With an id of its own in front, and often an answer to a mail before it, so that not all share one id. */
function named(bytes: Buffer, number: number, random: Random): Buffer {
  const parent = random.below(3) === 0 ? '' : `In-Reply-To: <${number - 1 - random.below(5)}@fuzz.example>\n`;
  return Buffer.concat([Buffer.from(`Message-ID: <${number}@fuzz.example>\n${parent}`), bytes]);
}
