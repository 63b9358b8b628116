import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MAILS, THREADS } from '../fuzz/generators.js';
import { ROOT } from '../support/shared.js';
import { read } from './files.js';

const TEXT = read('docs/security.md');
/** Rows of the threat tables: letter and number, threat, what is done, test. */
const ROWS = [...TEXT.matchAll(/^\| ([A-D]\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id = '', threat = '', , test = '']) => ({ id, threat, does: '', test: test.trim() }),
);
const COUNTS: Readonly<Record<string, number>> = { A: 18, B: 11, C: 18, D: 17 };

describe('docs/security.md', () => {
  it('has each row of the threat tables once, in their order', () => {
    const wanted = Object.entries(COUNTS).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, n) => `${letter}${n + 1}`),
    );
    expect(ROWS.map(({ id }) => id)).toEqual(wanted);
  });

  it.each(ROWS.filter(({ test }) => test !== '–').map(({ id, test }) => [id, test]))(
    'names a test for %s that is there: %s',
    (_, test) => {
      const colon = test.indexOf(': ');
      const [file, words] = [test.slice(0, colon), test.slice(colon + 2)];
      expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
      const source = read(file).replaceAll("\\'", "'");
      expect([words, source.includes(words)]).toEqual([words, true]);
    },
  );

  it('says why for each row without a test', () => {
    const without = [...TEXT.matchAll(/^\| [A-D]\d+ \| [^|]+ \| ([^|]+) \| – \|$/gm)].map(
      ([, does = '']) => does,
    );
    for (const does of without) expect(does).toMatch(/^no test: \w/);
  });

  it('has a row for each promise', () => {
    for (let n = 1; n <= 21; n++)
      expect([n, new RegExp(`^\\| R(?:${n}|\\d+, R${n})\\b|^\\| R${n},`, 'm').test(TEXT)]).toEqual([n, true]);
  });

  it('counts the generators', () => {
    expect(TEXT).toContain(`${Object.keys(MAILS).length + Object.keys(THREADS).length} generators`);
  });
});
