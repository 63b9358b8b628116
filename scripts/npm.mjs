import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs npm in the repository with the user's terminal; its talk goes to stderr. Returns the exit code. The npm that
 * started us is preferred, since a machine can have several.
 */
export function npm(...args) {
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const done = spawnSync(command, [...first, ...args], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (done.error) console.error(`npm ${args[0]}: ${done.error.message}`);
  return done.status ?? 1;
}
