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
import { Connection } from '../../db/sqlite/connection.js';
import { migrate } from '../../db/sqlite/migrate.js';
import { ROOT } from '../support/shared.js';

const KEPT = join(ROOT, 'tests/fixtures/databases');
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
