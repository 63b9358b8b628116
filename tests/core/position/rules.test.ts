import { describe, expect, it } from '@jest/globals';
import { STATEMENT_RULES } from '../../../core/position/statements.rules.js';

describe('rows about statements', () => {
  it.each(STATEMENT_RULES.map((rule) => [rule.id, rule] as const))('%s reads its examples', (_, rule) => {
    expect(rule.examples.yes.filter((text) => !rule.pattern.test(text))).toEqual([]);
    expect(rule.examples.no.filter((text) => rule.pattern.test(text))).toEqual([]);
  });

  it('have names of their own', () => {
    expect(new Set(STATEMENT_RULES.map((r) => r.id)).size).toBe(STATEMENT_RULES.length);
  });
});
