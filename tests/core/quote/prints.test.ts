import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../../core/quote/keys.js';
import { PrintMap } from '../../../core/quote/print-map.js';
import { lengthOf, printOf } from '../../../core/quote/prints.js';

const LINES = [
  'The bus stops here.',
  '  The bus   stops here. ',
  '+\tbus_stop(bus);',
  '+ bus_stop(bus);',
  '+bus_stop(bus);',
  '-\t\tbus_stop(bus);',
  '-  bus_stop(bus);\t/* here */',
  ' \tbus_stop(bus);',
  '+\t@bus',
  '+',
  '+ \t',
  '- + both signs',
  '+\u2003a wide space',
  '+\u00a0no break',
  '\u00a0 Ana',
  'Cc: Ana Novak <ana@example.org>',
  'ширина',
  '\f',
  `${'long '.repeat(90)}end`,
  `+\t${'long'.repeat(120)}`,
];

/** Texts of few characters, so that many are the same when folded. */
const text = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', ' ', '\t', '\u00a0', '\u2003', '\0', '@', '-', '.', '+', 'ж'),
  maxLength: 8,
});

describe('the print of a line', () => {
  it.each(LINES.map((line) => [line]))('is that of the same line folded: %j', (line) => {
    expect(printOf(line)).toBe(printOf(fold(line)));
    expect(lengthOf(printOf(line))).toBe(fold(line).length);
  });

  it('is the same for lines that are the same folded, and for no others', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(printOf(one) === printOf(other)).toBe(fold(one) === fold(other));
        expect(lengthOf(printOf(one))).toBe(fold(one).length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is that of a part of a body', () => {
    expect(printOf('> The bus\n>  stops  here.\nNo.', 11, 25)).toBe(printOf('stops here.'));
  });

  it('differs among many lines that are alike', () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `\tstop_${i % 300}(bus, ${Math.floor(i / 300)});`);
    expect(new Set(lines.map((line) => printOf(line))).size).toBe(lines.length);
  });

  it('is 0 for a line that says nothing', () => {
    expect([printOf(''), printOf(' \t\u00a0')]).toEqual([0, 0]);
  });
});

describe('a map of prints', () => {
  it('holds what a built-in one holds', () => {
    const prints = new PrintMap<number>();
    const built = new Map<number, number>();
    for (let i = 0; i < 3_000; i++) {
      const print = printOf(`stop ${(i * 7) % 1_000}`);
      expect(prints.get(print)).toBe(built.get(print));
      prints.set(print, i);
      built.set(print, i);
    }
    for (const [print, value] of built) expect(prints.get(print)).toBe(value);
  });

  it('keeps few of the prints that all want one slot, and the others', () => {
    const prints = new PrintMap<number>();
    const alike = Array.from({ length: 30_000 }, (_, i) => i * 2 ** 32 + 1);
    alike.forEach((print, i) => void prints.set(print, i));
    expect(prints.get(alike[100] as number)).toBe(100);
    expect(prints.get(alike[29_999] as number)).toBeUndefined();
    prints.set(printOf('another stop'), 1);
    expect(prints.get(printOf('another stop'))).toBe(1);
  });
});
