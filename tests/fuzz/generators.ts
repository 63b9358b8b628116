import { messageId } from '../../core/ids.js';
import type { Message } from '../../core/message.js';
import { mail as fixture } from '../db/mail.js';
import { mail, multipart, part } from '../ingest/mails.js';

/** Mails of about `n` units that once cost some parser more than their length. */
export const MAILS: Readonly<Record<string, (n: number) => Buffer>> = {
  ...headers({
    'From of groups': ['From', (n) => 'g:'.repeat(n)],
    'From of open comments': ['From', (n) => '('.repeat(n)],
    'From of comments': ['From', (n) => `${'(a)'.repeat(n)} a@b.example`],
    'From of angle brackets': ['From', (n) => '<'.repeat(n)],
    'From of at signs': ['From', (n) => 'a@'.repeat(n)],
    'From of quotes': ['From', (n) => '"'.repeat(n)],
    'From of backslashes': ['From', (n) => `"${'\\'.repeat(n)}`],
    'From of commas': ['From', (n) => ','.repeat(n)],
    'To of mailboxes': ['To', (n) => 'Bo <b@x.example>, '.repeat(n / 16)],
    'Cc of bare names': ['Cc', (n) => 'a b '.repeat(n / 4)],
    'Subject of encoded words': ['Subject', (n) => '=?utf-8?q?a?= '.repeat(n / 14)],
    'Subject of beginnings of encoded words': ['Subject', (n) => '=?utf-8?q?'.repeat(n / 10)],
    'Subject of brackets': ['Subject', (n) => '['.repeat(n)],
    'Subject of tags': ['Subject', (n) => '[PATCH] '.repeat(n / 8)],
    'Subject of reply marks': ['Subject', (n) => 'Re: '.repeat(n / 4)],
    'Subject of counters': ['Subject', (n) => `[PATCH ${'1/'.repeat(n)}2] x`],
    'Subject of digits': ['Subject', (n) => `[RFC v${'9'.repeat(n)}] x`],
    'Subject of spaces': ['Subject', (n) => `x${' '.repeat(n)}y`],
    'Date of digits': ['Date', (n) => '1'.repeat(n)],
    'Date of comments': ['Date', (n) => `Wed, 15 Dec 2021 07:06:01 ${'('.repeat(n)}`],
    'Date of spaces': ['Date', (n) => `Wed,${' '.repeat(n)}15 Dec 2021`],
    'Message-ID without end': ['Message-ID', (n) => `<${'a'.repeat(n)}`],
    'References of ids': ['References', (n) => '<a@b.example> '.repeat(n / 14)],
    'References of open brackets': ['References', (n) => '<'.repeat(n)],
    'In-Reply-To of words': ['In-Reply-To', (n) => 'message of '.repeat(n / 11)],
    'List-Id of brackets': ['List-Id', (n) => '<'.repeat(n)],
    'Content-Type of parameters': ['Content-Type', (n) => `text/plain${'; a=b'.repeat(n / 5)}`],
    'Content-Type of sections': ['Content-Type', (n) => `text/plain${'; name*0*=a'.repeat(n / 11)}`],
    'Content-Type of quotes': ['Content-Type', (n) => `text/plain; name="${'\\"'.repeat(n / 2)}`],
    'Received of words': ['Received', (n) => `from a (${'b ['.repeat(n / 3)} by c.example`],
    'Authentication-Results of results': [
      'Authentication-Results',
      (n) => `a.example; ${'dkim=pass '.repeat(n / 10)}`,
    ],
  }),
  'a flood of fields': (n) => fields('X-A: b\n', n / 7),
  'a flood of Received': (n) => fields('Received: from a (b.example [1.2.3.4]) by b.example\n', n / 52),
  'a field of folded lines': (n) => mail({ headers: { Subject: `a${'\n b'.repeat(n / 3)}` } }),
  'lines that are no field': (n) => fields('no field at all\n', n / 16),
  ...bodies({
    'prose without end': (n) => 'This line says something, perhaps. '.repeat(n / 35),
    'lines of prose': (n) => 'This is a line of prose that says something, perhaps.\n'.repeat(n / 54),
    'quote marks without end': (n) => `${'>'.repeat(n)} x`,
    'ever deeper lines': (n) => Array.from({ length: n / 40 }, (_, i) => `${'>'.repeat(i % 80)}x`).join('\n'),
    'one line of spaces': (n) => `${' '.repeat(n)}x`,
    'one line of tabs': (n) => `${'\t'.repeat(n)}x`,
    'empty lines': (n) => `${'\n'.repeat(n)}x`,
    'attribution lines': (n) => 'On Mon, 3 May 2021 at 10:12, Bo Lind <bo@x.example> wrote:\n'.repeat(n / 60),
    'beginnings of attribution lines': (n) => `${'On a, a, '.repeat(n / 9)}wrote:\n> x\n`,
    'lines that almost attribute': (n) => 'On Mon, 3 May 2021 at 10:12, Bo Lind said\n'.repeat(n / 43),
    'header fields': (n) => 'From: Bo Lind <bo@x.example>\nTo: ana@x.example\n'.repeat(n / 47),
    trailers: (n) => 'Reviewed-by: Bo Lind <bo@x.example>\n'.repeat(n / 36),
    'one trailer without end': (n) => `Reviewed-by: ${'a '.repeat(n / 2)}`,
    'trailers of brackets': (n) => `Acked-by: ${'<'.repeat(n)}`,
    brackets: (n) => '['.repeat(n),
    parentheses: (n) => '('.repeat(n),
    'words with points': (n) => 'a.'.repeat(n / 2),
    'a sentence without end': (n) => 'and so '.repeat(n / 7),
    'a word without end': (n) => 'a'.repeat(n),
    questions: (n) => 'Why is that so? '.repeat(n / 16),
    'question marks': (n) => '?'.repeat(n),
    'NAK and not NAK': (n) => 'NAK, not NAK. '.repeat(n / 14),
    conditions: (n) => 'Fine if you change it, but only if you do. '.repeat(n / 43),
    addresses: (n) => 'see https://x.example/a and https://y.example/b '.repeat(n / 48),
    'beginnings of addresses': (n) => 'https://'.repeat(n / 8),
    'at signs': (n) => 'a@'.repeat(n / 2),
    'signature marks': (n) => '-- \nx\n'.repeat(n / 6),
    'rules of dashes': (n) => `${'-'.repeat(n)}\n`,
    'hunks of a diff': (n) => `---\n${'@@ -1,3 +1,3 @@\n+a\n-b\n c\n'.repeat(n / 25)}`,
    'files of a diff': (n) => 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n'.repeat(n / 58),
    'beginnings of hunks': (n) => '@@ -1,3 '.repeat(n / 8),
    'separators of an mbox': (n) => 'From a Thu Jan  1 00:00:00 1970\n'.repeat(n / 32),
    'change ids': (n) => 'Change-Id: I0123456789abcdef0123456789abcdef01234567\n'.repeat(n / 53),
    'escapes of quoted-printable': (n) => '=41'.repeat(n / 3),
    'letters with marks': (n) => `e${'\u0301'.repeat(n / 2)}`,
    'marks of direction': (n) => '\u202e'.repeat(n / 3),
  }),
  'parts without end': (n) =>
    mail(
      multipart(
        'mixed',
        Array.from({ length: Math.min(900, n / 40) }, () => part('Content-Type: text/plain', 'x')),
      ),
    ),
  'lines that almost part': (n) => mail({ ...multipart('mixed', []), body: '--b0x\n'.repeat(n / 6) }),
  'tags of HTML': (n) => mail({ headers: { 'Content-Type': 'text/html' }, body: '<b>x</b>'.repeat(n / 8) }),
  'open tags of HTML': (n) => mail({ headers: { 'Content-Type': 'text/html' }, body: '<'.repeat(n) }),
  'open comments of HTML': (n) =>
    mail({ headers: { 'Content-Type': 'text/html' }, body: '<!--'.repeat(n / 4) }),
  'entities of HTML': (n) => mail({ headers: { 'Content-Type': 'text/html' }, body: '&amp'.repeat(n / 4) }),
  'nested tags of HTML': (n) =>
    mail({ headers: { 'Content-Type': 'text/html' }, body: '<div>'.repeat(n / 5) }),
  base64: (n) => mail({ headers: { 'Content-Transfer-Encoding': 'base64' }, body: 'YWJj\n'.repeat(n / 5) }),
  'flowed lines': (n) =>
    mail({ headers: { 'Content-Type': 'text/plain; format=flowed' }, body: '> a \n'.repeat(n / 5) }),
  'a page that lost its marks': (n) =>
    Buffer.from(
      `Re: x\n\nFrom: Ada\nDate: Wed Dec 15 2021 - 07:06:01 EST\n\n${'Bo wrote:\n'.repeat(n / 10)}`,
    ),
};

function headers(
  of: Readonly<Record<string, [string, (n: number) => string]>>,
): Record<string, (n: number) => Buffer> {
  return map(
    of,
    ([name, make]) =>
      (n) =>
        mail({ headers: { [name]: make(n) } }),
  );
}

function bodies(of: Readonly<Record<string, (n: number) => string>>): Record<string, (n: number) => Buffer> {
  return map(of, (make) => (n) => mail({ body: make(n) }));
}

function fields(line: string, count: number): Buffer {
  return Buffer.concat([Buffer.from(line.repeat(count)), mail()]);
}

function map<From, To>(of: Readonly<Record<string, From>>, to: (from: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)]));
}

/** Threads of `n` mails that refer to one another in ways that once cost somebody more than their number. */
export const THREADS: Readonly<Record<string, (n: number) => Message[]>> = {
  'a chain of replies': (n) => numbered(n, (i) => [i - 1]),
  'replies to one': (n) => numbered(n, () => [0]),
  'a ring': (n) => numbered(n, (i) => [(i + n - 1) % n]),
  'each answers itself': (n) => numbered(n, (i) => [i, 0]),
  'each names ten before it': (n) => numbered(n, (i) => Array.from({ length: 10 }, (_, k) => i - 1 - k)),
  'each names one that is missing': (n) => numbered(n, (i) => [0, 10 * n + i]),
};

function numbered(n: number, parents: (i: number) => number[]): Message[] {
  return Array.from({ length: n }, (_, i) => {
    const ids = i === 0 ? [] : parents(i).filter((p) => p >= 0);
    const references = ids.map((p) => messageId(`${p}@fuzz.example`));
    return fixture('x', {
      id: messageId(`${i}@fuzz.example`),
      subject: `${i === 0 ? '' : 'Re: '}[RFC] pump`,
      date: new Date(1_600_000_000_000 + i * 60_000).toISOString().replace('.000', ''),
      references,
      inReplyTo: references.slice(-1),
      body: '> Words.\n\nMore words.\n',
    });
  });
}
