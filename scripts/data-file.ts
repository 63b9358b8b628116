// What training makes, as files of the project.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tests/support/shared.js';

/** Writes what was trained to a file of the project; with `--check` tells whether it is what is shipped, and writes nothing. */
export function keep(path: string, text: string): void {
  const file = join(ROOT, path);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
    return;
  }
  const same = readFileSync(file, 'utf8') === text;
  console.log(same ? 'the same file' : 'the shipped file is another one');
  process.exitCode = same ? 0 : 1;
}
