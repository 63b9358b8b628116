import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { initials, lineCount, segments, stretches } from '../../views/body.js';
import { linkify } from '../../views/linkify.js';
import { decodeId, encodeSegment, messageUrl, query, threadUrl } from '../../views/links.js';
import { mboxrd } from '../../views/mbox.js';
import { shellWord } from '../../views/reply.js';
import { waiting } from '../../views/time.js';
import { visible } from '../../views/visible.js';
import { REPLY, ref, tree } from './fixtures.js';

describe('a Message-ID in an address', () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((id) => !/[<>]/.test(id)),
        (id) => {
          const segment = encodeSegment(id);
          expect(segment).toMatch(/^(?!\.{1,2}$)[\w%.~-]+$/);
          expect(decodeId(decodeURIComponent(segment))).toBe(id);
        },
      ),
    );
  });

  it('is one segment even when it is dots, slashes or half a character', () => {
    for (const id of ['.', '..', '../..', 'a/b', '%2f', 'a?b#c', '\ud800']) {
      const url = new URL(messageUrl({ list: 'l', messageId: id, line: 3 }), 'http://h');
      expect(url.pathname.split('/')).toHaveLength(4);
      expect(url.hash).toBe('#L3');
    }
  });

  it('query values are encoded, empty ones left out', () => {
    expect(query({ a: 'x&y', b: undefined, c: false, d: true, e: 2, f: '' })).toBe('?a=x%26y&d=1&e=2');
    expect(threadUrl(ref('a'), 100)).toBe('/gadget-devel/a%40mail.example/T/?offset=100');
  });
});

describe('links in text', () => {
  const urls = (text: string): (string | null)[] => linkify(text).flatMap((token) => token.url ?? []);

  it('end before the marks of the sentence', () => {
    expect(urls('see https://a.example/b, (http://c.example/d). Or <https://e.example/f>!')).toEqual([
      'https://a.example/b',
      'http://c.example/d',
      'https://e.example/f',
    ]);
  });

  it('are http and https only', () => {
    expect(
      urls('javascript:alert(1) data:text/html,x ftp://a.example file:///etc mailto:a@b.example'),
    ).toEqual([]);
  });

  it('lose nothing of the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('http://', 'https://a', '"', '<', ' ', '.', 'x', '\n', '://')),
        (parts) => {
          const text = parts.join('');
          expect(
            linkify(text)
              .map((token) => token.text)
              .join(''),
          ).toBe(text);
          for (const url of urls(text)) expect(url).toMatch(/^https?:\/\/[^\s<>"]+$/i);
        },
      ),
    );
  });
});

describe('characters that would be obeyed', () => {
  it('are shown by their number, line feeds and tabs stay', () => {
    expect(visible('a\u202eb\u0000\tc\n\u001b[1m\u200b')).toBe('a[U+202E]b[U+0000]\tc\n[U+001B][1m[U+200B]');
  });

  it('are found among all code points, whatever stands around them', () => {
    const obeyed =
      /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
    const wrong: number[] = [];
    for (let code = 0; code <= 0xe0100; code++) {
      const char = String.fromCodePoint(code);
      const isShownAsItIs = char === '\t' || char === '\n' || !obeyed.test(char);
      if ((visible(char) === char) !== isShownAsItIs) wrong.push(code);
    }
    expect(wrong).toEqual([]);
  });

  it('leave letters of all scripts and emoji alone', () => {
    const text = 'Žluťoučký 日本語 עברית العربية 👩‍💻 ½';
    expect(visible(text)).toBe(text);
  });
});

describe('the flat form of a quote tree', () => {
  it('has one segment for each change of writer, with the lines where they stand', () => {
    const flat = segments(
      tree(REPLY, [
        { name: 'Ana Novak', address: null },
        { name: 'Bo Lind', address: null },
      ]),
    );
    expect(flat.map((s) => [s.depth, s.quote?.speaker?.name ?? 'own', s.runs[0]?.lines[0]?.n])).toEqual([
      [0, 'own', 1],
      [1, 'Ana Novak', 2],
      [2, 'Bo Lind', 4],
      [1, 'Ana Novak', 5],
      [0, 'own', 7],
    ]);
  });

  it('folds no line away twice and loses none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 30 })), { maxLength: 8 }),
        (blocks) => {
          const text = blocks
            .map(([depth, n]) => Array.from({ length: n }, () => `${'>'.repeat(depth)} word`).join('\n'))
            .join('\n\n');
          const all = segments(tree(text));
          const shown = stretches(all).flatMap((s) => [...s.folded, ...s.shown]);
          const total = (list: readonly (typeof all)[number][]): number =>
            list.reduce((sum, s) => sum + lineCount(s), 0);
          expect(total(shown)).toBe(total(all));
          expect(stretches(all).every((s) => s.folded.every((f) => f.depth > 0))).toBe(true);
        },
      ),
    );
  });

  it('walks a quote of any depth', () => {
    const deep = tree(`${'>'.repeat(20_000)} deep`);
    expect(segments(deep)).toHaveLength(1);
  });

  it('abbreviates names', () => {
    expect(
      ['Ana Novak', 'ana.novak', 'Åsa', 'Jean-Luc de la Mer', '', null, '日本 語'].map(initials),
    ).toEqual(['AN', 'AN', 'Å', 'JM', '?', '?', '日語']);
  });
});

describe('an mbox of mails', () => {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  const bytes = (value: string): Uint8Array => Buffer.from(value, 'latin1');

  it('quotes every line that begins like a separator', () => {
    expect(text(mboxrd([bytes('Subject: a\n\nFrom b\n>From c\n>>From d\n From e\nFromf\n')]))).toBe(
      'From mboxrd@z Thu Jan  1 00:00:00 1970\nSubject: a\n\n>From b\n>>From c\n>>>From d\n From e\nFromf\n\n',
    );
  });

  it('gives back the same bytes when the quoting is undone', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('From ', '>', '\n', 'x', '\r\n', '\u00ff', 'From')), (parts) => {
        const mail = parts.join('');
        const box = text(mboxrd([bytes(mail)]));
        const inner = box.slice(box.indexOf('\n') + 1).replace(/(^|\n)>(>*From )/g, '$1$2');
        expect([`${mail}\n`, `${mail}\n\n`]).toContain(inner);
      }),
    );
  });
});

describe('small words', () => {
  it('waiting times are whole days against the newest mail', () => {
    expect(waiting('2026-03-01T10:00:00Z', '2026-03-04T09:00:00Z')).toBe('2 d');
    expect(waiting('2026-03-04T10:00:00Z', '2026-03-04T09:00:00Z')).toBe('< 1 d');
    expect(waiting('garbage', '2026-03-04T09:00:00Z')).toBe('?');
    expect(waiting('2026-03-04T09:00:00Z', null)).toBe('?');
  });

  it('shell words are bare only when nothing in them is special', () => {
    expect(['a@b.example', "it's", '$(x)', 'a b', '`x`', 'a\nb', ''].map(shellWord)).toEqual([
      'a@b.example',
      "'it'\\''s'",
      "'$(x)'",
      "'a b'",
      "'`x`'",
      "'a b'",
      "''",
    ]);
  });
});
