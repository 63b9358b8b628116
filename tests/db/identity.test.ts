import { afterEach, describe, expect, it } from '@jest/globals';
import { AUTHENTICATED } from '../../core/identity/index.js';
import { openStore } from '../../db/index.js';
import type { Store } from '../../db/store.js';
import { temporaryDatabase } from './files.js';
import { load, mail, reply } from './mail.js';

let store: Store;
afterEach(() => store.close());

const SIGNED = { headers: { [AUTHENTICATED]: 'smtp.subspace.kernel.org; dkim=pass mail.example' } };
const BO = { name: 'Bo Lind', address: 'bo@mail.example' };
const CHEN = { name: 'Chen Wei', address: 'chen@mail.example' };
const ROOT = mail('a');

async function thread(...replies: ReturnType<typeof reply>[]): Promise<void> {
  store = await openStore(temporaryDatabase());
  await load(store, ROOT, ...replies);
}

describe('a position', () => {
  it('says how well it is shown whose it is, on every page', async () => {
    await thread(
      reply('b', ROOT, { from: BO, body: 'NAK. This breaks the pump.', ...SIGNED }),
      reply('c', ROOT, { from: CHEN, body: 'Reviewed-by: Chen Wei <chen@mail.example>' }),
    );
    const page = await store.rfc(ROOT.id);
    const levels = page?.reviewers.map(({ person, identity, path }) => [
      person.name,
      identity?.level,
      path.map((step) => step.identity.level),
    ]);
    expect(levels).toEqual([
      ['Bo Lind', 'domain-verified', ['domain-verified']],
      ['Chen Wei', 'no-record', ['no-record']],
    ]);
    expect((await store.message('b@mail.example'))?.message.identity?.level).toBe('domain-verified');
  });
});

describe('a server of lists that a file names', () => {
  it('is believed from then on', async () => {
    const record = { headers: { [AUTHENTICATED]: 'lists.own.example; dkim=pass mail.example' } };
    await thread(reply('b', ROOT, { from: BO, body: 'NAK. This breaks the pump.', ...record }));
    const level = async () => (await store.rfc(ROOT.id))?.reviewers[0]?.identity?.level;
    expect(await level()).toBe('no-record');
    await store.keepReferences({ listservers: '# ours\nLists.own.example\n' });
    expect(await level()).toBe('domain-verified');
    expect((await store.message('b@mail.example'))?.message.identity?.level).toBe('domain-verified');
  });
});

describe('consensus over verified mail only', () => {
  it('leaves out whoever only stands in mail that is not', async () => {
    await thread(
      reply('b', ROOT, { from: BO, body: 'NAK. This breaks the pump.' }),
      reply('c', ROOT, { from: CHEN, body: 'Reviewed-by: Chen Wei <chen@mail.example>', ...SIGNED }),
    );
    expect((await store.rfc(ROOT.id))?.state).toBe('contested');
    const page = await store.rfc(ROOT.id, { verifiedOnly: true });
    expect([page?.verifiedOnly, page?.state, page?.reviewers.map(({ position }) => position)]).toEqual([
      true,
      'consensus',
      ['none', 'support'],
    ]);
    expect(page?.reasons.map(({ text }) => text)).toEqual([
      'Of 2 people who took a stand, 1 did so in mail whose domain is verified; only those count here.',
      'Chen Wei supports it',
    ]);
  });

  it('counts the last verified stand of somebody whose name a later forged mail takes', async () => {
    await thread(
      reply('b', ROOT, {
        from: BO,
        date: '2026-03-03T08:00:00Z',
        body: 'NAK. This breaks the pump.',
        ...SIGNED,
      }),
      reply('f', ROOT, {
        from: BO,
        date: '2026-03-04T08:00:00Z',
        body: 'Acked-by: Bo Lind <bo@mail.example>',
      }),
    );
    expect((await store.rfc(ROOT.id, { verifiedOnly: true }))?.state).toBe('blocked');
  });
});
