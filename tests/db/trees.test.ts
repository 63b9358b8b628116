import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyzeThread } from '../../core/index.js';
import { packTree, unpackTree } from '../../db/trees.js';
import { decodeFiles } from '../../ingest/index.js';
import { mail, treeOf } from '../core/quote/mail.js';
import { ROOT } from '../support/shared.js';

const LINES = fc.constantFrom(
  '',
  'Yes.',
  'On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:',
  '> one',
  '>two',
  '>',
  '> > three',
  '>> four',
  '| five',
  '> diff --git a/x.c b/x.c',
  '> @@ -1,2 +1,2 @@ int x(void)',
  '> +added',
  'Reviewed-by: Ana Novak <ana@example.org>',
  '-- ',
  '\u{1f600}\t x',
);

describe('a kept tree', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(LINES, { maxLength: 40 }), fc.constantFrom('kept', 'lost'), (lines, marks) => {
        const message = mail({ body: lines.join('\n'), marks });
        const tree = treeOf(message);
        expect(unpackTree(packTree(tree, message.body), message.body)).toEqual(tree);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back for every mail of the sample, in less than half the room', async () => {
    const folder = join(ROOT, 'sample');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.mbox'))) {
      const messages = (await decodeFiles([join(folder, file)])).mails.map((mail) => mail.message);
      const { trees } = analyzeThread(messages);
      for (const { id, body } of messages) {
        const tree = trees.get(id);
        if (tree === undefined) continue;
        const packed = packTree(tree, body);
        expect(unpackTree(packed, body)).toEqual(tree);
        expect(packed.length).toBeLessThan(JSON.stringify(tree).length / 2);
      }
    }
  });

  it('keeps words that are not those of its lines', () => {
    const tree = treeOf(mail({ body: '> a b\n\nc' }));
    const [first, ...others] = tree.children;
    const changed = { ...tree, children: [{ ...first, value: 'said otherwise' }, ...others] } as typeof tree;
    expect(unpackTree(packTree(changed, '> a b\n\nc'), '> a b\n\nc')).toEqual(changed);
  });

  it('is refused when it is of another body', () => {
    const tree = treeOf(mail({ body: 'one\ntwo\n\nthree' }));
    expect(() => packTree(tree, 'a longer line\ntwo\n\nthree')).toThrow(RangeError);
  });
});
