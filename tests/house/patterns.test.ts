import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';
import { checkSync } from 'recheck';
import { ROOT } from '../support/shared.js';
import { sourceFiles } from './files.js';

const FOLDERS = ['core', 'ingest', 'db', 'views', 'server', 'cli'];

/** Degree of backtracking that input of at most 2,000 characters (a line or sentence, see the limits) makes harmless. */
const HARMLESS_DEGREE = 2;

interface Literal {
  readonly pattern: string;
  readonly flags: string;
}

function literals(file: string): Literal[] {
  const found: Literal[] = [];
  const code = readFileSync(join(ROOT, file), 'utf8');
  const stack: unknown[] = [
    parseSync(code, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' }),
  ];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const { type, pattern, flags } = node as { type?: string; pattern?: string; flags?: string };
    if (type === 'RegExpLiteral' && pattern !== undefined) found.push({ pattern, flags: flags ?? '' });
    for (const value of Object.values(node as object))
      if (typeof value === 'object' && value !== null) stack.push(value);
  }
  return found;
}

/** Why a pattern is dangerous on mail, or null. Patterns that the checker does not finish on count as dangerous. */
function danger({ pattern, flags }: Literal): string | null {
  const found = checkSync(pattern, flags, { timeout: 4_000 });
  if (found.status === 'safe') return null;
  const complexity = found.status === 'vulnerable' ? found.complexity : undefined;
  if (complexity?.type === 'polynomial' && complexity.degree <= HARMLESS_DEGREE) return null;
  return `/${pattern}/${flags}: ${complexity?.summary ?? 'not decided in time'}`;
}

describe('patterns over mail', () => {
  it('the check finds a pattern that backtracks exponentially', () => {
    expect(danger({ pattern: '^(a+)+$', flags: '' })).toMatch(/exponential/);
  });

  it('are linear, or quadratic at most on bounded input', () => {
    const all = new Map(
      FOLDERS.flatMap(sourceFiles).flatMap((file) =>
        literals(file).map((l) => [`/${l.pattern}/${l.flags}`, l]),
      ),
    );
    expect([...all.values()].map(danger).filter((d) => d !== null)).toEqual([]);
  }, 120_000);
});
