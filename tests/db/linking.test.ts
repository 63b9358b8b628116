import { expect, it } from '@jest/globals';
import { messageId } from '../../core/ids.js';
import { openStore } from '../../db/index.js';
import { Connection } from '../../db/sqlite/connection.js';
import { temporaryDatabase } from './files.js';
import { load, mail, reply } from './mail.js';

it('works proposals out again for mail that changes revisions or joins threads, and not for other replies', async () => {
  const path = temporaryDatabase();
  const store = await openStore(path);
  const first = mail('rfc');
  const child = reply('child', mail('gone'), { references: [messageId('gone@mail.example')] });
  await load(store, first, child);
  const hand = new Connection(path, { mode: 'write' });
  const mark = () => hand.run("UPDATE revision SET label = 'by hand'");
  const isMarked = () => hand.get("SELECT 1 FROM revision WHERE label = 'by hand'") !== null;
  try {
    mark();
    await load(store, reply('answer', first));
    expect(isMarked()).toBe(true);
    await load(store, mail('v2', { subject: '[RFC PATCH v2] pump: count the strokes per second' }));
    expect(isMarked()).toBe(false);
    mark();
    await load(store, reply('bridge', first, { references: [first.id, messageId('gone@mail.example')] }));
    expect(isMarked()).toBe(false);
  } finally {
    hand.close();
    await store.close();
  }
});
