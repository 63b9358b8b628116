import { describe, expect, it } from '@jest/globals';
import { keyOf, keyOfText, keysOf } from '../../../core/quote/keys.js';
import { readLines } from '../../../core/quote/lines.js';

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

describe('keys of lines', () => {
  it.each(LINES.map((line) => [line]))('are those of the same text folded: %j', (text) => {
    for (const mark of ['', '> ', '>> '])
      for (const line of readLines(mark + text)) expect(keyOf(line)).toEqual(keyOfText(line.text));
  });

  it('take tabs and spaces as the same, but not lines that were added and removed', () => {
    const [tabs, spaces, removed, plain] = keysOf(
      readLines('+\t\tbus_stop(bus);\n+        bus_stop(bus);\n-\t\tbus_stop(bus);\n\t\tbus_stop(bus);'),
    );
    expect(tabs).toBe('+ bus_stop(bus);');
    expect(spaces).toBe(tabs);
    expect(removed).toBe('- bus_stop(bus);');
    expect(plain).toBe('bus_stop(bus);');
  });

  it('are empty for blank lines', () => {
    expect(keysOf(readLines('a\n\n> \n'))).toEqual(['a', '', '']);
  });
});
