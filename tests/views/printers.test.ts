import { describe, expect, it } from '@jest/globals';
import { pageJson } from '../../views/json.js';
import { escapeMarkdown, pageMarkdown } from '../../views/markdown.js';
import { pageText } from '../../views/text.js';
import {
  dashboard,
  decisionsPage,
  doubtful,
  message,
  messagePage,
  personPage,
  rfc,
  row,
  searchPage,
  status,
  threadPage,
  tree,
} from './fixtures.js';
import { infect, PAYLOADS } from './hostile.js';

describe('text for a terminal', () => {
  it('lists one RFC a line with state, positions, wait and turn', () => {
    expect(pageText(dashboard({ rows: [row()], total: 1 }))).toBe(
      `STATE      POSITIONS    WAIT  TURN       RFC
x blocked  +2 ~1 x1 ?1  6 d   Ana Novak  [RFC v2 0/3] gadget: share the wakeup queue
    <v2-0@mail.example>
`,
    );
  });

  it('shows an RFC with verdict, turn, positions and their sentences', () => {
    const text = pageText(rfc());
    expect(text).toContain(
      'x blocked\n  Bo Lind opposes it and has not given that up  <nak@mail.example> line 7',
    );
    expect(text).toContain('~ support if  Chen Wei (was concern)');
    expect(text).toContain('if: the lock order is written down');
    expect(text).toContain('? Chen Wei to Ana Novak, 7 d, noted');
    expect(text).toContain('turn:    Ana Novak: answer the objection (6 d)');
  });

  it('draws the outline of a thread', () => {
    expect(pageText(threadPage()).split('\n').slice(1, 4)).toEqual([
      '. 2026-03-02 08:00  Ana Novak',
      '! 2026-03-03 10:00    Chen Wei',
      '. 2026-03-03 10:00    [not here] lost@mail.example',
    ]);
  });

  it('names the writers of a message that lost its quote marks, and says what is doubtful', () => {
    const quoted = tree('> hers\n\nmine\n\n> > whose?', [{ name: 'Ana Novak', address: null }]);
    const lost = message({ tree: doubtful(quoted, [0.6, 0.97, 0]), findings: [], marks: 'lost' });
    const text = pageText(messagePage({ message: lost }));
    expect(text).toContain('quotes lost, attribution reconstructed (52 %)');
    expect(text).toMatch(
      /\n\n\[Ana Novak, 60 % sure\]\n> hers\n\n\[Chen Wei, the sender\]\nmine\n\n\[somebody unknown\]\n> > whose\?\n$/,
    );
    expect(pageText(threadPage({ reconstructed: 0.999 }))).toContain('reconstructed (over 99 %)');
  });

  it('sends nothing that a terminal would obey, with and without colour', () => {
    for (const page of [
      dashboard(),
      rfc(),
      threadPage(),
      messagePage(),
      status(),
      searchPage(),
      personPage(),
      decisionsPage(),
    ]) {
      for (const payload of PAYLOADS) {
        expect(pageText(infect(page, payload))).not.toMatch(/(?!\n|\t)\p{Cc}|\u202e/u);
      }
    }
    const colours = pageText(infect(rfc(), '\u001b]0;title\u0007'), { color: true, width: 80 });
    expect(colours.split(/\p{Cc}\[\d+m/u).join('')).not.toMatch(/(?!\n|\t)\p{Cc}/u);
    expect(colours).toContain('\u001b[');
  });

  it('shows what was found thread by thread, quoted words as such', () => {
    const text = pageText(searchPage());
    expect(text).toContain(
      'x blocked  [RFC v2 0/3] gadget: share the wakeup queue\n  ! 2026-03-03  Chen Wei  <chen-1@mail.example> line 7',
    );
    expect(text).toContain('      I worry about the lock order here.\n');
    expect(text).toContain('    > lock order\n    and 5 more\n');
    expect(pageText(searchPage({ cut: true }))).toContain('(among the newest mails that match;');
  });

  it('points at the place where a query is wrong', () => {
    expect(
      pageText(
        searchPage({ q: 'a nosuch:x', error: { message: 'There is no such prefix.', at: 2 }, groups: [] }),
      ),
    ).toBe('There is no such prefix.\na nosuch:x\n  ^\n');
  });

  it('lists what waits on a person, and decisions with their sentences', () => {
    expect(pageText(personPage())).toMatch(/Waiting on them\n.*\n {4}answer the objection \(6 d\)/);
    expect(pageText(decisionsPage())).toContain('"Agreed, let the core create it."');
  });

  it('keeps the body of a message as it stands', () => {
    expect(pageText(messagePage())).toContain(
      '> That costs a page each.\n\nI worry about the lock order here.',
    );
  });

  it('tells of imports that did not end', () => {
    expect(pageText(status())).toContain('gadget-devel.mbox (not complete)');
  });

  it('tells of each source its last run, and in one line what is wrong with it', () => {
    const lines = pageText(status()).split('\n');
    const at = lines.findIndex((line) => line.includes('imaps://ana@mail.example/pumps'));
    expect(lines[at]).toMatch(/^2026-03-09 12:00 +2 min 5 s +40 +0 +imaps:/);
    expect(lines[at + 1]).toBe(
      '  failed: the server closed the connection (last read whole 2026-03-08 12:00)',
    );
    expect(lines.find((line) => line.includes('2 s') && line.includes('sample'))).toBeDefined();
    expect(pageText(status())).toContain('  not complete: it is being read, or was interrupted');
  });
});

describe('Markdown', () => {
  it('has the verdict, positions and questions with links to their sentences', () => {
    const text = pageMarkdown(rfc({ reconstructed: 0.72 }), 'http://127.0.0.1:8090');
    expect(text).toContain('Caution: quotes lost, attribution reconstructed (72 %).');
    expect(text).toContain('**`x` blocked**');
    expect(text).toContain(
      '[Bo Lind opposes it and has not given that up](http://127.0.0.1:8090/gadget-devel/nak%40mail.example/#L7)',
    );
    expect(text).toContain('## Open questions');
  });

  it('escapes all punctuation of mail', () => {
    expect(escapeMarkdown('[x](javascript:a) `b` | <i>\n# c')).toBe(
      '\\[x\\](javascript\\:a) \\`b\\` \\| \\<i\\> \\# c',
    );
  });

  it('lets no payload make markup or links', () => {
    for (const payload of PAYLOADS) {
      for (const page of [dashboard(), rfc()]) {
        const text = pageMarkdown(infect(page, payload));
        expect(text.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/<|]\((?!\/)/);
      }
    }
  });
});

describe('JSON', () => {
  it('is the page object itself, on one line or for people', () => {
    expect(JSON.parse(pageJson(rfc()))).toEqual(JSON.parse(JSON.stringify(rfc())));
    expect(pageJson({ a: 1 })).toBe('{"a":1}\n');
    expect(pageJson({ a: 1 }, true)).toBe('{\n  "a": 1\n}\n');
  });
});
