import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../../core/rule.js';
import { sourceFiles } from '../house/files.js';
import { ROOT } from '../support/shared.js';

/** Every table of patterns in core, by file and name. Tables of another shape have tests of their own. */
async function tables(): Promise<[string, readonly Rule<unknown>[]][]> {
  const found: [string, readonly Rule<unknown>[]][] = [];
  for (const file of sourceFiles('core').filter((f) => f.endsWith('.rules.ts'))) {
    const module = (await import(pathToFileURL(join(ROOT, file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module))
      if (
        Array.isArray(value) &&
        value.every((row) => (row as Partial<Rule<unknown>>).pattern instanceof RegExp)
      )
        found.push([`${file} ${name}`, value as Rule<unknown>[]]);
  }
  return found;
}

const TABLES = await tables();
const ROWS = TABLES.flatMap(([table, rows]) => rows.map((row) => [row.id, row, table] as const));

describe('the rule tables', () => {
  it('are found', () => {
    expect(TABLES.length).toBeGreaterThan(5);
  });

  it.each(ROWS)('%s matches its examples, and only those', (_id, { pattern, examples }) => {
    expect(examples.yes.filter((text) => !pattern.test(text))).toEqual([]);
    expect(examples.no.filter((text) => pattern.test(text))).toEqual([]);
  });

  it.each(ROWS)('%s has a reason and examples of both kinds', (_id, { because, examples }) => {
    expect(because).toMatch(/\.$/);
    expect([examples.yes.length > 0, examples.no.length > 0]).toEqual([true, true]);
  });

  it.each(ROWS)('%s keeps no state between sentences', (_id, { pattern }) => {
    expect(pattern.flags).not.toMatch(/[gy]/);
  });

  it('use an id once', () => {
    const ids = ROWS.map(([id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});
