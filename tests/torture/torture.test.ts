import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../support/shared.js';
import { imageAt, readCalls } from './disk.js';

/** What `strace -y -xx` writes. */
const hex = (text: string) =>
  [...Buffer.from(text)].map((b) => `\\x${b.toString(16).padStart(2, '0')}`).join('');
const LOG = [
  `1 pwrite64(3<${hex('/d/a')}>, "${hex('one')}", 3, 0) = 3`,
  `1 fsync(3<${hex('/d/a')}>) = 0`,
  `1 write(1<${hex('/dev/null')}>, "${hex('saved 1\n')}", 8) = 8`,
  `1 pwrite64(3<${hex('/d/a')}>, "${hex('two')}", 3, 3) = 3`,
  `1 unlink("${hex('/d/a')}") = 0`,
  `1 fsync(4<${hex('/d')}>) = 0`,
].join('\n');

describe('D3: the disk of the power-loss run', () => {
  const calls = readCalls(LOG, '/d');
  const at = (until: number, seed: number) => imageAt(calls, until, seed).files.get('/d/a')?.toString();

  it('keeps what was synced, whatever the luck', () => {
    for (let seed = 0; seed < 20; seed++) expect(at(2, seed)).toBe('one');
    expect(imageAt(calls, 3, 1).said).toBe('saved 1\n');
  });

  it('keeps or loses what was not', () => {
    const images = new Set(Array.from({ length: 40 }, (_, seed) => at(4, seed)));
    expect([...images].sort()).toEqual(['one', 'onetwo']);
    expect(new Set(Array.from({ length: 40 }, (_, seed) => at(1, seed)))).toEqual(
      new Set(['one', undefined]),
    );
  });

  it('has a removed file for certain no more once its folder is synced', () => {
    expect(new Set(Array.from({ length: 40 }, (_, seed) => at(5, seed))).has(undefined)).toBe(true);
    for (let seed = 0; seed < 20; seed++) expect(at(6, seed)).toBeUndefined();
  });
});

/** A process that may write no file over 200 kB, as on a full quota. */
const LIMITED = `
import Sqlite from 'better-sqlite3';
process.on('SIGXFSZ', () => {});
const { openStore, StoreError } = await import('./db/index.ts');
try {
  const store = await openStore(process.argv[1]);
  store.writer.script('CREATE TABLE filler (x)');
  for (;;) store.writer.run('INSERT INTO filler VALUES (randomblob(40000))');
} catch (error) {
  console.log(error instanceof StoreError ? error.code : String(error));
}`;

describe('D4: a disk without room', () => {
  const there = spawnSync('prlimit', ['--version']).status === 0;
  (there ? it : it.skip)(
    'is named',
    () => {
      const path = `${process.env.TMPDIR ?? '/tmp'}/acktree-limit-${process.pid}.sqlite`;
      const { stdout, stderr } = spawnSync(
        'prlimit',
        ['--fsize=400000', process.execPath, '--import', 'tsx', '--input-type=module', '-e', LIMITED, path],
        { encoding: 'utf8', cwd: ROOT },
      );
      spawnSync('rm', ['-f', path, `${path}-wal`, `${path}-shm`]);
      expect(stdout.trim() || stderr).toMatch(/^(?:disk-full|failing-disk)$/);
    },
    30_000,
  );
});
