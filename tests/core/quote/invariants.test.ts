import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Message } from '../../../core/message.js';
import { quoteThread } from '../../../core/quote/index.js';
import type { Body } from '../../../core/quote/nodes.js';
import { mail, treeOf } from './mail.js';
import { broken } from './promises.js';

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
  '-----BEGIN PGP SIGNED MESSAGE-----',
  '- -- ',
  '- - item',
  '>>>>> "Bo" == Bo Lind <bo@example.org> writes:',
  'On Mon, 3 May 2021 you wrote:',
  '----- End forwarded message -----',
  '| one | two |',
  '\tx',
  '\u2028',
  '| x',
);
const MARKS = fc.constantFrom(
  '',
  '',
  '> ',
  '>',
  '>> ',
  '> > ',
  '>>> ',
  ' > ',
  '>  > ',
  '|',
  '| ',
  ': ',
  '| | ',
  '>| ',
  'BL> ',
  'BL> AN> ',
  '} ',
);
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
});
