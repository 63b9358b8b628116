import { describe, expect, it } from '@jest/globals';
import { Characters } from '../../../core/quote/characters.js';
import { firstLines, threesOf } from '../../../core/quote/rewrapped.js';

describe('threes of words', () => {
  const threes = (...lines: readonly string[]) => threesOf(lines.map((line, i) => [line, i])).threes;

  it('go on over the ends of lines and keep the line in which they begin', () => {
    const broken = threesOf([
      ['The bus, which_is late', 4],
      ['STOPS here.', 5],
    ]);
    expect(broken.threes).toEqual(threes('the bus which_is late stops here'));
    expect(broken.threes).toHaveLength(4);
    expect(broken.lines.slice(0, 4)).toEqual([4, 4, 4, 4]);
  });

  it('are cut alike from lines with and without letters that English lacks', () => {
    expect(threes('Ana -- Novák; 2x ok')).toEqual(threes('ana novák', '2x', 'ok'));
    expect(threes('Ana -- Novak; 2x ok')).toEqual(threes('Ana Novak', '2X', 'ok'));
    expect(threes('the bus stop –')).toEqual(threes('the bus', 'stop'));
    expect(threes('Write to ana@example.org, soon')).toEqual(threes('write to ana@xxxx.xx', 'soon –'));
  });

  it('are others where a word differs or stands elsewhere', () => {
    const lines = [
      'one bus stop',
      'bus one stop',
      'stop bus one',
      'one bus stops',
      'onebus stop here',
      'one one one',
    ];
    expect(new Set(lines.flatMap((line) => threes(line))).size).toBe(lines.length);
  });

  it('are as many as there are among many words', () => {
    const words = Array.from({ length: 3_900 }, (_, i) => `w${(i * i * i) % 61}${i % 7}`);
    const said = words.slice(2).map((word, i) => `${words[i] ?? ''} ${words[i + 1] ?? ''} ${word}`);
    expect(new Set(threes(...words)).size).toBe(new Set(said).size);
  });

  it('stand where they begin first', () => {
    expect(
      firstLines(
        threesOf([
          ['one bus stop', 1],
          ['one bus stop', 2],
        ]),
      ).get(threesOf([['One bus stop.', 7]]).threes[0] ?? 0),
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
