import { describe, expect, it } from '@jest/globals';
import { decodeMessage } from '../../../ingest/decode/index.js';
import { archiveText, unescapeHtml } from '../../../ingest/decode/markup.js';
import { HYPERMAIL, MHONARC, OLD_HYPERMAIL, OLD_PIPERMAIL, PIPERMAIL } from './pages.js';

const decode = (html: string) => decodeMessage(Buffer.from(html), { label: 'page' });

describe('a whole page of an archive', () => {
  it.each([
    ['hypermail 2.3', HYPERMAIL],
    ['hypermail 2.1', OLD_HYPERMAIL],
    ['pipermail', PIPERMAIL],
    ['MHonArc', MHONARC],
  ])('by %s gives the mail, and nothing of what stands around it', async (_, page) => {
    const { body, ...fields } = await decode(page);
    expect(fields).toMatchObject({
      id: 'reply.1@example.org',
      idSource: 'header',
      references: page === PIPERMAIL ? [] : ['root.1@example.org'],
      from: { name: 'Ana Novak', address: 'ana@example.org' },
      subject: 'Re: [RFC] a bus',
      date: '2021-05-04T10:12:07Z',
      dateSource: 'date',
      marks: 'kept',
      bodySource: 'archive-page',
    });
    expect(body.split('\n').filter((line) => line !== '')).toEqual([
      expect.stringMatching(/^On Tue, 4 May 2021 at 10:12, Bo Lind <bo@(?:example.org|x{11})> wrote:$/),
      '> Is it slow & old?',
      'It is.',
      '--',
      'Ana',
    ]);
  });

  it('in another charset is read in the one it names', async () => {
    const page = OLD_HYPERMAIL.replaceAll('us-ascii', 'iso-8859-2').replace('It is.', 'Je st\u00b9l\u00fd.');
    const { body } = await decodeMessage(Buffer.from(page, 'latin1'), { label: 'page' });
    expect(body).toContain('Je st\u0161l\u00fd.');
  });

  it('keeps a mail that begins with the author line of a patch', async () => {
    const page = HYPERMAIL.replace(/<address.*<\/address>/s, '').replace(
      '<p>\nOn Tue',
      '<p>From: Bo Lind &lt;bo@example.org&gt;<br />\nOn Tue',
    );
    expect((await decode(page)).body).toMatch(/^From: Bo Lind <bo@example.org>\nOn Tue/);
  });
});

describe('a page by pipermail', () => {
  it('of an older Mailman tells what it answers, and not which mail it is', async () => {
    const { id, ...fields } = await decode(OLD_PIPERMAIL);
    expect(id).toMatch(/@made\.invalid$/);
    expect(fields).toMatchObject({
      idSource: 'made',
      inReplyTo: ['root.1@example.org'],
      references: ['root.1@example.org'],
      from: { name: 'Ana Novak', address: 'ana@example.org' },
      subject: 'Re: [RFC] a bus',
    });
  });

  it('that answers nothing there names nothing', async () => {
    const first = OLD_PIPERMAIL.replaceAll('%3Croot.1%40example.org%3E', '').replaceAll(
      /<LI>Previous message.*?<\/li>/gs,
      '<LI>Previous message: <A HREF="000000.html">[RFC] a boat\n</A></li>',
    );
    expect(await decode(first)).toMatchObject({ idSource: 'made', inReplyTo: [], subject: '[RFC] a bus' });
  });

  it('has the id of its mail where "Re:" stands in the link twice', async () => {
    const twice = PIPERMAIL.replaceAll('?Subject=', '?Subject=Re:%20');
    expect(await decode(twice)).toMatchObject({ id: 'reply.1@example.org', inReplyTo: [] });
  });
});

describe('a page by MHonArc', () => {
  const page = `<!-- MHonArc v2.6.19 -->
<!--X-Subject: Re: [RFC PATCH] frob: retry &#45;once&#45; -->
<!--X-From-R13: Pb [nefu <obNrknzcyr.bet> -->
<!--X-Date: Wed, 15 Dec 2021 07:06:01 &#45;0500 (EST) -->
<!--X-Message-Id: two@example.org -->
<!--X-Content-Type: text/plain -->
<!--X-Reference: root@example.org -->
<!--X-Reference: one@example.org -->
<!--X-Head-End-->
<!DOCTYPE html>
<html><head><title>Re: frob</title></head><body><a href="x">Next</a>
<!--X-Body-of-Message-->
<pre>
On Tuesday Ada Quill wrote:
</pre><blockquote style="border-left: 1px"><pre>
One &lt;retry&gt;.

</pre><blockquote><pre>
Older words.
</pre></blockquote></blockquote><pre>
Fine &amp; good. <a href="http://x">http://x</a>
</pre>
<!--X-Body-of-Message-End-->
<p>Footer</p></body></html>
`;

  it('gives id, references, sender and date back, and quotations their marks', async () => {
    expect(await decode(page)).toMatchObject({
      id: 'two@example.org',
      idSource: 'header',
      references: ['root@example.org', 'one@example.org'],
      from: { name: 'Bo Marsh', address: 'bo@example.org' },
      subject: 'Re: [RFC PATCH] frob: retry -once-',
      date: '2021-12-15T12:06:01Z',
      marks: 'kept',
      bodySource: 'archive-page',
      body: [
        'On Tuesday Ada Quill wrote:',
        '>',
        '> One <retry>.',
        '>',
        '> >',
        '> > Older words.',
        '',
        'Fine & good. http://x',
      ].join('\n'),
    });
  });
});

describe('a page by hypermail', () => {
  it('gives what its comments tell', async () => {
    const page = `<!-- received="Wed Dec 15 07:06:20 2021" -->
<!-- sent="Wed, 15 Dec 2021 07:06:01 -0500" -->
<!-- name="Bo Marsh" -->
<!-- email="bo@xxxxxxxxxxx" -->
<!-- subject="Re: frob" -->
<!-- id="two@example.org" -->
<!-- inreplyto="one@example.org" -->
<html><body>
<!-- body="start" -->
<p>&gt; One retry.<br>Fine.</p>
<!-- body="end" -->
</body></html>
`;
    expect(await decode(page)).toMatchObject({
      id: 'two@example.org',
      inReplyTo: ['one@example.org'],
      from: { name: 'Bo Marsh', address: 'bo@xxxxxxxxxxx' },
      date: '2021-12-15T12:06:01Z',
      body: '> One retry.\nFine.',
    });
  });

  it.each([
    ['a sent date', '<!-- sent="Wed, 15 Dec 2021 07:06:01 -0500" -->', '2021-12-15T12:06:01Z', 'date'],
    ['a sent date that nobody can read', '<!-- sent="yesterday" -->', '2021-12-15T07:06:20Z', 'received'],
    ['no sent date', '', '2021-12-15T07:06:20Z', 'received'],
  ])('has the date of its mail: %s', async (_, comment, date, dateSource) => {
    const page = `<!-- received="Wed Dec 15 07:06:20 2021" -->\n${comment}\n<!-- subject="frob" -->\n<!-- body="start" -->x`;
    expect(await decode(page)).toMatchObject({ date, dateSource, notes: [{ code: 'archive-page' }] });
  });

  it('says that it has no date', async () => {
    const page = '<!-- subject="frob" -->\n<!-- body="start" -->x';
    expect(await decode(page)).toMatchObject({
      dateSource: 'order',
      notes: [{ code: 'archive-page' }, { code: 'date-garbage' }],
    });
  });

  it('other HTML is no page', async () => {
    expect((await decode('<html><body>From: x\n\nHello</body></html>')).bodySource).toBe('text');
  });
});

describe('HTML of archives as text', () => {
  it.each([
    ['a &lt;b&gt; &#65; &#x42; &bogus; &#0;', 'a <b> A B &bogus; &#0;'],
    ['&amp;lt;', '&lt;'],
  ])('%s', (html, text) => {
    expect(unescapeHtml(html)).toBe(text);
  });

  it.each([
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['<script>alert(1)</script>x<style>p{}</style>', 'x'],
    ['<blockquote>a<blockquote>b</blockquote>c</blockquote>d', '> a\n> > b\n> c\nd'],
    ['</blockquote>x', 'x'],
    ['a<!-- <b> -->b', 'ab'],
    ['a < b <i>c</i>', 'a < b c'],
    ['a<br>b', 'a\nb'],
    ['a<br>\nb<br>\n<br>\nc', 'a\nb\n\nc'],
  ])('%s', (html, text) => {
    expect(archiveText(html)).toBe(text);
  });
});
