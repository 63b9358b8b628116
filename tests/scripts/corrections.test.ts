import { writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { personKey } from '../../core/ids.js';
import { openStore } from '../../db/index.js';
import { correctionThreads } from '../../scripts/corrections.js';
import { logLines } from '../../views/text/log.js';
import { temporaryDatabase } from '../db/files.js';
import { BO, load, mail, reply } from '../db/mail.js';

it('corrections that rest on a mail of the person, or strike words of one, are labels of that mail', async () => {
  const [a, ack] = [mail('a'), reply('b', mail('a'))];
  const nak = reply('c', a, {
    from: { name: 'Cleo Marsh', address: 'cleo@mail.example' },
    date: '2026-03-04T09:00:00Z',
    body: 'NAK, this breaks every pump.\n',
  });
  const path = temporaryDatabase();
  const store = await openStore(path);
  await load(store, a, ack, nak);
  const bo = personKey(BO.address);
  const asked = { messageId: a.id, who: 'ana', why: 'so' };
  await store.correct({
    ...asked,
    change: { kind: 'position', person: bo, position: 'neutral' },
    restsOn: ack.id,
  });
  await store.correct({
    ...asked,
    change: { kind: 'position', person: bo, position: 'oppose' },
    restsOn: nak.id,
  });
  await store.correct({ ...asked, change: { kind: 'outcome', outcome: 'applied' }, restsOn: ack.id });
  await store.correct({
    ...asked,
    change: { kind: 'not-a-statement', message: nak.id, line: 1 },
    restsOn: null,
  });
  const log = `${path}.jsonl`;
  writeFileSync(log, logLines({ page: 'log', rows: (await store.corrections()).toReversed() }));
  await store.close();
  const [thread, ...others] = await correctionThreads(log, path);
  expect(others).toEqual([]);
  expect([...(thread?.labels ?? [])]).toEqual([
    [ack.id, { position: 'neutral', evidence: null }],
    [nak.id, { position: 'none', evidence: null }],
  ]);
});
