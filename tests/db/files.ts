import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'acktree-db-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** A path for a new database; its folder goes when the test file is done. */
export function temporaryDatabase(): string {
  count += 1;
  return join(folder, `${count}.db`);
}
