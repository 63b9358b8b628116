import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { imageAt, readCalls } from './disk.js';
import { runTarget, withFolder } from './run.js';
import { acknowledged, stateOf } from './state.js';

const CALLS = 'trace=pwrite64,fsync,fdatasync,ftruncate,unlink,write';

/** Lets the power go `images` times in one run of the target. `mode` `off`: the run that does not wait for the disk. */
export function losePower(
  images: number,
  seed: number,
  mode = '',
): Promise<{ lost: number; damaged: number }> {
  return withFolder(async (database) => {
    const log = join(dirname(database), 'calls.log');
    const tracer = ['strace', '-f', '-qq', '-y', '-xx', '-s', '100000', '-o', log, '-e', CALLS];
    const run = runTarget(database, tracer, mode);
    if (run.status !== 0) throw new Error(run.err);
    const calls = readCalls(readFileSync(log, 'latin1'), dirname(database));
    const result = { lost: 0, damaged: 0 };
    for (let image = 0; image < images; image++) {
      const until = 1 + Math.floor(((image + 0.5) / images) * (calls.length - 1));
      const outcome = await openImage(calls, until, seed + image, basename(database));
      if (outcome !== 'whole') result[outcome]++;
    }
    return result;
  });
}

function openImage(
  calls: ReturnType<typeof readCalls>,
  until: number,
  seed: number,
  name: string,
): Promise<'whole' | 'lost' | 'damaged'> {
  return withFolder(async (database) => {
    const { files, said } = imageAt(calls, until, seed);
    for (const [path, bytes] of files) {
      // The index of the log is memory that is shared, not a file that is kept.
      if (!path.endsWith('-shm'))
        writeFileSync(join(dirname(database), basename(path).replace(name, basename(database))), bytes);
    }
    try {
      const { messages, damages } = await stateOf(database);
      if (damages.length > 0) return 'damaged';
      return messages < acknowledged(said) ? 'lost' : 'whole';
    } catch {
      return 'damaged';
    }
  });
}
