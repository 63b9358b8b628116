import { describe, expect, it } from '@jest/globals';
import { messageId } from '../../../core/ids.js';
import { readThread } from '../../../core/index.js';
import type { Message } from '../../../core/message.js';
import { buildForest, splitThreads } from '../../../core/thread/index.js';
import { mail } from '../quote/mail.js';

const ROOT = mail({
  id: messageId('root@example.org'),
  from: { name: 'Bo Lind', address: 'bo@example.org' },
  body: 'Shall we have a bus?',
  date: '2021-05-04T08:00:00Z',
});
const REPLY = mail({
  id: messageId('reply@example.org'),
  subject: 'Re: [RFC] a bus',
  inReplyTo: [ROOT.id],
  references: [ROOT.id],
  body: 'On Tue, 4 May 2021, Bo Lind wrote:\n> Shall we have a bus?\nWho would drive it?',
  date: '2021-05-04T10:00:07Z',
});

/** A page of the reply as an archive shows it; seven hours early unless said otherwise. */
function page(parts: Partial<Message> = {}): Message {
  return mail({
    id: messageId('made@page.invalid'),
    idSource: 'made',
    bodySource: 'archive-page',
    marks: 'lost',
    from: { name: 'Novak Ana', address: '' },
    subject: 'Re:  [RFC] a bus',
    date: '2021-05-04T03:00:07Z',
    body: REPLY.body.replace('> ', ''),
    ...parts,
  });
}

describe('an archive page', () => {
  it('joins the thread of its real message, whatever zone it prints', () => {
    for (const date of ['2021-05-04T03:00:07Z', '2021-05-04T10:00:07Z', '2021-05-05T00:45:07Z'])
      expect(splitThreads([page({ date }), REPLY, ROOT])).toHaveLength(1);
  });

  it.each([
    ['of another sender', { from: { name: 'Cy Moor', address: '' } }],
    ['of another subject', { subject: 'Re: [RFC] a boat' }],
    ['of another week', { date: '2021-05-11T10:00:07Z' }],
    ['whose date is only its place in the archive', { dateSource: 'order' as const }],
  ])('%s stays alone', (_, parts) => {
    expect(splitThreads([page(parts), REPLY, ROOT])).toHaveLength(2);
  });

  it('joins it too where its quotes are wrapped otherwise and its addresses are masked', () => {
    const body = REPLY.body
      .replace('Shall we have', 'Shall\nwe have')
      .replace('Bo Lind', 'Bo Lind <bo@xxxxxxxxxxx>');
    for (const messages of [
      [page({ body }), REPLY, ROOT],
      [ROOT, REPLY, page({ body })],
    ])
      expect(splitThreads(messages)).toHaveLength(1);
  });

  it('joins it where the archive prints when the mail came in', () => {
    for (const date of ['2021-05-04T03:00:15Z', '2021-05-04T10:21:40Z']) {
      const { forest } = buildForest([page({ date }), REPLY, ROOT]);
      expect(forest.find((node) => node.id === page().id)?.parent).toBe(REPLY.id);
    }
  });

  it('of another second stays alone beside a mail that lacks some of its words, or that has many more', () => {
    const late = { date: '2021-05-04T03:00:15Z' };
    const more = page({ ...late, body: `${page().body}\nAnd who would wash it?` });
    expect(splitThreads([more, REPLY, ROOT])).toHaveLength(2);
    expect(splitThreads([page({ ...late, body: 'Who would drive it?' }), REPLY, ROOT])).toHaveLength(2);
  });

  it('of another second stays alone beside a later mail that quotes the one it shows', () => {
    const late = { date: '2021-05-04T03:00:15Z' };
    const again = 'Bo Lind, on Tue, 4 May 2021, who would drive it? Shall we have a bus? I wrote that.';
    const body = `${REPLY.body}\n${'I would drive it on Tue.\n'.repeat(12)}I wrote that.`;
    const later = { ...REPLY, body: `${body}\n${again}` };
    expect(splitThreads([page({ ...late, body: body.replace('> ', '') }), later, ROOT])).toHaveLength(2);
    expect(
      splitThreads([page({ ...late, body: body.replace('> ', '') }), { ...later, body }, ROOT]),
    ).toHaveLength(1);
  });

  it('joins a long mail with marks before all of its lines', () => {
    const text = Array.from({ length: 2_000 }, (_, i) => `Stop number ${i} of the bus`);
    const long = { ...REPLY, body: text.map((line) => `> > > > ${line}`).join('\n') };
    const shown = page({ date: '2021-05-04T03:00:15Z', body: text.join('\n') });
    expect(splitThreads([shown, long, ROOT])).toHaveLength(1);
  });

  it('joins the mail of a sender without a name, whose address the archive masks', () => {
    const nameless = { ...REPLY, from: { name: '', address: 'ana@example.org' } };
    const masked = page({ from: { name: '', address: 'ana@xxxxxxxxxxx' } });
    expect(splitThreads([masked, nameless, ROOT])).toHaveLength(1);
  });

  it('stays alone beside another mail of its sender with that subject, sent half an hour later', () => {
    const later = { date: '2021-05-04T10:30:07Z', body: 'Applied, thanks.' };
    expect(splitThreads([page(later), REPLY, ROOT])).toHaveLength(2);
    const short = { ...REPLY, body: 'Fine with me.' };
    expect(splitThreads([page(later), short, ROOT])).toHaveLength(2);
  });

  it('joins the mail that has its words where two were sent in one second', () => {
    const other = { ...REPLY, id: messageId('another@example.org'), body: 'I can build one.' };
    const { forest } = buildForest([page(), other, REPLY, ROOT]);
    expect(forest.find((node) => node.id === 'made@page.invalid')?.parent).toBe(REPLY.id);
  });

  it('does not join two messages that look alike', () => {
    const alike = { ...ROOT, id: messageId('again@example.org') };
    expect(splitThreads([ROOT, alike])).toHaveLength(2);
  });

  it('joins all that it may show, whatever came first', () => {
    const alike = { ...ROOT, id: messageId('again@example.org') };
    const shown = page({ ...ROOT, id: page().id, idSource: 'made', bodySource: 'archive-page' });
    expect(splitThreads([ROOT, alike, shown])).toHaveLength(1);
    expect(splitThreads([shown, alike, ROOT])).toHaveLength(1);
  });

  it('hangs on its real message, and never begins the thread', () => {
    const { forest, root } = buildForest([page(), REPLY, ROOT]);
    expect(root.id).toBe(ROOT.id);
    expect(forest.map(({ id, parent, depth }) => [id, parent, depth])).toEqual([
      [ROOT.id, null, 0],
      [REPLY.id, ROOT.id, 1],
      ['made@page.invalid', REPLY.id, 2],
    ]);
  });

  it('says nothing twice, and has its lines by their writers', () => {
    const { own, trees } = readThread([page(), REPLY, ROOT]);
    expect(own.get(messageId('made@page.invalid'))).toEqual([]);
    expect(own.get(REPLY.id)?.map(({ text }) => text)).toEqual(['Who would drive it?']);
    expect(trees.get(messageId('made@page.invalid'))?.children.map((node) => node.type)).toEqual([
      'attribution',
      'quote',
      'paragraph',
    ]);
  });
});
