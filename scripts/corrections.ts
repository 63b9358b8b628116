// Corrections as labels for training: npm run train -- --corrections corrections.jsonl --db acktree.sqlite
import { readFileSync } from 'node:fs';
import { type Correction, standing } from '../core/correction/index.js';
import type { MessageId } from '../core/ids.js';
import { readThread } from '../core/index.js';
import type { PositionLabel } from '../core/position/fit.js';
import { openStore } from '../db/index.js';
import { exportedCorrection } from '../server/api/correction.js';
import type { PositionThread } from './labels.js';

/**
 * What the corrections of an exported log say of single mails of a database: where a position rests on a mail of the person
 * themself, that mail takes it; where words are no statement, their mail takes none. All others teach nothing of words.
 */
export async function correctionThreads(log: string, database: string): Promise<PositionThread[]> {
  const corrections = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => exportedCorrection.parse(JSON.parse(line)));
  const store = await openStore(database);
  try {
    const threads: PositionThread[] = [];
    for (const root of new Set(corrections.map((one) => one.root))) {
      const of = standing(corrections).filter((one) => one.root === root);
      const messages = (await store.proposalMessages(root)).find((all) => all.some(({ id }) => id === root));
      if (messages === undefined || messages.length === 0) continue;
      const context = readThread(messages, { corrections: of });
      const labels = new Map(of.flatMap((one) => labelOf(one, (id) => context.personOf.get(id)?.addresses)));
      if (labels.size > 0) threads.push({ list: context.root.list ?? 'corrections', context, labels });
    }
    return threads;
  } finally {
    await store.close();
  }
}

function labelOf(
  { change, restsOn }: Correction,
  addressesOf: (id: MessageId) => readonly string[] | undefined,
): (readonly [MessageId, PositionLabel])[] {
  if (change.kind === 'not-a-statement') return [[change.message, { position: 'none', evidence: null }]];
  if (change.kind !== 'position' || restsOn === null) return [];
  const isTheirs = addressesOf(restsOn)?.includes(change.person) === true;
  return isTheirs ? [[restsOn, { position: change.position, evidence: null }]] : [];
}
