import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateRange } from '../../../core/search/dates.js';
import { pastedId } from '../../../core/search/jump.js';
import { parseQuery, SEARCH_PREFIXES, type SearchQuery } from '../../../core/search/query.js';

function read(input: string): Partial<SearchQuery> {
  const parsed = parseQuery(input);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return Object.fromEntries(Object.entries(parsed.query).filter(([, values]) => values.length > 0));
}
function problem(input: string): { message: string; at: number } {
  const parsed = parseQuery(input);
  return 'error' in parsed ? parsed.error : { message: 'none', at: -1 };
}

describe('a search query', () => {
  it('is words, phrases and words of one field', () => {
    expect(read('reclaim s:"page table" nq:lock')).toEqual({
      text: [
        { field: 'any', words: 'reclaim', open: false, not: false },
        { field: 'subject', words: 'page table', open: false, not: false },
        { field: 'own', words: 'lock', open: false, not: false },
      ],
    });
  });

  it('leaves out what has a minus, and completes what has a star', () => {
    expect(read('-f:robot recl*').text).toEqual([
      { field: 'from', words: 'robot', open: false, not: true },
      { field: 'any', words: 'recl', open: true, not: false },
    ]);
    expect(read('a-b').text).toEqual([{ field: 'any', words: 'a-b', open: false, not: false }]);
  });

  it('filters by list, id, position, state, turn, version, person and date', () => {
    expect(
      read(
        'l:mm m:<a@b.example> pos:oppose pos:support-if is:open state:blocked turn:author v:2 by:novak d:2026-03',
      ),
    ).toEqual({
      lists: ['mm'],
      messageIds: ['a@b.example'],
      positions: ['oppose', 'support-if'],
      is: ['open'],
      states: ['blocked'],
      turns: ['author'],
      versions: [2],
      by: ['novak'],
      dates: [{ from: '2026-03-01', until: '2026-04-01' }],
    });
  });

  it('asks for nothing when it is blank', () => {
    expect(read('  \t ')).toEqual({});
  });

  it.each([
    ['nosuch:x', 0, /no prefix "nosuch:".*dfn:/],
    ['a pos:maybe', 2, /"pos:" needs support, support-if/],
    ['d:yesterday', 0, /"d:" needs a date/],
    ['v:two', 0, /needs a number/],
    ['"open', 0, /closing quotation mark/],
    ['a s:', 2, /word is missing|no word/],
    ['a*', 0, /at least 2/],
    ['--', 0, /no word/],
    ['-pos:oppose', 0, /"-" works for words/],
    [Array.from({ length: 17 }, (_, i) => `w${i}`).join(' '), 54, /at most 16/],
    [`"${'w '.repeat(17)}"`, 0, /at most 16/],
    ['x'.repeat(257), 256, /at most 256/],
  ])('%s is refused with the place and the reason', (input, at, reason) => {
    const found = problem(input);
    expect(found.message).toMatch(reason);
    expect(found.at).toBe(at);
  });

  it('never throws and never holds more than it may', () => {
    const parts = fc.constantFrom(
      'a',
      '"',
      ':',
      '-',
      '*',
      ' ',
      'NEAR(',
      'AND',
      '\0',
      '..',
      '<',
      '^',
      ...SEARCH_PREFIXES.map((p) => `${p}:`),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (some) => {
        const parsed = parseQuery(some.join(''));
        if ('query' in parsed) expect(Object.values(parsed.query).flat().length).toBeLessThanOrEqual(16);
        else expect(parsed.error.at).toBeLessThanOrEqual(256);
      }),
    );
  });
});

describe('dates of a query', () => {
  it.each([
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['20260228', '2026-02-28', '2026-03-01'],
    ['2026-03..2026-05', '2026-03-01', '2026-06-01'],
    ['..2026-05-01', null, '2026-05-02'],
    ['20260501..', '2026-05-01', null],
  ])('%s', (text, from, until) => {
    expect(dateRange(text)).toEqual({ from, until });
  });

  it.each(['', '..', '2026-13', '2026-02-30', '26', '2026..2027..2028', 'x..2026', '0000-00'])(
    '%s is none',
    (text) => {
      expect(dateRange(text)).toBeNull();
    },
  );
});

describe('a pasted id', () => {
  it.each([
    '<a.b-1@mail.example>',
    'a.b-1@mail.example',
    ' a.b-1@mail.example\n',
    'mid:a.b-1@mail.example',
    'https://lore.kernel.org/linux-mm/a.b-1@mail.example/',
    'https://lore.kernel.org/r/a.b-1%40mail.example',
    'http://127.0.0.1:8090/linux-mm/a.b-1%40mail.example/T/#m3',
  ])('%s', (input) => {
    expect(pastedId(input)).toBe('a.b-1@mail.example');
  });

  it.each([
    'reclaim',
    'f:a@mail.example',
    'a b@mail.example',
    'https://lore.kernel.org/linux-mm/',
    'https://x/%zz/',
    '',
  ])('%s is none', (input) => {
    expect(pastedId(input)).toBeNull();
  });
});
