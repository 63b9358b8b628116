import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import type { Message } from '../../core/message.js';
import { joinFields, toFields } from '../../db/fields.js';
import { openStore, rebuildStore, restoreStore } from '../../db/index.js';
import type { CheckReport, KeptMail } from '../../db/maintenance.js';
import { type MailPack, type PackedMail, packMails, unpackMails } from '../../db/packing.js';
import { Random } from '../fuzz/random.js';
import { temporaryDatabase } from './files.js';
import { analyzeAll, incoming, load, mail, NO_COUNTS, reply } from './mail.js';

const asBefore = async ({ was }: KeptMail): Promise<Message> => was;

/** A closed database with a thread, another thread and mail under a taken id. */
async function filled(): Promise<string> {
  const path = temporaryDatabase();
  const store = await openStore(path);
  await load(store, mail('a'), reply('b', mail('a')), mail('c', { subject: '[PATCH] lamp: dim' }));
  const run = await store.startImport('more');
  await store.saveBatch(run, [incoming(mail('a'), 'other bytes')]);
  await store.finishImport(run, NO_COUNTS, []);
  await store.close();
  return path;
}

async function checked(path: string): Promise<CheckReport> {
  const store = await openStore(path);
  try {
    return await store.check();
  } finally {
    await store.close();
  }
}

/** Packs what is kept of mail `b` anew, as something else. */
function rewrite(path: string, change: (kept: PackedMail) => PackedMail): void {
  const database = new Sqlite(path);
  const pack = database.prepare('SELECT size, packed FROM pack').get() as MailPack;
  const { id: b } = database.prepare("SELECT id FROM message WHERE message_id LIKE 'b@%'").get() as {
    id: number;
  };
  const mails = [...unpackMails(pack).values()].map(({ id, raw, body, fields }) => ({
    id,
    raw,
    body,
    fields,
  }));
  const { size, packed } = packMails(mails.map((kept) => (kept.id === b ? change(kept) : kept)));
  database.prepare('UPDATE pack SET size = ?, packed = ?').run(size, packed);
  database.close();
}

/** Changes a database as bit rot or another program would. */
function damage(path: string, sql: string): void {
  const database = new Sqlite(path);
  // Else SQLite keeps hands off the tables of its search index.
  database.unsafeMode(true);
  database.exec(sql);
  database.close();
}

describe('a check', () => {
  it('finds nothing in a whole database', async () => {
    expect(await checked(await filled())).toMatchObject({
      messages: 3,
      threads: 2,
      corrections: 0,
      damages: [],
    });
  });

  it.each([
    ['message', "UPDATE message SET subject = 'x' WHERE message_id LIKE 'b@%'"],
    ['file', 'PRAGMA foreign_keys = OFF; UPDATE message SET trace = 7'],
    ['message', "UPDATE trace SET boundary = 'git'"],
    ['message', "UPDATE message SET hash = x'00' WHERE id = 1"],
    ['raw', "UPDATE pack SET packed = x'00'"],
    ['raw', 'DELETE FROM pack'],
    ['raw', 'UPDATE raw SET pack = 7 WHERE message = 1'],
    ['raw', 'UPDATE raw SET size = 7 WHERE message = 1'],
    ['raw', 'DELETE FROM raw WHERE message = 1'],
    ['raw', "UPDATE conflict SET sha256 = 'x'"],
    ['derived', "UPDATE position SET position = 'oppose' WHERE position = 'support'"],
    ['derived', 'DELETE FROM statement'],
    ['derived', "UPDATE analysis SET state = 'blocked'"],
    ['derived', "UPDATE tree SET packed = x'00' WHERE n = 0"],
    ['search', 'DELETE FROM words_docsize WHERE id = 1'],
    ['search', "UPDATE words_data SET block = x'ffff' WHERE id > 10"],
  ])('finds damage of kind %s: %s', async (kind, sql) => {
    const path = await filled();
    damage(path, sql);
    expect((await checked(path)).damages.map((one) => one.kind)).toContain(kind);
  });

  it.each([
    ['its text', { body: 'Other words.\n' }],
    ['a field that no statement asks for', { references: [] }],
    ['the headers', { headers: { 'x-mailer': 'pump 2' } }],
  ])('finds that a pack says something else of a mail: %s', async (_, change) => {
    const path = await filled();
    const other = { ...reply('b', mail('a')), ...change };
    rewrite(path, (kept) => ({ ...kept, body: other.body, fields: joinFields(toFields(other)) }));
    const { damages } = await checked(path);
    expect(damages.map(({ kind, where }) => [kind, where])).toEqual([['message', 'b@mail.example']]);
  });

  it('finds every one of 60 flipped bits in kept mail', async () => {
    const path = await filled();
    const store = await openStore(path);
    const database = new Sqlite(path);
    const [row] = database.prepare('SELECT packed FROM pack').all() as { packed: Buffer }[];
    const packed = (row as { packed: Buffer }).packed;
    const missed: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      const rotten = Buffer.from(packed);
      const at = (n * 7) % rotten.length;
      rotten.writeUInt8(rotten.readUInt8(at) ^ (1 << (n % 8)), at);
      database.prepare('UPDATE pack SET packed = ?').run(rotten);
      const { damages } = await store.check();
      if (!damages.some(({ kind }) => kind === 'raw' || kind === 'message')) missed.push(n);
    }
    database.close();
    await store.close();
    // A bit that says how large a window to hold ready, or pads the end, changes no byte that comes out.
    expect(missed.length).toBeLessThanOrEqual(2);
  });

  it('of a broken search index is clean again after all threads were analysed anew', async () => {
    const path = await filled();
    damage(path, "UPDATE words_data SET block = x'ffff' WHERE id > 10");
    const store = await openStore(path);
    await store.markAllStale();
    await analyzeAll(store);
    expect((await store.check()).damages).toEqual([]);
    expect((await store.search('s:lamp', 1)).total).toBe(1);
    await store.close();
  });

  it('gives one digest for the same mail in any order', async () => {
    const [one, other] = [temporaryDatabase(), temporaryDatabase()];
    const mails = [mail('a'), reply('b', mail('a')), mail('c')];
    for (const [path, order] of [
      [one, mails],
      [other, mails.toReversed()],
    ] as const) {
      const store = await openStore(path);
      await load(store, ...order);
      await store.close();
    }
    expect((await checked(one)).digest).toBe((await checked(other)).digest);
  });
});

describe('a backup', () => {
  it('made during an import restores to the same digest, and old logs are gone', async () => {
    const path = await filled();
    const [copy, restored] = [temporaryDatabase(), temporaryDatabase()];
    const store = await openStore(path);
    await store.startImport('still running');
    const report = await store.backup(copy);
    await store.close();
    writeFileSync(`${restored}-wal`, 'an old log');
    expect((await restoreStore(copy, restored)).digest).toBe(report.digest);
    expect(existsSync(`${restored}-wal`)).toBe(false);
    expect((await checked(restored)).damages).toEqual([]);
  });

  it('never overwrites, and a restore only when told to', async () => {
    const path = await filled();
    const copy = temporaryDatabase();
    const store = await openStore(path);
    await store.backup(copy);
    await expect(store.backup(copy)).rejects.toThrow(/is there already/);
    await store.close();
    await expect(restoreStore(copy, path)).rejects.toThrow(/is there already/);
    await expect(restoreStore(copy, path, { replace: true })).resolves.toMatchObject({ messages: 3 });
    await expect(restoreStore(`${copy}x`, path)).rejects.toThrow(/there is no backup/);
  });

  it('that is damaged is refused, and what was there stays', async () => {
    const path = await filled();
    const copy = temporaryDatabase();
    const store = await openStore(path);
    await store.backup(copy);
    await store.close();
    damage(copy, "UPDATE pack SET packed = x'00'");
    const before = readFileSync(path);
    await expect(restoreStore(copy, path, { replace: true })).rejects.toThrow(/nothing was restored/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a rebuild', () => {
  it('from the raw mail gives the same digest', async () => {
    const path = await filled();
    const fresh = temporaryDatabase();
    expect(await rebuildStore(path, fresh, asBefore)).toEqual({ messages: 3, lost: [] });
    const store = await openStore(fresh);
    await analyzeAll(store);
    await store.close();
    expect((await checked(fresh)).digest).toBe((await checked(path)).digest);
  });

  it('names the mail whose bytes are lost, and keeps the rest', async () => {
    const path = await filled();
    rewrite(path, (kept) => ({ ...kept, raw: new TextEncoder().encode('other bytes') }));
    const { messages, lost } = await rebuildStore(path, temporaryDatabase(), asBefore);
    expect(messages).toBe(2);
    expect(lost).toMatchObject([{ where: 'b@mail.example' }]);
  });

  it('of a pack that is cut takes over the mails before the cut, and names each of the others', async () => {
    const path = temporaryDatabase();
    const store = await openStore(path);
    const mails = Array.from({ length: 40 }, (_, n) => mail(`m${n}`, { body: lines(n) }));
    await load(store, ...mails);
    await store.close();
    const fresh = temporaryDatabase();
    damage(path, 'UPDATE pack SET packed = substr(packed, 1, length(packed) / 2)');
    const { messages, lost } = await rebuildStore(path, fresh, asBefore);
    expect(messages).toBeGreaterThan(8);
    expect(lost.length).toBe(mails.length - messages);
    const rebuilt = await openStore(fresh);
    for (const { id } of mails.filter((one) => !lost.some(({ where }) => where === one.id)))
      expect(await rebuilt.raw(id)).toEqual(rawOf(mails, id));
    await rebuilt.close();
  });
});

function lines(seed: number): string {
  const random = new Random(seed);
  return Array.from({ length: 60 }, () => `${random.below(1e9).toString(36)} strokes\n`).join('');
}

function rawOf(mails: readonly Message[], id: string): Uint8Array {
  const found = mails.find((one) => one.id === id) ?? mail('none');
  return Buffer.from(incoming(found).raw);
}
