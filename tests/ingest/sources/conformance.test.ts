import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { reportText } from '../../../cli/commands/import.js';
import { compare } from '../../../core/thread/index.js';
import { openStore } from '../../../db/index.js';
import { type ImportReport, importInto, SourceError, sourceName } from '../../../ingest/index.js';
import { CORPUS, LATER } from './corpus.js';
import { KINDS, type Kind, type Source } from './kinds.js';

/**
 * The same mails through every kind of source end in the same database. By their nature differ: where a mail was found
 * (`origin`) and whether its end was told by an mbox (`:boundary`), runs and row numbers, and the bytes that a source itself
 * changes (`touches`).
 */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-conformance-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function importing(database: string, source: Pick<Source, 'paths' | 'options'>): Promise<ImportReport> {
  const store = await openStore(database);
  try {
    return await importInto(store, source.paths, source.options?.() ?? {});
  } finally {
    await store.close();
  }
}

interface Contents {
  readonly messages: readonly Readonly<Record<string, unknown>>[];
  readonly conflicts: readonly unknown[];
  readonly [other: string]: unknown;
}

/** All that a database says of its mail: messages, what was kept of the bytes, and every analysis with its trees. */
async function contents(database: string): Promise<Contents> {
  const sqlite = new Sqlite(database, { readonly: true });
  const store = await openStore(database);
  const rows = (sql: string) => sqlite.prepare(sql).all() as Record<string, unknown>[];
  try {
    const messages = [];
    for (const { id } of rows('SELECT id FROM thread'))
      for (const message of await store.threadMessages(id as number)) {
        const { ':boundary': _, ...headers } = message.headers;
        messages.push({ ...message, headers, sha256: sha256((await store.raw(message.id)) ?? []) });
      }
    return {
      whole: sqlite.pragma('integrity_check', { simple: true }),
      messages: messages.sort((a, b) => compare(a.id, b.id)),
      conflicts: rows('SELECT message_id, from_address, subject, date, sha256 FROM conflict ORDER BY sha256'),
      analyses: rows(
        `SELECT a.root, a.messages, a.state, h.hash FROM analysis a JOIN analysis_hash h ON h.thread = a.thread
         ORDER BY a.root`,
      ),
      stale: rows('SELECT id FROM thread WHERE analysed = 0'),
    };
  } finally {
    sqlite.close();
    await store.close();
  }
}

const sha256 = (bytes: Uint8Array | readonly number[]) =>
  createHash('sha256').update(Uint8Array.from(bytes)).digest('hex');

function untouched(all: Contents | undefined, { touches = {} }: Kind): Contents | undefined {
  const messages = all?.messages.map((row) =>
    touches[String(row.id)] === undefined ? row : { ...row, sha256: 'touched' },
  );
  return all === undefined ? undefined : { ...all, messages: messages ?? [] };
}

const chosen = (without: Readonly<Record<string, string>> = {}) =>
  CORPUS.filter(({ what }) => without[what] === undefined).map(({ raw }) => raw);

/** What a folder of single files, each in its order, makes of the mails; and of one more. */
const expected = new Map<string, { readonly first: Contents; readonly later: Contents }>();
beforeAll(async () => {
  const place = mkdtempSync(join(tmpdir(), 'acktree-conformance-'));
  for (const without of [undefined, ...KINDS.map((kind) => kind.without)]) {
    const key = JSON.stringify(without ?? {});
    if (expected.has(key)) continue;
    const path = join(place, `mails-${expected.size}`);
    const database = `${path}.sqlite`;
    const put = (raw: Buffer, n: number) =>
      writeFileSync(join(path, `${String(n).padStart(3, '0')}.eml`), raw);
    mkdirSync(path);
    for (const [n, raw] of chosen(without).entries()) put(raw, n);
    await importing(database, { paths: [path] });
    const first = await contents(database);
    put(LATER.raw, 999);
    await importing(database, { paths: [path] });
    expected.set(key, { first, later: await contents(database) });
  }
  rmSync(place, { recursive: true });
}, 30_000);

it('every specimen names what it is, once, and a folder keeps all of them', () => {
  expect(new Set(CORPUS.map(({ what }) => what)).size).toBe(CORPUS.length);
  const first = expected.get('{}')?.first;
  // The duplicate adds nothing, and another mail under a known id stands aside.
  expect([first?.messages.length, first?.conflicts.length]).toEqual([CORPUS.length - 2, 1]);
});

for (const kind of KINDS) {
  const name =
    kind.missing === undefined ? kind.name : `${kind.name} (${kind.missing} is not installed here)`;
  (kind.missing === undefined ? describe : describe.skip)(name, () => {
    const wanted = () => expected.get(JSON.stringify(kind.without ?? {}));
    const holds = async (all: Contents | undefined) =>
      expect(untouched(await contents(database), kind)).toEqual(untouched(all, kind));
    const mails = chosen(kind.without);
    let source: Source;
    let database: string;
    let place: string;
    beforeAll(async () => {
      place = mkdtempSync(join(tmpdir(), 'acktree-conformance-'));
      source = await kind.open(place);
      await source.put(mails);
    }, 30_000);
    afterAll(async () => {
      await source.stop?.();
      rmSync(place, { recursive: true, force: true });
    });

    it('that breaks off is named with what to do, leaves the database whole, and is completed by the next run', async () => {
      database = join(folder, 'broken.sqlite');
      source.breakOff();
      let said = '';
      try {
        const report = await importing(database, source);
        if (!kind.atOnce) expect(report.counts.read).toBeGreaterThan(0);
        expect(report.counts.read).toBeLessThan(mails.length);
        said = reportText(report);
      } catch (error) {
        // What is not there at all is the mistake of whoever named it.
        if (!(error instanceof SourceError)) throw error;
        said = error.message;
      } finally {
        source.mend();
      }
      expect(said).toContain(source.paths[0] === '-' ? 'standard input' : source.paths.at(-1));
      expect(said).toMatch(/To go on: (?:acktree update|pipe it in again)|there is no file or folder/);
      const store = await openStore(database);
      const check = await store.check();
      await store.close();
      expect(check.damages).toEqual([]);
      expect(await importing(database, source)).toMatchObject({ broken: [], complete: true });
      await holds(wanted()?.first);
    }, 20_000);

    it('ends in the same database as all others, changes nothing when it is read again, and then brings what is new', async () => {
      database = join(folder, 'whole.sqlite');
      const first = await importing(database, source);
      expect(first).toMatchObject({ broken: [], failed: [], complete: true });
      await holds(wanted()?.first);

      const again = await importing(database, source);
      expect([again.counts.added, again.threads]).toEqual([0, 0]);
      if (kind.incremental) expect(again.counts.read).toBe(0);
      await holds(wanted()?.first);

      await source.put([LATER.raw]);
      const more = await importing(database, source);
      expect([more.counts.added, more.threads]).toEqual([1, 1]);
      if (kind.incremental) expect(more.counts.read).toBe(1);
      await holds(wanted()?.later);
      const store = await openStore(database);
      const { sources } = await store.status();
      await store.close();
      expect(sources).toMatchObject(
        source.paths.map((path) => ({ source: sourceName(path), failure: null })),
      );
    }, 20_000);
  });
}
