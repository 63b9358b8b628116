import { describe, expect, it } from '@jest/globals';
import { mail, treeOf } from './mail.js';

const GENERATORS: Readonly<Record<string, (n: number) => string>> = {
  'prose without end': (n) => 'This is a line of prose that says something, perhaps.\n'.repeat(n / 50),
  'quote marks without end': (n) => `${'>'.repeat(n)} x`,
  'ever deeper lines': (n) => Array.from({ length: n / 64 }, (_, i) => `${'>'.repeat(i % 64)}x`).join('\n'),
  'one long line': (n) => 'a, '.repeat(n / 3),
  'one line of spaces': (n) => ' '.repeat(n),
  'attribution lines': (n) => 'On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:\n'.repeat(n / 60),
  'beginnings of attribution lines': (n) => 'On Mon, 3 May 2021 at 10:12, Bo Lind said so\n'.repeat(n / 45),
  'header fields': (n) => 'From: Bo Lind <bo@example.org>\nTo: ana@example.org\nDate: today\n'.repeat(n / 62),
  'signature marks': (n) => '-- \nx\n'.repeat(n / 6),
  'hunks of a diff': (n) => '@@ -1,3 +1,3 @@\n+a\n-b\n c\n'.repeat(n / 25),
};

/** Faster of two runs in milliseconds. */
function cost(body: string, marks: 'kept' | 'lost'): number {
  const message = mail({ body, marks });
  const runs = [1, 2].map(() => {
    const start = performance.now();
    treeOf(message);
    return performance.now() - start;
  });
  return Math.min(...runs);
}

describe('reading a body takes time in step with its length', () => {
  it.each(Object.entries(GENERATORS))('for %s', (_name, make) => {
    for (const [marks, length] of [
      ['kept', 20_000],
      ['lost', 2_000],
    ] as const) {
      const [small, large] = [cost(make(length), marks), cost(make(length * 6), marks)];
      // Six times the length: quadratic work would take 36 times as long. Short runs are noise.
      expect(large).toBeLessThan(Math.max(small, 3) * 18);
    }
  });

  it('and deeper marks than 64 are flattened', () => {
    expect(JSON.stringify(treeOf(mail({ body: `${'>'.repeat(100_000)} x` }))).match(/"quote"/g)).toHaveLength(
      64,
    );
  });
});
