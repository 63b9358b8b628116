import { rmSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { personKey } from '../../core/ids.js';
import type { NewCorrection } from '../../db/corrections.js';
import { openStore, rebuildStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { temporaryDatabase } from './files.js';
import { analyzeAll, BO, load, mail, reply } from './mail.js';

const A = mail('a');
const ACK = reply('b', A);
const bo = personKey(BO.address);

function opposed(change: Partial<NewCorrection> = {}): NewCorrection {
  return {
    messageId: ACK.id,
    change: { kind: 'position', person: bo, position: 'oppose' },
    who: 'Ana',
    why: 'he said so on the phone',
    restsOn: null,
    ...change,
  };
}

async function withThread(): Promise<{ readonly store: Store; readonly path: string }> {
  const path = temporaryDatabase();
  const store = await openStore(path);
  await load(store, A, ACK);
  return { store, path };
}

describe('a correction', () => {
  it('is kept with who, when, why and what the mail said, and pages show it at once', async () => {
    const { store } = await withThread();
    const before = await store.version(A.id);
    const made = await store.correct(opposed({ restsOn: 'b@mail.example' }));
    expect(made).toMatchObject({ root: A.id, who: 'Ana', derivedThen: 'support', restsOn: ACK.id });
    const page = await store.rfc(A.id);
    expect(page?.reviewers[0]?.position).toBe('oppose');
    expect(page?.state).toBe('blocked');
    expect(await store.corrections(A.id)).toEqual([
      { ...made, undoneBy: null, applied: true, derivedNow: 'support', mailSaysOtherwise: false },
    ]);
    expect((await store.version(A.id))?.version).not.toBe(before?.version);
    await store.close();
  });

  it('is on every page that shows what it set right, also where it rests on no mail', async () => {
    const { store } = await withThread();
    await store.correct(opposed());
    await store.correct(
      opposed({ change: { kind: 'outcome', outcome: 'rejected' }, why: 'told at the meeting' }),
    );
    const mark = { who: 'Ana', derived: 'support', mailSaysOtherwise: false, applied: true };
    const outcome = { why: 'told at the meeting', derived: 'open' };
    const rfc = await store.rfc(A.id);
    expect(rfc?.reviewers[0]).toMatchObject({ mark, evidence: null, cells: [{ position: 'oppose' }] });
    expect(rfc?.outcome).toMatchObject({ state: 'rejected', mark: outcome });
    expect(rfc?.corrections.map(({ text }) => text)).toEqual([
      'position of Bo Lind: oppose',
      'outcome: rejected',
    ]);
    expect((await store.person(bo, 1))?.positions).toMatchObject([
      { position: 'oppose', mark, evidence: { who: 'Ana' } },
    ]);
    expect((await store.decisions({})).rows).toMatchObject([{ what: 'rejected', mark: outcome }]);
    expect((await store.dashboard({ all: true })).rows).toMatchObject([
      { corrected: true, outcome: 'rejected' },
    ]);
    expect((await store.message(ACK.id))?.corrections).toMatchObject([mark]);
    expect((await store.search('pos:oppose', 1)).groups).toMatchObject([{ thread: { corrected: true } }]);
    expect((await store.search('is:closed', 1)).total).toBe(1);
    await store.close();
  });

  it('that nobody in the thread is meant by is refused, and leaves nothing behind', async () => {
    const { store } = await withThread();
    const nobody = opposed({
      change: { kind: 'position', person: personKey('x@mail.example'), position: 'oppose' },
    });
    await expect(store.correct(nobody)).rejects.toThrow(/not in the thread/);
    await expect(store.correct(opposed({ restsOn: 'x@mail.example' }))).rejects.toThrow(/no message/);
    expect(await store.corrections()).toEqual([]);
    await store.close();
  });

  it('links two proposals into one, and cuts them apart again', async () => {
    const { store } = await withThread();
    const other = mail('v2', { subject: '[RFC PATCH v2] valve: close it', date: '2026-03-20T08:00:00Z' });
    await load(store, other);
    const revisions = async () => (await store.rfc(A.id))?.revisions.map(({ root }) => root.messageId);
    expect(await revisions()).toEqual([A.id]);
    await store.correct(opposed({ change: { kind: 'link-revision', to: other.id } }));
    expect(await revisions()).toEqual([A.id, other.id]);
    await store.correct(opposed({ change: { kind: 'cut-revision', to: other.id } }));
    expect(await revisions()).toEqual([A.id]);
    await store.close();
  });

  it('is undone by another, and stands again when that one is undone', async () => {
    const { store } = await withThread();
    const first = await store.correct(opposed());
    const undo = (id: string): Promise<{ readonly id: string }> =>
      store.correct(opposed({ change: { kind: 'undo', correction: id } }));
    const second = await undo(first.id);
    const undoneBy = async (id: string): Promise<string | null | undefined> =>
      (await store.corrections()).find((one) => one.id === id)?.undoneBy;
    expect(await undoneBy(first.id)).toBe(second.id);
    const third = await undo(second.id);
    expect(await undoneBy(second.id)).toBe(third.id);
    expect(await undoneBy(first.id)).toBeNull();
    expect((await store.rfc(A.id))?.state).toBe('blocked');
    await expect(undo('nosuch')).rejects.toThrow(/no correction nosuch/);
    await expect(store.correct(opposed({ messageId: 'x@y' }))).rejects.toThrow(/no message x@y/);
    await store.close();
  });

  it('survives new analyses, and is flagged when later mail says something else', async () => {
    const { store } = await withThread();
    await store.correct(opposed({ change: { kind: 'position', person: bo, position: 'neutral' } }));
    await store.markAllStale();
    await analyzeAll(store);
    expect((await store.corrections())[0]?.mailSaysOtherwise).toBe(false);
    await load(
      store,
      reply('c', ACK, { date: '2026-03-05T09:00:00Z', body: 'NAK, this breaks every pump.\n' }),
    );
    expect((await store.corrections(A.id))[0]).toMatchObject({
      derivedNow: 'oppose',
      mailSaysOtherwise: true,
    });
    await store.close();
  });

  it('shows the same after new analyses, after a rebuild from the raw mail, and in a backup', async () => {
    const { store, path } = await withThread();
    await store.correct(opposed());
    await store.correct(opposed({ change: { kind: 'outcome', outcome: 'rejected' } }));
    const page = await store.rfc(A.id);
    await store.markAllStale();
    await analyzeAll(store);
    expect(await store.rfc(A.id)).toEqual(page);
    const [copy, fresh] = [temporaryDatabase(), temporaryDatabase()];
    await store.backup(copy);
    await store.close();
    await rebuildStore(path, fresh, async ({ was }) => was);
    for (const each of [copy, fresh]) {
      const other = await openStore(each);
      await analyzeAll(other);
      expect(await other.rfc(A.id)).toEqual(page);
      expect((await other.check()).damages).toEqual([]);
      await other.close();
    }
  });

  it('is taken over by another store once, and refused when it was edited on the way', async () => {
    const { store } = await withThread();
    const made = await store.correct(opposed());
    const other = await openStore(temporaryDatabase());
    expect(await other.importCorrections([made, made])).toBe(1);
    expect(await other.importCorrections([made])).toBe(0);
    expect((await other.corrections())[0]).toMatchObject({ id: made.id, derivedNow: null });
    await expect(other.importCorrections([{ ...made, who: 'Bo' }])).rejects.toThrow(/not what was exported/);
    await Promise.all([store.close(), other.close()]);
  });

  it.each([
    ['changed', "UPDATE correction SET who = 'x' WHERE id = 2"],
    ['taken out', 'DELETE FROM correction WHERE id = 2'],
    ['cut off the end', 'DELETE FROM correction WHERE id = 3'],
  ])('that was %s is found by the check', async (_how, sql) => {
    const { store, path } = await withThread();
    for (const why of ['one', 'two', 'three']) await store.correct(opposed({ why }));
    expect((await store.check()).damages).toEqual([]);
    const database = new Sqlite(path);
    database.exec('DROP TRIGGER correction_no_update; DROP TRIGGER correction_no_delete');
    database.exec(sql);
    database.close();
    expect((await store.check()).damages.map((one) => one.kind)).toContain('correction');
    await store.close();
  });

  it('is lost by no order of corrections, imports and analyses, and the end is the same', async () => {
    const replies = ['r1', 'r2', 'r3'].map((name, n) =>
      reply(name, A, { date: `2026-03-0${4 + n}T09:00:00Z` }),
    );
    const steps = fc.array(fc.constantFrom('correct', 'import', 'stale', 'analyze'), {
      minLength: 4,
      maxLength: 12,
    });
    const property = fc.asyncProperty(steps, async (asked) => {
      const { store, path } = await withThread();
      let made = 0;
      let next = 0;
      for (const step of asked) {
        if (step === 'correct') await store.correct(opposed({ why: `reason ${made++}` }));
        else if (step === 'stale') await store.markAllStale();
        else if (step === 'analyze') await analyzeAll(store);
        else await load(store, replies[next++ % replies.length] ?? A);
      }
      await load(store, ...replies);
      const report = await store.check();
      expect(report).toMatchObject({ corrections: made, messages: 5, damages: [] });
      expect((await store.corrections(A.id)).map((one) => one.undoneBy)).toEqual(Array(made).fill(null));
      await store.close();
      for (const rest of ['', '-wal', '-shm']) rmSync(path + rest, { force: true });
    });
    await fc.assert(property, { numRuns: 15 });
  });
});

describe('a token', () => {
  it('is told once, known afterwards by its hash only, and gone when revoked', async () => {
    const { store, path } = await withThread();
    const token = await store.addToken({ name: 'ana', scope: 'annotate' });
    expect(await store.tokenHolder(token)).toEqual({ name: 'ana', scope: 'annotate' });
    for (const wrong of ['', 'ana', 'ana.', `${token}x`, token.replace('ana', 'bo'), `${token}.x`])
      expect(await store.tokenHolder(wrong)).toBeNull();
    const rows = new Sqlite(path, { readonly: true }).prepare('SELECT * FROM token').all();
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[1]);
    await expect(store.addToken({ name: 'ana', scope: 'read' })).rejects.toThrow(/already/);
    await store.revokeToken('ana');
    expect(await store.tokenHolder(token)).toBeNull();
    await expect(store.revokeToken('bo')).rejects.toThrow(/no token bo/);
    await store.close();
  });
});
