import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../support/shared.js';

/** Compiled by `npm run build`, since each start counts. */
export const TARGET = join(ROOT, 'dist/bench/torture-target.js');

export interface Run {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** One run of the target, alone or below the tracer with these arguments. */
export function runTarget(database: string, tracer: readonly string[] = [], mode = ''): Run {
  const command = [...tracer, process.execPath, TARGET, database, ...(mode === '' ? [] : [mode])];
  const { status, signal, stdout, stderr } = spawnSync(command[0] ?? '', command.slice(1), {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, signal, out: stdout, err: stderr };
}

/** Strace over these calls, doing something to the `when`th of them. */
export function inject(calls: string, what: string, when: string | number): string[] {
  return [
    'strace',
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `trace=${calls}`,
    '-e',
    `inject=${calls}:${what}:when=${when}`,
  ];
}

/** Runs `use` with the path of a database in a folder of its own. */
export async function withFolder<T>(use: (database: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'acktree-torture-'));
  try {
    return await use(join(folder, 'mail.sqlite'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
