import { mail, multipart, part } from '../mails.js';

/** A mail of the made-up list, with what is odd about it for some sources. */
interface Specimen {
  readonly what: string;
  readonly raw: Buffer;
}

const ROOT = '<root@example.org>';
const BO = 'Bo Marsh <bo@example.org>';
const DARA = 'Dara Obi <dara@example.org>';

let minutes = 0;
/** A mail one minute after the one before; `to` is what it answers. */
function post(id: string, to: string | null, parts: Parameters<typeof mail>[0] = {}): Buffer {
  const at = String(minutes++).padStart(2, '0');
  return mail({
    ...parts,
    headers: {
      Subject: to === null ? `[RFC PATCH] frob: ${id}` : 'Re: [RFC PATCH 0/2] frob: retry once',
      Date: `Wed, 15 Dec 2021 07:${at}:01 -0500`,
      'Message-ID': `<${id}@example.org>`,
      ...(to === null ? {} : { 'In-Reply-To': to, References: to }),
      ...parts.headers,
    },
  });
}

const DIFF = `---
diff --git a/frob.c b/frob.c
--- a/frob.c
+++ b/frob.c
@@ -1,2 +1,2 @@
 int tries;
-int most = 0;
+int most = 1;
`;
const REVIEW = post('review', ROOT, {
  headers: { From: BO },
  body: '> One retry is enough.\n\nIt is, on my boards too.\n\nReviewed-by: Bo Marsh <bo@example.org>\n',
});
const octets = (text: string) => Buffer.from(text, 'latin1');
const edited = (raw: Buffer, edit: (text: string) => string) => octets(edit(raw.toString('latin1')));

export const CORPUS: readonly Specimen[] = [
  [
    'a cover letter',
    post('root', null, {
      headers: { Subject: '[RFC PATCH 0/2] frob: retry once' },
      body: 'One retry is enough.\n',
    }),
  ],
  [
    'a patch',
    post('one', ROOT, {
      headers: { Subject: '[RFC PATCH 1/2] frob: count tries' },
      body: `Count them.\n\nSigned-off-by: Ada Quill <ada@example.org>\n${DIFF}`,
    }),
  ],
  [
    'another patch',
    post('two', ROOT, {
      headers: { Subject: '[RFC PATCH 2/2] frob: try twice' },
      body: `Try twice.\n${DIFF}--\n2.39.5\n`,
    }),
  ],
  ['a review', REVIEW],
  [
    'a NAK',
    post('nak', '<two@example.org>', {
      headers: { From: DARA },
      body: '> Try twice.\n\nNAK. This hides broken boards.\n',
    }),
  ],
  [
    'a question',
    post('question', '<one@example.org>', {
      headers: { From: DARA },
      body: '> Count them.\n\nWhy not count the failures?\n',
    }),
  ],
  [
    'an answer',
    post('answer', '<question@example.org>', {
      body: '>> Count them.\n> Why not count the failures?\n\nBecause nobody reads those.\n',
    }),
  ],
  [
    'quoted-printable UTF-8',
    post('qp', ROOT, {
      headers: {
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Transfer-Encoding': 'quoted-printable',
      },
      body: 'Gr=C3=BC=C3=9Fe, a very long line that is =\nfolded.\n',
    }),
  ],
  [
    'base64 UTF-8',
    post('b64', ROOT, {
      headers: {
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Transfer-Encoding': 'base64',
      },
      body: `${Buffer.from('Żółw says yes.\n').toString('base64')}\n`,
    }),
  ],
  [
    '8-bit UTF-8',
    post('utf8', ROOT, {
      headers: {
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Transfer-Encoding': '8bit',
      },
      body: 'Ünü says no.\n',
    }),
  ],
  [
    'latin1',
    post('latin1', ROOT, {
      headers: { 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=iso-8859-1' },
      body: octets('Gr\xfc\xdfe\n'),
    }),
  ],
  [
    '8-bit text without a charset',
    post('unlabelled', ROOT, {
      headers: { From: 'J\xfcrgen Zed <zed@example.org>' },
      body: octets('sch\xf6n \x80\n'),
    }),
  ],
  [
    'flowed text',
    post('flowed', ROOT, {
      headers: { 'Content-Type': 'text/plain; format=flowed' },
      body: '> One retry \n> is enough.\n\nThat is what I \nthought. \nBut no.\n-- \nBo\n',
    }),
  ],
  [
    'parts with an attachment',
    post(
      'mixed',
      ROOT,
      multipart('mixed', [
        part('Content-Type: text/plain', 'The log is attached.'),
        part(
          'Content-Type: text/csv\nContent-Disposition: attachment; filename=log.csv\nContent-Transfer-Encoding: base64',
          'YSxiCjEsMgo=',
        ),
      ]),
    ),
  ],
  [
    'text and HTML',
    post(
      'alternative',
      ROOT,
      multipart('alternative', [
        part('Content-Type: text/plain', 'Fine by me.'),
        part('Content-Type: text/html', '<p>Fine by me.</p>'),
      ]),
    ),
  ],
  [
    'HTML alone',
    post('html', ROOT, {
      headers: { 'MIME-Version': '1.0', 'Content-Type': 'text/html' },
      body: '<p>Fine <b>by</b> me.</p>\n',
    }),
  ],
  [
    'a mail in a mail',
    post(
      'forward',
      ROOT,
      multipart('mixed', [
        part('Content-Type: text/plain', 'See below.'),
        part(
          'Content-Type: message/rfc822\nContent-Disposition: attachment',
          'Subject: inner\n\nInner words.',
        ),
      ]),
    ),
  ],
  [
    'parts without an end',
    post('endless', ROOT, {
      headers: { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b1' },
      body: '--b1\nContent-Type: text/plain\n\nStill here.\n',
    }),
  ],
  [
    'carriage returns',
    edited(post('crlf', ROOT, { body: '> One retry is enough.\n\nSent from elsewhere.\n' }), (text) =>
      text.replaceAll('\n', '\r\n'),
    ),
  ],
  [
    'lines that begin with From',
    post('from', ROOT, {
      body: 'From here on it works.\n\nFrom bo@example.org Wed Dec 15 07:06:01 2021\nSubject: no mail\n\nFrom there.\n',
    }),
  ],
  [
    'lines that begin with >From',
    post('quoted-from', ROOT, {
      body: '>From here on it works.\n>>From there too.\n\n>From x Wed Dec 15 07:06:01 2021\n',
    }),
  ],
  ['empty lines at the end', post('blank', ROOT, { body: 'Some words.\n\n\n\n' })],
  ['an empty body', post('empty', ROOT, { body: '' })],
  ['a header without an end', edited(post('header', ROOT, { body: '' }), (text) => text.replace(/\n$/, ''))],
  [
    'no Message-ID',
    post('none', ROOT, { headers: { 'Message-ID': null }, body: 'Nobody can answer this.\n' }),
  ],
  ['a duplicate', REVIEW],
  [
    'another mail under a known id',
    post('review', ROOT, { headers: { From: DARA }, body: 'I never said that.\n' }),
  ],
  [
    'lines that are no header',
    edited(post('broken', ROOT, { body: 'Still a body.\n' }), (text) =>
      text.replace('\nTo: ', '\nno header at all\n: nor this\nX-\xff\xfe: 1\nTo: '),
    ),
  ],
  [
    'no Date',
    post('undated', ROOT, {
      headers: {
        Date: null,
        Received: 'from a.example.org by b.example.org; Wed, 15 Dec 2021 13:00:00 +0000',
      },
    }),
  ],
  ['a garbled date', post('garbled', ROOT, { headers: { Date: 'yesterday, 31 Feb 20:21' } })],
  [
    'two senders',
    edited(post('senders', ROOT), (text) => text.replace('\nTo: ', '\nFrom: Eve <eve@example.org>\nTo: ')),
  ],
  [
    'encoded words',
    post('words', ROOT, {
      headers: {
        From: '=?utf-8?q?J=C3=BCrgen_Zed?= <zed@example.org>',
        Subject: '=?utf-8?b?UmU6IFtSRkMgUEFUQ0ggMC8yXSBmcm9iOiByw6lwZXRlcg==?=',
      },
    }),
  ],
  [
    'a flood of folded references',
    post('folded', ROOT, {
      headers: {
        References: `${Array.from({ length: 40 }, (_, n) => `<r${n}@example.org>`).join('\n ')}\n ${ROOT}`,
      },
    }),
  ],
  [
    'a new revision',
    post('v2', null, {
      headers: { Subject: '[RFC PATCH v2 0/1] frob: retry once' },
      body: 'Changes since v1: no retry on broken boards.\n',
    }),
  ],
  [
    'an applied patch',
    post('applied', '<v2@example.org>', {
      headers: { From: BO, Subject: 'Re: [RFC PATCH v2 0/1] frob: retry once' },
      body: 'Applied to frob-next, thanks.\n',
    }),
  ],
].map(([what, raw]) => ({ what, raw }) as Specimen);

/** A mail that comes later. */
export const LATER: Specimen = {
  what: 'one more reply',
  raw: post('later', '<v2@example.org>', {
    headers: { From: DARA, Subject: 'Re: [RFC PATCH v2 0/1] frob: retry once' },
    body: 'Acked-by: Dara Obi <dara@example.org>\n',
  }),
};

/** A mail that the list took out again. */
export const SPAM = post('spam', null, { headers: { Subject: 'Buy now' }, body: 'Buy now.\n' });
