import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Message } from '../../../core/message.js';
import { bodyLines, quoteThread } from '../../../core/quote/index.js';
import type { Body, QuoteNode } from '../../../core/quote/nodes.js';
import { decodeFiles } from '../../../ingest/index.js';
import { sharedPath } from '../../support/shared.js';
import { mail, treeOf } from './mail.js';

/** Every promise of docs/quote-tree.md that a tree breaks, in words. */
function broken(message: Message, tree: Body): string[] {
  const found: string[] = [];
  const { body } = message;
  const covered = new Map<number, number>();
  const stack: { node: QuoteNode; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, depth } = top;
    const { start, end } = node.span;
    if (start.offset > end.offset || end.offset > body.length)
      found.push(`${node.type} has a span outside the body`);
    if (depth > 64) found.push('deeper than 64');
    if ('children' in node) {
      let last = start.offset;
      for (const child of node.children) {
        if (child.span.start.offset < last || child.span.end.offset > end.offset)
          found.push(`${child.type} overlaps`);
        last = child.span.end.offset;
        stack.push({ node: child, depth: child.type === 'quote' ? depth + 1 : depth });
      }
      continue;
    }
    const lines = node.value.split('\n');
    if (lines.length !== end.line - start.line + 1)
      found.push(`${node.type} has ${lines.length} lines in its value`);
    lines.forEach((line, i) => {
      if (line.trim() !== '') covered.set(start.line + i, (covered.get(start.line + i) ?? 0) + 1);
    });
    if (!body.slice(start.offset, end.offset).endsWith(lines.at(-1) ?? ''))
      found.push(`${node.type} says other words`);
  }
  body.split('\n').forEach((line, i) => {
    const text = message.marks === 'lost' ? line : line.replace(/^[>|: ]*/, '');
    const times = covered.get(i + 1) ?? 0;
    if (text.trim() !== '' && times !== 1) found.push(`line ${i + 1} is in ${times} leaves`);
  });
  const numbers = bodyLines(message, tree).map((l) => l.line);
  if (numbers.some((n, i) => i > 0 && n <= (numbers[i - 1] ?? 0))) found.push('lines out of order');
  return found;
}

const LINES = fc.constantFrom(
  '',
  ' ',
  'Yes.',
  'I do not think that this is the right place for it.',
  'Hi Bo,',
  'Thanks,',
  'Ana',
  '-- ',
  '[...]',
  '...',
  'On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:',
  'On Mon, 3 May 2021 at 10:12, Bo',
  'Lind <bo@example.org> wrote:',
  '-----Original Message-----',
  'From: Bo Lind <bo@example.org>',
  'Sent: Monday',
  'Subject: a bus',
  'diff --git a/bus.c b/bus.c',
  '--- a/bus.c',
  '+++ b/bus.c',
  '@@ -1,2 +1,3 @@ bus',
  '+lock();',
  '-old();',
  ' }',
  ' bus.c | 2 +-',
  'Acked-by: Bo Lind <bo@example.org>',
  '____________________________',
  'mailing list',
  '-----BEGIN PGP SIGNATURE-----',
  '-----END PGP SIGNATURE-----',
  '\tx',
  '\u2028',
  '| x',
);
const MARKS = fc.constantFrom('', '', '> ', '>', '>> ', '> > ', '>>> ', ' > ', '>  > ', '|', '| ', ': ');
const BODY = fc
  .array(
    fc.tuple(MARKS, LINES).map((pair) => pair.join('')),
    { maxLength: 40 },
  )
  .map((lines) => lines.join('\n'));

describe('the promises of the quote tree hold', () => {
  it('for any body', () => {
    fc.assert(
      fc.property(
        fc.oneof(BODY, fc.string()),
        fc.constantFrom('kept' as const, 'lost' as const),
        (body, marks) => {
          const message = mail({ body, marks });
          const tree = treeOf(message);
          expect(broken(message, tree)).toEqual([]);
          expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('for any reply beside the mail it answers', () => {
    fc.assert(
      fc.property(BODY, BODY, fc.constantFrom('kept' as const, 'lost' as const), (above, body, marks) => {
        const first = mail({ body: above, id: 'a@example.org' as Message['id'] });
        const second = mail({ body, marks, date: '2021-05-05T10:00:00Z' });
        const forest = [first, second].map((m, i) => ({
          id: m.id,
          parent: i === 0 ? null : first.id,
          depth: i,
          ghost: false,
        }));
        const tree = quoteThread([first, second], forest).get(second.id);
        expect(tree).toBeDefined();
        expect(broken(second, tree as Body)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  const threads = sharedPath('corpora/threads');
  const name = 'for real mail, its marks kept and lost';
  if (threads === null) it.skip(`${name} (skipped: ../shared is missing)`, () => undefined);
  else
    it(name, async () => {
      const files = readdirSync(threads)
        .sort()
        .filter((_, i) => i % 60 === 0);
      const { mails } = await decodeFiles(files.map((file) => join(threads, file)));
      const found = mails.flatMap(({ message }) =>
        [message, { ...message, marks: 'lost' as const }].flatMap((m) =>
          broken(m, treeOf(m)).map((why) => `${m.id}: ${why}`),
        ),
      );
      expect(mails.length).toBeGreaterThan(20);
      expect(found).toEqual([]);
    }, 60_000);
});
