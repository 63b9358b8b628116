import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, runTarget, withFolder } from './run.js';
import { acknowledged, stateOf } from './state.js';

/** Calls at which the target is killed, and each how manieth of them. */
const CALLS: readonly (readonly [string, number])[] = [
  ['fsync,fdatasync', 1],
  ['ftruncate', 1],
  ['unlink', 1],
  ['pwrite64', 7],
];

/**
 * Kills the target at each of the calls that change a file; gives the number of points and what went wrong. The
 * points from `from` on, at most `most` of them.
 */
export async function killEverywhere(
  from: number,
  most: number,
): Promise<{ points: number; failures: string[] }> {
  const wanted = await withFolder(async (database) => {
    runTarget(database);
    return (await stateOf(database)).digest;
  });
  const failures: string[] = [];
  let points = 0;
  let seen = 0;
  for (const [calls, each] of CALLS) {
    const total = countCalls(calls);
    for (let when = 1; when <= total && points < most; when += each) {
      if (seen++ < from) continue;
      const failure = await killAt(calls, when, wanted);
      if (failure === 'not killed') continue;
      points++;
      if (failure !== null) failures.push(`${calls} ${when}: ${failure}`);
    }
  }
  return { points, failures };
}

function countCalls(calls: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'acktree-torture-'));
  try {
    const log = join(folder, 'log');
    runTarget(join(folder, 'x.sqlite'), ['strace', '-f', '-qq', '-o', log, '-e', `trace=${calls}`]);
    return readFileSync(log, 'utf8').split('\n').length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Null when nothing that was acknowledged is lost, nothing is damaged, and a second run ends as if there had been no kill. */
function killAt(calls: string, when: number, wanted: string): Promise<string | null> {
  return withFolder(async (database) => {
    const killed = runTarget(database, inject(calls, 'signal=KILL', when));
    if (killed.status === 0) return 'not killed';
    const after = await stateOf(database);
    if (after.messages < acknowledged(killed.out))
      return `lost: ${after.messages} of ${acknowledged(killed.out)}`;
    if (after.damages.length > 0) return after.damages.join('; ');
    const again = runTarget(database);
    if (again.status !== 0) return `second run: ${again.err}`;
    const end = await stateOf(database);
    return end.digest === wanted && end.damages.length === 0 ? null : 'another digest after the second run';
  });
}
