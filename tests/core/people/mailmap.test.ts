import { describe, expect, it } from '@jest/globals';
import { buildPeople, parseMailmap, properMailbox } from '../../../core/people/index.js';
import { mail, mailbox } from '../../support/mail.js';

const MAP = parseMailmap(`# people
Ann Lee <ann@old.example>
<bo@example.org> <bo@old.example>
Eve Fox <eve@example.org> <root@box.example>   # comment
Max Ek <max@example.org> max <Shared@example.org>
not an entry
`);

describe('a mailmap', () => {
  it.each([
    ['A. Lee <ANN@old.example>', 'Ann Lee <ANN@old.example>'],
    ['Bo Berg <bo@old.example>', 'Bo Berg <bo@example.org>'],
    ['root <root@box.example>', 'Eve Fox <eve@example.org>'],
    ['Max <shared@example.org>', 'Max Ek <max@example.org>'],
    ['Ida <shared@example.org>', 'Ida <shared@example.org>'],
    ['Zoe <zoe@example.org>', 'Zoe <zoe@example.org>'],
  ])('makes %s %s', (from, proper) => {
    expect(properMailbox(MAP, mailbox(from))).toEqual(mailbox(proper));
  });

  it('joins addresses that names do not', () => {
    const messages = [
      mail({ id: 'a', from: 'Bo <bo@example.org>' }),
      mail({ id: 'b', from: 'BB <bo@old.example>' }),
    ];
    const root = messages[0] as (typeof messages)[number];
    expect(buildPeople(messages, root).people).toHaveLength(2);
    expect(buildPeople(messages, root, { mailmap: MAP }).people).toHaveLength(1);
  });
});
