import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OUTCOME_RULES } from '../../../core/consensus/outcome.rules.js';
import { STATEMENT_RULES } from '../../../core/position/statements.rules.js';
import { DIRECT_RULES, INDIRECT_RULES, LOOKALIKE_RULES } from '../../../core/question/questions.rules.js';
import type { Rule } from '../../../core/rule.js';
import { RowTable } from '../../../core/table/index.js';

const TABLES: Readonly<Record<string, readonly Rule<unknown>[]>> = {
  statements: STATEMENT_RULES,
  outcomes: OUTCOME_RULES,
  'direct questions': DIRECT_RULES,
  'indirect questions': INDIRECT_RULES,
  'what looks like a question': LOOKALIKE_RULES,
};

/** Words of the patterns themselves, whole and in pieces, and what may stand between them. */
const WORDS = [
  ...new Set(
    Object.values(TABLES).flatMap((rows) =>
      rows.flatMap(({ pattern }) => pattern.source.match(/\w+/g) ?? []),
    ),
  ),
];
const texts = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 3 })),
      fc.constantFrom(' ', ' ', ' ', "'", ', ', '-', '', '? ', '.', '_', 'é'),
      fc.boolean(),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.map(([word, gap, loud]) => (loud ? word.toUpperCase() : word) + gap).join(''));

describe.each(Object.entries(TABLES))('the table of %s', (_name, rows) => {
  const table = new RowTable(rows);
  const expectSame = (text: string) => {
    const slowly = rows.filter(({ pattern }) => pattern.test(text)).map(({ id }) => id);
    expect(table.all(text).map(({ id }) => id)).toEqual(slowly);
    expect(table.first(text)?.id).toBe(slowly[0]);
  };

  it('finds in every example the rows that trying all of them finds', () => {
    for (const { examples } of rows) [...examples.yes, ...examples.no].forEach(expectSame);
  });

  it('finds the same rows in words thrown together', () => {
    fc.assert(fc.property(texts, expectSame), { numRuns: 2000, seed: 7 });
  });
});

describe('a table of rows', () => {
  it('tells the end of a word from its middle', () => {
    const table = new RowTable([{ pattern: /\bneed\b/ }, { pattern: /\bneed/ }, { pattern: /eed/ }]);
    const found = (text: string) => table.all(text).map(({ pattern }) => pattern.source);
    expect(found('We need it')).toEqual(['\\bneed\\b', '\\bneed', 'eed']);
    expect(found('needed')).toEqual(['\\bneed', 'eed']);
    expect(found('knead and weed')).toEqual(['eed']);
  });

  it('holds more rows than a number has bits', () => {
    const rows = Array.from({ length: 70 }, (_, i) => ({ pattern: new RegExp(`\\brow${i}\\b`) }));
    const table = new RowTable(rows);
    expect(table.all('row69, row32 and row0')).toEqual([rows[0], rows[32], rows[69]]);
  });
});
