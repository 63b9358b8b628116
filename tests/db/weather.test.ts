import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { openStore, StoreError } from '../../db/index.js';
import { SqliteStore } from '../../db/sqlite/store.js';
import type { Store } from '../../db/store.js';
import { temporaryDatabase } from './files.js';
import { incoming, load, mail, NO_COUNTS, reply } from './mail.js';

const open: Store[] = [];
async function opened(path: string): Promise<Store> {
  const store = await openStore(path);
  open.push(store);
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

/** Runs plain JavaScript against a database in a process of its own. */
function inAnotherProcess(code: string, path: string): string {
  const program = `const db = new (require('better-sqlite3'))(process.argv[1], { timeout: 50 }); ${code}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, path], { encoding: 'utf8' });
  return stdout + stderr;
}

describe('a database', () => {
  it('is read by another process while this one imports', async () => {
    const path = temporaryDatabase();
    const store = await opened(path);
    await load(store, mail('a'));
    const run = await store.startImport('more');
    await store.saveBatch(run, [incoming(reply('b', mail('a')))]);
    const count = 'console.log(db.prepare("SELECT count(*) AS n FROM message").get().n)';
    expect(inAnotherProcess(count, path)).toBe('2\n');
  });

  it('takes one import at a time, and the second one is told who holds it', async () => {
    const path = temporaryDatabase();
    const [first, second] = [await opened(path), await opened(path)];
    const run = await first.startImport('one');
    await expect(second.startImport('two')).rejects.toThrow(
      `another import into ${path} is running (process ${process.pid}); wait for its end or stop it`,
    );
    await first.finishImport(run, NO_COUNTS, []);
    await expect(second.startImport('two')).resolves.toBeDefined();
  });

  it('is free for the next import when the one before was killed', async () => {
    const path = temporaryDatabase();
    await (await openStore(path)).close();
    inAnotherProcess(
      `const lock = new (require('better-sqlite3'))(process.argv[1] + '-import.lock');
      lock.exec('BEGIN EXCLUSIVE'); process.kill(process.pid, 'SIGKILL');`,
      path,
    );
    await expect((await opened(path)).startImport('next')).resolves.toBeDefined();
  });

  it('is made by migrations that are numbered without gap or repeat', () => {
    const numbers = readdirSync(new URL('../../db/migrations/', import.meta.url))
      .map((name) => Number(name.slice(0, 4)))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, n) => n + 1));
  });

  it('of a newer acktree is refused in words', async () => {
    const path = temporaryDatabase();
    await (await openStore(path)).close();
    inAnotherProcess("db.pragma('user_version = 99')", path);
    await expect(openStore(path)).rejects.toThrow(
      /was written by a newer acktree \(format 99, .*update acktree/,
    );
  });

  it('of another program is refused and left as it is', async () => {
    const path = temporaryDatabase();
    inAnotherProcess("db.exec('CREATE TABLE theirs (x)')", path);
    await expect(openStore(path)).rejects.toThrow(/another program's database/);
    const text = temporaryDatabase();
    writeFileSync(text, 'Dear all,\n'.repeat(100));
    await expect(openStore(text)).rejects.toThrow(StoreError);
  });

  it('that was killed before its first commit is made anew', async () => {
    const path = temporaryDatabase();
    writeFileSync(path, '');
    await load(await opened(path), mail('a'));
    expect((await (await opened(path)).status()).messages).toBe(1);
  });

  it('has every commit on disk before its promise is kept, and calls no function of a foreign schema', async () => {
    const path = temporaryDatabase();
    await opened(path);
    const database = new Sqlite(path);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
    const { writer } = open[0] as unknown as { writer: { pragma(name: string): number } };
    expect([writer.pragma('synchronous'), writer.pragma('trusted_schema')]).toEqual([3, 0]);
  });

  it('keeps corrections from being changed, taken out or replaced', async () => {
    const path = temporaryDatabase();
    await opened(path);
    const { writer } = open[0] as unknown as { writer: { run(sql: string): number } };
    const row = "(1, 'u', 'r', '{}', 'w', 'd', 'y', NULL, NULL, 'p', 'h')";
    writer.run(`INSERT INTO correction VALUES ${row}`);
    for (const sql of [
      "UPDATE correction SET why = 'x'",
      'DELETE FROM correction',
      `INSERT OR REPLACE INTO correction VALUES ${row}`,
    ])
      expect(() => writer.run(sql)).toThrow(/append-only/);
  });
});

describe('a page', () => {
  it('costs the same number of statements whatever it shows', async () => {
    const store = await opened(temporaryDatabase());
    const statements = countStatements(store);
    const a = mail('a');
    const pages = [
      () => store.dashboard({}),
      () => store.rfc(a.id),
      () => store.thread(a.id, 0),
      () => store.message(a.id),
      () => store.person('bo.lind@mail.example', 1),
      () => store.search('pump', 1),
      () => store.decisions({}),
      () => store.status(),
    ];
    const measure = async (): Promise<number[]> => {
      const counts: number[] = [];
      for (const page of pages) {
        statements.n = 0;
        await page();
        counts.push(statements.n);
      }
      return counts;
    };
    await load(store, a, reply('b', a));
    const few = await measure();
    const more = Array.from({ length: 20 }, (_, n) =>
      reply(`r${n}`, a, { from: { name: `Person ${n}`, address: `p${n}@mail.example` } }),
    );
    await load(store, ...more, mail('other', { subject: '[RFC] other' }));
    expect(await measure()).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(18);
  });
});

function countStatements(store: Store): { n: number } {
  const count = { n: 0 };
  const { reader } = store as unknown as { reader: Record<string, (...args: unknown[]) => unknown> };
  for (const name of ['all', 'get']) {
    const original = reader[name]?.bind(reader);
    reader[name] = (...args) => {
      count.n += 1;
      return original?.(...args);
    };
  }
  return count;
}

describe('a search', () => {
  it('that takes too long gives up and says so', async () => {
    const store = new SqliteStore(temporaryDatabase(), -1);
    open.push(store);
    await load(store, mail('a'));
    expect((await store.search('pump', 1)).error?.message).toMatch(/costs too much/);
  });
});
