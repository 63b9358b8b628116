import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../db/index.js';
import type { Parameters } from '../../db/rows.js';
import { Connection } from '../../db/sqlite/connection.js';
import { migrate } from '../../db/sqlite/migrate.js';
import { ROOT } from '../support/shared.js';
import { load, mail } from './mail.js';

const KEPT = join(ROOT, 'tests/fixtures/databases');
/** What the acktree that wrote it said of it. */
const OF_FORMAT_10 = 'e14e70f00340c1f22f7296c95c8cb6b88dc8e11906398b35ea4baeacb659d634';
const folder = mkdtempSync(join(tmpdir(), 'acktree-migrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Tells before each statement of a migration, which it runs one at a time, and with so little memory that pages go to disk early. */
class SteppedConnection extends Connection {
  constructor(
    path: string,
    private readonly before: () => void,
  ) {
    super(path, { mode: 'create' });
    super.script('PRAGMA cache_size = 2');
  }

  override script(sql: string): void {
    for (const statement of statementsOf(sql)) {
      this.before();
      super.script(statement);
    }
  }

  override run(sql: string, parameters: Parameters = []): number {
    if (/^(?:INSERT|UPDATE|DELETE)/.test(sql)) this.before();
    return super.run(sql, parameters);
  }

  override pragma<Value>(text: string): Value {
    if (text.startsWith('user_version =')) this.before();
    const value = super.pragma<Value>(text);
    if (text.startsWith('user_version =')) this.before();
    return value;
  }
}

function statementsOf(sql: string): string[] {
  const code = sql.replace(/--.*$/gm, '');
  return code.match(/\s*CREATE TRIGGER[\s\S]*?\bEND;|[^;]*\S[^;]*;/g) ?? [];
}

/**
 * Migrates a database and keeps what lies on the disk at each statement: that is what a kill at this moment would leave.
 * Copied by another process, since closing a file here would give up SQLite's locks on it.
 */
function imagesOf(name: string, content: Buffer | null): string[] {
  const home = join(folder, name);
  mkdirSync(home);
  if (content !== null) writeFileSync(join(home, 'mail.sqlite'), content);
  const images: string[] = [];
  const keep = () => {
    const image = join(folder, `${name}-${images.length}`);
    execFileSync('cp', ['-r', home, image]);
    images.push(image);
  };
  const connection = new SteppedConnection(join(home, 'mail.sqlite'), keep);
  migrate(connection);
  keep();
  connection.close();
  return images;
}

async function messagesIn(image: string): Promise<number> {
  const store = await openStore(join(image, 'mail.sqlite'));
  try {
    expect((await store.check()).damages).toEqual([]);
    return (await store.status()).messages;
  } finally {
    await store.close();
  }
}

describe('a migration', () => {
  it('changes nothing that the mails say or that was worked out from them', async () => {
    const path = join(folder, 'whole.sqlite');
    writeFileSync(path, gunzipSync(readFileSync(join(KEPT, '0.1.0-format-10.sqlite.gz'))));
    const store = await openStore(path);
    try {
      expect(await store.check()).toMatchObject({ digest: OF_FORMAT_10, damages: [] });
      const { rows } = await store.dashboard({ kind: 'any', all: true });
      expect((await store.thread(rows[0]?.root.messageId ?? '', 0))?.messages).toHaveLength(8);
      expect((await store.search('b:zone', 1)).groups[0]?.hits.length).toBeGreaterThan(1);
    } finally {
      await store.close();
    }
  });
});

describe('the migration to format 13', () => {
  /** A database as it was, with one mail, and what is done to it by hand. */
  async function oldDatabase(name: string, ...byHand: string[]): Promise<string> {
    const path = join(folder, name);
    const old = await openStore(path);
    await load(old, mail('a'));
    await old.close();
    const hand = new Connection(path, { mode: 'write' });
    hand.run("DELETE FROM thread_id WHERE message_id LIKE 'mail %'");
    for (const sql of byHand) hand.run(sql);
    hand.pragma('user_version = 12');
    hand.close();
    return path;
  }

  it('lets new archive pages find the mail that was here before', async () => {
    const path = await oldDatabase(
      'traces.sqlite',
      "INSERT INTO thread_id VALUES ('mail 20514 as it was', 1)",
    );
    const store = await openStore(path);
    try {
      await load(store, mail('page', { idSource: 'made', bodySource: 'archive-page', marks: 'lost' }));
      expect((await store.status()).threads).toBe(1);
    } finally {
      await store.close();
    }
  });

  it('reaches each of many mails', async () => {
    const columns =
      'thread, from_name, from_address, subject, date, marks, list, notes, origin, trace, run, hash';
    const path = await oldDatabase(
      'many.sqlite',
      `WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 2500)
       INSERT INTO message (message_id, ${columns}) SELECT 'copy' || n, ${columns} FROM message, place`,
    );
    const connection = new Connection(path, { mode: 'write' });
    migrate(connection);
    const traces = connection.all("SELECT 1 FROM thread_id WHERE message_id LIKE 'mail %'");
    connection.close();
    expect(traces).toHaveLength(2_501);
  });
});

describe('R20: a kill at any statement of a migration', () => {
  const names = readdirSync(KEPT).filter((name) => name.endsWith('.sqlite.gz'));

  it.each(names)('leaves the old mail, and the next run brings it up to date: %s', async (name) => {
    const images = imagesOf(name, gunzipSync(readFileSync(join(KEPT, name))));
    expect(images.length).toBeGreaterThan(5);
    for (const image of images) expect([image, await messagesIn(image)]).toEqual([image, 8]);
    const backup = readdirSync(images[0] ?? '').find((file) => file.endsWith('.backup'));
    expect(backup !== undefined && existsSync(join(images[0] ?? '', backup))).toBe(true);
  });

  it('leaves a new database that the next run makes whole', async () => {
    const images = imagesOf('new', null);
    expect(images.length).toBeGreaterThan(30);
    for (const image of images) expect([image, await messagesIn(image)]).toEqual([image, 0]);
  });
});
