import { describe, expect, it } from '@jest/globals';
import { Characters } from '../../../core/quote/characters.js';
import { firstLines, threesOf } from '../../../core/quote/rewrapped.js';

describe('threes of words', () => {
  it('go on over the ends of lines and keep the line in which they begin', () => {
    const { threes, lines } = threesOf([
      ['The bus, which_is late', 4],
      ['STOPS here.', 5],
    ]);
    expect(threes).toEqual([
      'the bus which_is',
      'bus which_is late',
      'which_is late stops',
      'late stops here',
    ]);
    expect(lines.slice(0, threes.length)).toEqual([4, 4, 4, 4]);
  });

  it('are cut alike from lines with and without letters that English lacks', () => {
    const words = ['ana', 'novák', '2x', 'ok'];
    expect(threesOf([['Ana -- Novák; 2x ok', 1]]).threes).toEqual([
      words.slice(0, 3).join(' '),
      words.slice(1).join(' '),
    ]);
    expect(threesOf([['Ana -- Novak; 2x ok', 1]]).threes).toEqual(['ana novak 2x', 'novak 2x ok']);
  });

  it('stand where they begin first', () => {
    expect(
      firstLines(
        threesOf([
          ['one bus stop', 1],
          ['one bus stop', 2],
        ]),
      ).get('one bus stop'),
    ).toBe(1);
  });
});

describe('characters', () => {
  it('are known by the first of each text, whatever their code', () => {
    const known = new Characters(['a', 'von', '发件人']);
    expect(['a', 'v', '发', 'o', 'z', '件', '힣'].map((c) => known.has(c.charCodeAt(0)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(known.has(Number.NaN)).toBe(false);
  });
});
