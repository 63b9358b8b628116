import { describe, expect, it } from '@jest/globals';
import { decodeMessage } from '../../../ingest/decode/index.js';
import { type MailParts, mail, multipart, part } from '../mails.js';

const decode = (raw: Uint8Array, after?: string) =>
  decodeMessage(raw, after === undefined ? { label: 'test' } : { label: 'test', after });
const decoded = (parts?: MailParts) => decode(mail(parts));
const codes = (message: { notes: readonly { code: string }[] }) => message.notes.map((n) => n.code);

describe('a plain mail', () => {
  it('gives its people, subject, date in UTC, id and text', async () => {
    expect(await decoded()).toEqual({
      id: 'one@example.org',
      idSource: 'header',
      from: { name: 'Ada Quill', address: 'ada@example.org' },
      replyTo: [],
      to: [{ name: 'Frob list', address: 'linux-frob@lists.example.org' }],
      cc: [],
      subject: '[RFC PATCH] frob: retry once',
      date: '2021-12-15T12:06:01Z',
      dateSource: 'date',
      inReplyTo: [],
      references: [],
      body: 'Looks fine to me.',
      marks: 'kept',
      bodySource: 'text',
      list: null,
      headers: {},
      attachments: [],
      notes: [],
    });
  });

  it('reads the ids it answers from the raw header, words around them left out', async () => {
    const message = await decoded({
      headers: {
        'In-Reply-To': "Ada's message of Monday <b@x>",
        References: '<a@x>\n <b@x> <a@x>',
      },
    });
    expect([message.inReplyTo, message.references]).toEqual([['b@x'], ['b@x', 'a@x']]);
  });

  it('takes the short list name from List-Id', async () => {
    const message = await decoded({ headers: { 'List-Id': 'Frob <Linux-Frob.lists.example.org>' } });
    expect(message.list).toBe('linux-frob');
    expect((await decoded({ headers: { 'List-Id': '<../etc>' } })).list).toBeNull();
  });

  it('keeps the headers that the analysis reads', async () => {
    const message = await decoded({ headers: { 'X-Mailer': 'frobmail 1', 'X-Other': 'no' } });
    expect(message.headers).toEqual({ 'x-mailer': 'frobmail 1' });
  });

  it('makes line ends, the byte order mark and NUL plain, and drops empty lines at the end', async () => {
    const message = await decoded({ body: '\ufeffone\r\ntwo\rthree\0\n\n\n' });
    expect(message.body).toBe('one\ntwo\nthree\ufffd');
  });
});

describe('text of many kinds', () => {
  const encoded = (encoding: string, body: string | Buffer, type = 'text/plain; charset=utf-8') =>
    decoded({ headers: { 'Content-Type': type, 'Content-Transfer-Encoding': encoding }, body });

  it('quoted-printable is decoded, soft line ends joined, a broken escape kept', async () => {
    const message = await encoded('quoted-printable', 'na=C3=AFve l=\nine  \nend=20\n=zz');
    expect(message.body).toBe('naïve line\nend \n=zz');
  });

  it('base64 is decoded', async () => {
    expect((await encoded('base64', Buffer.from('naïve\n').toString('base64'))).body).toBe('naïve');
  });

  it('bytes that are not the claimed UTF-8 are read as windows-1252, and it says so', async () => {
    const message = await encoded('8bit', Buffer.from('na\xefve', 'latin1'));
    expect([message.body, codes(message)]).toEqual(['naïve', ['charset-fallback']]);
  });

  it.each(['utf-7', 'base64', 'x-nonsense'])('%s is no charset to decode from', async (charset) => {
    const message = await encoded('8bit', 'naïve +ADw-', `text/plain; charset=${charset}`);
    expect([message.body, codes(message)]).toEqual(['naïve +ADw-', ['charset-fallback']]);
  });

  it('a text without a claimed charset may be UTF-8', async () => {
    expect(await decoded({ body: 'naïve' })).toMatchObject({ body: 'naïve', notes: [] });
  });

  it('format=flowed is joined within one quote depth, marks kept', async () => {
    const body = '> one \n> two\nmine \nstill mine\n-- \nAda\n';
    expect((await encoded('7bit', body, 'text/plain; format=flowed')).body).toBe(
      '> one two\nmine still mine\n-- \nAda',
    );
  });

  it('format=flowed with DelSp drops the space at the joint, and space-stuffing goes', async () => {
    const body = 'inter \nnet\n >from\n';
    expect((await encoded('7bit', body, 'text/plain; format=flowed; delsp=yes')).body).toBe(
      'internet\n>from',
    );
  });

  it('a stuffed line of format=flowed that a mailbox escaped is none of a quote', async () => {
    const body = '> Is it?\n\n >From what \nI see.\n > It is.\n';
    expect((await encoded('7bit', body, 'text/plain; format=flowed')).body).toBe(
      '> Is it?\n\nFrom what I see.\n> It is.',
    );
  });

  it('an empty line after a flowed line stays a paragraph break', async () => {
    expect((await encoded('7bit', 'one \n\ntwo\n', 'text/plain; format=flowed')).body).toBe('one \n\ntwo');
  });
});

describe('mail of several parts', () => {
  it('gives the text part and names the attachments', async () => {
    const message = await decoded(
      multipart('mixed', [
        part('Content-Type: text/plain', 'See the log.'),
        part(
          'Content-Type: application/gzip; name="boot.gz"\nContent-Disposition: attachment; filename="boot.gz"',
          'abc',
        ),
      ]),
    );
    expect([message.body, message.attachments]).toEqual([
      'See the log.',
      [{ name: 'boot.gz', type: 'application/gzip', size: 3 }],
    ]);
  });

  it('of text and HTML only the text is read', async () => {
    const message = await decoded(
      multipart('alternative', [
        part('Content-Type: text/plain', 'Plain words.'),
        part('Content-Type: text/html', '<p>Other words.</p>'),
      ]),
    );
    expect([message.body, message.bodySource, codes(message)]).toEqual(['Plain words.', 'text', []]);
  });

  it('HTML alone becomes text, and it says so', async () => {
    const message = await decoded({
      headers: { 'Content-Type': 'text/html' },
      body: '<p>I am <b>fine</b> with it.</p><script>alert(1)</script>',
    });
    expect([message.body, message.bodySource, codes(message)]).toEqual([
      'I am fine with it.',
      'html',
      ['html-only'],
    ]);
  });
});

describe('odd structures of parts', () => {
  const text = (words: string) => part('Content-Type: text/plain', words);

  it('several texts are joined in their order, at any depth', async () => {
    const inner = multipart('mixed', [text('two'), text('three')], 'b1');
    const nested = part('Content-Type: multipart/mixed; boundary=b1', `${inner.body}`);
    expect((await decoded(multipart('mixed', [text('one'), nested, text('four')]))).body).toBe(
      'one\ntwo\nthree\nfour',
    );
  });

  it('text before and behind the parts is none of the mail', async () => {
    const { headers, body } = multipart('mixed', [text('one')]);
    const message = await decoded({ headers: headers ?? {}, body: `for old programs\n${body}footer\n` });
    expect(message.body).toBe('one');
  });

  it('a missing end is the end of the mail', async () => {
    const { headers, body } = multipart('mixed', [text('one')]);
    expect((await decoded({ headers: headers ?? {}, body: `${body}`.replace('--b0--\n', '') })).body).toBe(
      'one',
    );
  });

  it('each part has its own charset, and a broken one is told once', async () => {
    const broken = part('Content-Type: text/plain; charset=utf-8', 'na\xefve');
    const { headers, body } = multipart('mixed', [broken, broken]);
    const message = await decoded({ headers: headers ?? {}, body: Buffer.from(`${body}`, 'latin1') });
    expect([message.body, codes(message)]).toEqual(['naïve\nnaïve', ['charset-fallback']]);
  });

  it('parts that cannot be told apart are read as text', async () => {
    const message = await decoded({ headers: { 'Content-Type': 'multipart/mixed' }, body: 'Still words.\n' });
    expect([message.body, codes(message)]).toEqual(['Still words.', ['no-parts']]);
  });

  it('a flood of parts is read up to its bound and counted', async () => {
    const message = await decoded(multipart('mixed', Array(5_000).fill(text('x'))));
    expect(message.body.length).toBe(1_999);
    expect(message.notes).toEqual([
      { code: 'truncated-parts', text: 'The mail has 4000 parts more than the 1000 that were read.' },
    ]);
  });

  it('parts nested without end are kept as one attachment', async () => {
    const body = Array.from(
      { length: 5_000 },
      (_, n) => `--b${n}\nContent-Type: multipart/mixed; boundary=b${n + 1}\n\n`,
    ).join('');
    const message = await decoded({ headers: { 'Content-Type': 'multipart/mixed; boundary=b0' }, body });
    expect([message.attachments.length, codes(message)]).toEqual([1, ['deep-mime']]);
  });
});

describe('bad mail', () => {
  it('a parser that never settles leaves a message with its header, within the deadline', async () => {
    const started = Date.now();
    const message = await decode(
      Buffer.from('Content-Disposition:inline\nContent-Type:message/rfc822'),
      '2021-01-01T00:00:00Z',
    );
    expect(codes(message)).toContain('unparsed');
    expect(Date.now() - started).toBeLessThan(4_000);
  });

  it('a parser that refuses leaves a message with its header', async () => {
    const message = await decodeMessage(
      mail({ headers: { 'Content-Type': 'text/html' }, body: '<p>x</p>' }),
      { label: 'test' },
      () => Promise.reject(new Error('too odd')),
    );
    expect([message.subject, message.bodySource, codes(message)]).toEqual([
      '[RFC PATCH] frob: retry once',
      'none',
      ['unparsed'],
    ]);
  });

  it('mail without an id gets one from its bytes, always the same', async () => {
    const raw = { headers: { 'Message-ID': null } };
    const [one, again, other] = [
      await decoded(raw),
      await decoded(raw),
      await decoded({ ...raw, body: 'Other.\n' }),
    ];
    expect([one.idSource, codes(one), one.id]).toEqual(['made', ['no-message-id'], again.id]);
    expect(one.id).not.toBe(other.id);
  });

  it('an id too long for a URL is known by its hash, in references too', async () => {
    const id = `${'x'.repeat(300)}@example.org`;
    const [own, reply] = [
      await decoded({ headers: { 'Message-ID': `<${id}>` } }),
      await decoded({ headers: { References: `<${id}>` } }),
    ];
    expect(own.id.length).toBeLessThan(100);
    expect(reply.references).toEqual([own.id]);
  });

  it('of a header that may come once the first counts, and it says so', async () => {
    const raw = Buffer.concat([Buffer.from('From: Mallory <mallory@example.com>\n'), mail()]);
    const message = await decode(raw);
    expect([message.from.address, codes(message)]).toEqual(['mallory@example.com', ['duplicate-header']]);
  });

  it('a name that is an encoded address is not the address', async () => {
    const message = await decoded({
      headers: { From: '=?utf-8?q?Ada_=3Cada=40example.org=3E?= <mallory@example.com>' },
    });
    expect([message.from.address, codes(message)]).toEqual(['mallory@example.com', ['name-holds-address']]);
  });

  it('a flood of references keeps the first and the last', async () => {
    const ids = Array.from({ length: 5_000 }, (_, i) => `<${i}@x>`);
    const message = await decoded({ headers: { References: ids.join(' ') } });
    expect(message.references).toHaveLength(1_000);
    expect([message.references[0], message.references.at(-1)]).toEqual(['0@x', '4999@x']);
    expect(codes(message)).toContain('truncated-references');
  });

  it('a header without end is read up to its bound', async () => {
    const message = await decoded({ headers: { 'X-Flood': 'x'.repeat(300_000) } });
    expect([message.id, codes(message)]).toEqual(['one@example.org', ['truncated-header']]);
  });

  it('one value that is longer than what is read of it says so, on one line or many', async () => {
    for (const between of [' ', '\n ']) {
      const References = Array.from({ length: 9_000 }, (_, n) => `<${n}@example.org>`).join(between);
      expect(codes(await decoded({ headers: { References } }))).toContain('truncated-header');
    }
    expect(codes(await decoded({ headers: { 'X-Long': 'x'.repeat(60_000) } }))).toEqual([]);
  });

  it('a huge mail is read in part, and it says so', async () => {
    const message = await decoded({ body: 'word word word\n'.repeat(700_000) });
    expect(message.body.length).toBeLessThan(1_100_000);
    expect(codes(message)).toEqual(['truncated-body', 'many-lines']);
  });

  it('of which nearly all is header is not said to be read in part', async () => {
    const message = await decoded({ headers: { References: '<a@b.example> '.repeat(700_000) } });
    expect(codes(message)).not.toContain('truncated-body');
  });

  it('a byte order mark before the header hides no field', async () => {
    const message = await decode(Buffer.concat([Buffer.from('\ufeff'), mail()]));
    expect([message.from.address, message.id]).toEqual(['ada@example.org', 'one@example.org']);
  });

  it('every single byte in subject, name and text comes out as a character that is no NUL', async () => {
    for (let byte = 0; byte < 256; byte++) {
      const char = String.fromCharCode(byte);
      const headers = { Subject: `a${char}b`, From: `x${char}y <ada@example.org>` };
      const message = await decoded({ headers, body: Buffer.from(`a${char}b`, 'latin1') });
      expect(message.body).toMatch(/^a[^\0\r]b$/);
      expect([message.subject, message.from.name].join('')).not.toMatch(/[\0\r\n]/);
      expect(message.bodySource).toBe('text');
    }
  });

  it('text without any header loses no line', async () => {
    const message = await decode(Buffer.from('just words\n\nand more\n'));
    expect([message.body, codes(message)]).toEqual([
      'just words\n\nand more',
      ['no-message-id', 'no-sender', 'date-missing'],
    ]);
  });

  it.each(['', '\n', '\0', 'From: x', ':\n:\n', '\xff\xfe\n\n'])('%j gives a message', async (raw) => {
    expect((await decode(Buffer.from(raw, 'latin1'))).idSource).toBe('made');
  });
});

describe('a page of an archive', () => {
  const page = (date = 'Wed Dec 15 2021 - 07:06:01 EST') =>
    Buffer.from(
      `Re: [RFC PATCH] frob: retry once\n\nFrom: Bo Marsh\nDate: ${date}\n\n\nAda Quill wrote:\nOne retry.\n\nFine.\n`,
    );

  it('gives sender, subject, date with its zone, and says that marks are lost', async () => {
    expect(await decode(page())).toMatchObject({
      idSource: 'made',
      from: { name: 'Bo Marsh', address: '' },
      subject: 'Re: [RFC PATCH] frob: retry once',
      date: '2021-12-15T12:06:01Z',
      body: 'Ada Quill wrote:\nOne retry.\n\nFine.',
      marks: 'lost',
      bodySource: 'archive-page',
    });
  });

  it('keeps a name with a comma or a company whole', async () => {
    const from = async (name: string) =>
      (await decode(Buffer.from(page().toString().replace('From: Bo Marsh', `From: ${name}`)))).from;
    expect(await from('Marsh, Bo')).toEqual({ name: 'Marsh, Bo', address: '' });
    expect(await from('Bo Marsh (Acme)')).toEqual({ name: 'Bo Marsh (Acme)', address: '' });
  });

  it('with a broken date stands after the mail before it', async () => {
    expect(await decode(page('soon'), '2021-12-01T00:00:00Z')).toMatchObject({
      date: '2021-12-01T00:00:00Z',
      dateSource: 'order',
    });
  });
});

describe('a mail of very many lines', () => {
  const read = (lines: number) =>
    decode(
      Buffer.from(`From: Ana Novak <ana@example.org>\nMessage-ID: <m@example.org>\n\n${'x\n'.repeat(lines)}`),
    );

  it('keeps all of its text and tells that the last lines were not read', async () => {
    const { body, notes } = await read(31_000);
    expect(body.split('\n')).toHaveLength(31_000);
    expect(notes.map(({ code }) => code)).toContain('many-lines');
  });

  it('has no such note below the bound', async () => {
    expect((await read(29_000)).notes.map(({ code }) => code)).not.toContain('many-lines');
  });
});
