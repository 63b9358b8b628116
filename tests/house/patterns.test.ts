import { describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';
import { checkSync } from 'recheck';
import { read, sourceFiles } from './files.js';

const FOLDERS = ['core', 'ingest', 'db', 'views', 'server', 'cli'];
/** Patterns run on one line or sentence, never on more than this (core/text, ingest/limits.ts). */
const LONGEST_INPUT = 2_000;
/** What one hostile line may cost. An exponential or cubic pattern takes seconds. */
const ALLOWED_MS = 100;

interface Literal {
  readonly pattern: string;
  readonly flags: string;
}

function literals(file: string): Literal[] {
  const found: Literal[] = [];
  const stack: unknown[] = [
    parseSync(read(file), { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' }),
  ];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const { type, pattern, flags } = node as { type?: string; pattern?: string; flags?: string };
    if (type === 'RegExpLiteral' && pattern !== undefined) found.push({ pattern, flags: flags ?? '' });
    for (const value of Object.values(node as object)) {
      if (typeof value === 'object' && value !== null) stack.push(value);
    }
  }
  return found;
}

/** Lines made to hurt a pattern: the checker's own attack, and the pattern's words and classes over and over. */
function attacks(pattern: string, found: readonly string[], length: number): string[] {
  const words = [...new Set(pattern.match(/[a-z]{2,}/gi) ?? [])].slice(0, 12).map((word) => `${word} `);
  const units = [words.join(''), ...words.slice(0, 6), 'a', 'a ', ' ', '\t', '.', '1', 'a@', '-', "'"];
  const repeated = units.map((unit) => unit.repeat(Math.ceil(length / Math.max(1, unit.length))));
  return [...found, ...repeated].map((line) => `${line.slice(0, length - 1)}\u0001`);
}

/** Milliseconds of the slowest attack; lines grow until one hurts, so that a bad pattern does not stop the test. */
function slowest({ pattern, flags }: Literal): number {
  const found = checkSync(pattern, flags, { timeout: 100 });
  if (found.status === 'safe') return 0;
  if (found.status === 'vulnerable' && found.complexity.type === 'exponential')
    return Number.POSITIVE_INFINITY;
  const compiled = new RegExp(pattern, flags);
  const own = found.status === 'vulnerable' ? [found.attack.string] : [];
  let worst = 0;
  for (let length = LONGEST_INPUT / 16; length <= LONGEST_INPUT && worst < ALLOWED_MS; length *= 2) {
    worst = Math.max(worst, ...attacks(pattern, own, length).map((line) => timed(compiled, line)));
  }
  return worst;
}

/** The best of three runs where one is slow: a busy machine only ever adds. */
function timed(pattern: RegExp, line: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && best > ALLOWED_MS; run++) {
    const start = performance.now();
    pattern.lastIndex = 0;
    pattern.test(line);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('patterns over mail', () => {
  it('the check finds patterns that backtrack, cubic and exponential', () => {
    expect(slowest({ pattern: '^a*a*a*b$', flags: '' })).toBeGreaterThan(ALLOWED_MS);
    expect(slowest({ pattern: '^(a+)+$', flags: '' })).toBe(Number.POSITIVE_INFINITY);
  });

  it('are quick on the worst line that mail may bring', () => {
    const all = new Map(
      FOLDERS.flatMap(sourceFiles)
        .flatMap(literals)
        .map((l) => [`/${l.pattern}/${l.flags}`, l]),
    );
    const slow = [...all].flatMap(([name, literal]) => {
      const ms = slowest(literal);
      return ms > ALLOWED_MS ? [`${Math.round(ms)} ms: ${name}`] : [];
    });
    expect(slow).toEqual([]);
  }, 180_000);
});
