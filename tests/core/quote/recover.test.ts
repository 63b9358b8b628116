import { describe, expect, it } from '@jest/globals';
import type { Message } from '../../../core/message.js';
import { bodyLines, quoteThread, treeConfidence, treeWithContext } from '../../../core/quote/index.js';
import { mail } from './mail.js';

const BO = { name: 'Bo Lind', address: 'bo@example.org' };
const id = (text: string) => text as Message['id'];

const proposal = mail({
  id: id('1@example.org'),
  body: 'The bus driver polls its register once a second.\nThis change uses the interrupt instead.\n\nSigned-off-by: Ana Novak <ana@example.org>\n',
});
const review = mail({
  id: id('2@example.org'),
  from: BO,
  date: '2021-05-04T11:00:00Z',
  inReplyTo: [proposal.id],
  body: [
    'On Tue, 4 May 2021 at 10:00, Ana Novak <ana@example.org> wrote:',
    '> The bus driver polls its register once a second.',
    '> This change uses the interrupt instead.',
    '',
    'Which boards have that interrupt wired up?',
    '',
    'Bo',
  ].join('\n'),
});
const page = mail({
  id: id('page'),
  idSource: 'made',
  marks: 'lost',
  bodySource: 'archive-page',
  from: { name: 'Ana Novak', address: '' },
  date: '2021-05-04T12:00:00Z',
  body: [
    'On Tue, 4 May 2021 at 11:00, Bo Lind <bo@xxxxxxxxxxx> wrote:',
    'On Tue, 4 May 2021 at 10:00, Ana Novak <ana@xxxxxxxxxxx> wrote:',
    'The bus driver polls its register once a second.',
    'This change uses the interrupt instead.',
    '',
    'Which boards have that interrupt wired up?',
    '',
    'All of the second generation.',
    '',
    'Ana',
  ].join('\n'),
});
const DEPTHS = [0, 1, 2, 2, 1, 0, 0];

describe('a page that lost its quote marks', () => {
  it('gets every line back beside the messages of its thread, with source and basis', () => {
    const { tree, lines } = treeWithContext(page, [review, proposal]);
    expect(lines.map((l) => l.depth)).toEqual(DEPTHS);
    expect(lines.map((l) => l.source)).toEqual([
      page.id,
      '2@example.org',
      '1@example.org',
      '1@example.org',
      '2@example.org',
      page.id,
      page.id,
    ]);
    const quote = tree.children.find((n) => n.type === 'quote');
    expect(quote).toMatchObject({ speaker: { name: 'Bo Lind' }, basis: 'match' });
  });

  it('gets them back from a later reply that kept its marks', () => {
    const later = mail({
      id: id('4@example.org'),
      from: BO,
      date: '2021-05-04T13:00:00Z',
      body: `> ${page.body.split('\n').slice(4, 8).join('\n> ').replace('> Which', '> > Which')}\n\nGood.`,
    });
    const forest = [page, later].map((m) => ({ id: m.id, parent: null, depth: 0, ghost: false }));
    const tree = quoteThread([page, later], forest).get(page.id);
    const lines = tree === undefined ? [] : bodyLines(page, tree);
    expect(lines.find((l) => l.text.startsWith('All of'))?.depth).toBe(0);
    expect(lines.find((l) => l.text.startsWith('Which'))?.depth).toBe(1);
  });

  it('names writers by the order of attribution lines when nothing else is at hand, and is less sure', () => {
    const { tree, lines } = treeWithContext(page, []);
    expect(lines.slice(0, 3).map((l) => [l.depth, l.speaker])).toEqual([
      [0, 'Ana Novak'],
      [1, 'Bo Lind'],
      [2, 'Ana Novak'],
    ]);
    expect(lines.every((l) => l.confidence > 0 && l.confidence <= 1)).toBe(true);
    expect(tree.children.find((n) => n.type === 'quote')).toMatchObject({ basis: 'order' });
  });

  it('says of each leaf how surely it is known who wrote it; of mail with marks it does not', () => {
    const { tree, lines } = treeWithContext(page, []);
    const sure = treeConfidence(tree) ?? 0;
    expect(sure).toBeGreaterThan(0.3);
    expect(sure).toBeLessThan(treeConfidence(treeWithContext(page, [proposal, review]).tree) ?? 0);
    expect(new Set(lines.map((l) => l.confidence)).size).toBeGreaterThan(2);
    expect(treeConfidence(treeWithContext(review, [proposal]).tree)).toBeNull();
  });

  it('is not sure at all of lines that somebody wrote whom nothing names', () => {
    const body = 'Is it ever reset, and who reads it in the end?\nIt should not wrap.\n\nIt is reset.\n\nAna';
    const { tree, lines } = treeWithContext({ ...page, subject: 'Re: pump', body }, []);
    const unknown = lines.filter((l) => l.speaker === null);
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.every((l) => l.confidence === 0)).toBe(true);
    expect(tree.children[0]).toMatchObject({ type: 'quote', children: [{ confidence: 0 }] });
  });

  it('takes words that only an older message holds, not the one it answers, as said again by the sender', () => {
    const again = 'This change uses the interrupt instead.';
    const trimmed = mail({ ...review, body: review.body.replace(`> ${again}\n`, '') });
    const repeated = mail({
      ...page,
      body: page.body
        .replace(`${again}\n`, '')
        .replace('All of the second generation.', `I said it:\n\n${again}`),
    });
    const { lines } = treeWithContext(repeated, [trimmed, proposal]);
    expect(lines.find((l) => l.text === again)?.depth).toBe(0);
    expect(lines.find((l) => l.text.startsWith('The bus'))?.depth).toBe(2);
  });

  it('is not sure of lines as the sender’s own when it answers something that is not at hand', () => {
    const body = 'The timer fires twice.\nIt should fire once.\n\nNot here: it fires once on both boards.\n';
    const { lines } = treeWithContext({ ...page, subject: 'Re: timer', body }, []);
    expect(lines.every((l) => l.confidence < 0.99)).toBe(true);
  });

  it('does not take for the sender’s what the missing message it answers may have said', () => {
    const { lines } = treeWithContext(page, [proposal]);
    expect(lines.find((l) => l.text.startsWith('Which boards'))?.depth).toBe(1);
  });

  it('steps over a message that is missing between it and the one at hand', () => {
    const { lines } = treeWithContext(page, [proposal]);
    expect(lines.find((l) => l.text.startsWith('The bus'))).toMatchObject({
      depth: 2,
      source: '1@example.org',
    });
  });
});

describe('a quote that kept its marks', () => {
  const reply = (body: string) =>
    mail({ id: id('5@example.org'), from: BO, date: '2021-05-04T14:00:00Z', inReplyTo: [proposal.id], body });

  it('is linked to the lines in which it was first sent', () => {
    const { tree } = treeWithContext(reply('> This change uses the interrupt instead.\nGood.'), [proposal]);
    expect(tree.children[0]).toMatchObject({
      speaker: { name: 'Ana Novak', address: 'ana@example.org' },
      source: { messageId: '1@example.org', firstLine: 2, lastLine: 2, altered: false },
      confidence: 0.998,
    });
  });

  it('is altered when it was rewrapped', () => {
    const body =
      '> The bus driver polls its register\n> once a second. This change uses the\n> interrupt instead.\nGood.';
    expect(treeWithContext(reply(body), [proposal]).tree.children[0]).toMatchObject({
      source: { messageId: '1@example.org', firstLine: 1, lastLine: 2, altered: true },
    });
  });

  it('has no speaker when nothing tells one', () => {
    const { lines } = treeWithContext(mail({ body: '> Who said this?\nNobody.' }), []);
    expect(lines[0]).toMatchObject({ depth: 1, speaker: null, source: null, confidence: 0 });
  });
});
