import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inject, runTarget, TARGET, withFolder } from './run.js';
import { acknowledged, stateOf } from './state.js';

/** Which call fails how, each at these times, and the code that a user is to be told. */
export const WEATHER: readonly {
  readonly calls: string;
  readonly error: string;
  readonly codes: readonly string[];
}[] = [
  { calls: 'pwrite64', error: 'ENOSPC', codes: ['disk-full', 'failing-disk'] },
  { calls: 'pwrite64', error: 'EIO', codes: ['failing-disk'] },
  { calls: 'pwrite64', error: 'EDQUOT', codes: ['disk-full', 'failing-disk'] },
  { calls: 'pwrite64', error: 'EROFS', codes: ['read-only', 'failing-disk'] },
  { calls: 'fsync,fdatasync', error: 'EIO', codes: ['failing-disk'] },
  { calls: 'fsync,fdatasync', error: 'ENOSPC', codes: ['failing-disk', 'disk-full'] },
];

/**
 * From the `when`th such call on every one fails. What went wrong; '' when the error was named, nothing is lost and the next
 * run ends well; null when the run never came to such a call.
 */
export function failFrom(weather: (typeof WEATHER)[number], when: number): Promise<string | null> {
  return withFolder(async (database) => {
    const run = runTarget(database, inject(weather.calls, `error=${weather.error}`, `${when}+`));
    if (run.status === 0) return null;
    const code = run.err.trim();
    if (!weather.codes.includes(code)) return `told "${code}"`;
    const after = await stateOf(database);
    if (after.messages < acknowledged(run.out)) return `lost: ${after.messages} of ${acknowledged(run.out)}`;
    if (after.damages.length > 0) return after.damages.join('; ');
    const again = runTarget(database);
    return again.status === 0 ? '' : `second run: ${again.err}`;
  });
}

/** Two imports at once, and readers beside them. Null, or what went wrong. */
export function importTwice(): Promise<string | null> {
  return withFolder(async (database) => {
    const runs = [spawnTarget(database), spawnTarget(database)];
    const ends = await Promise.all(runs);
    const codes = ends.map(({ err }) => err.trim());
    if (!codes.every((code) => code === '' || code === 'busy')) return codes.join(', ');
    if (!codes.includes('')) return 'neither came to its end';
    const { messages, damages } = await stateOf(database);
    return messages === 80 && damages.length === 0 ? null : `${messages} mails, ${damages.join('; ')}`;
  });
}

async function spawnTarget(database: string): Promise<{ err: string }> {
  const child = spawn(process.execPath, [TARGET, database], { stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  await once(child, 'close');
  return { err };
}
