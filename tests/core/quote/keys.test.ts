import { describe, expect, it } from '@jest/globals';
import { keysOf } from '../../../core/quote/keys.js';
import { readLines } from '../../../core/quote/lines.js';

describe('keys of lines', () => {
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
