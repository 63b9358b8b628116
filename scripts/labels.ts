// The labelled threads in ../shared, read as the program reads them. For training and measuring only.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ThreadContext } from '../core/analysis.js';
import { readThread } from '../core/index.js';
import { decodeFiles } from '../ingest/index.js';
import { sharedPath } from '../tests/support/shared.js';

/** A labelled question, in the form of ../shared/labels/GUIDE.md. */
export interface GoldQuestion {
  readonly messageId: string;
  readonly text: string;
  readonly rhetorical: boolean;
  readonly status: 'open' | 'answered';
  readonly answeredBy: string | null;
}
export interface GoldThread {
  readonly thread: string;
  readonly list: string;
  readonly root: string;
  readonly outcome: string;
  readonly questions: readonly GoldQuestion[];
}
export interface LabelledThread {
  readonly gold: GoldThread;
  readonly context: ThreadContext;
}

/** Every labelled thread of a set with its mails, by name; none where the folder of real mail is missing. */
export async function labelledThreads(set: 'train' | 'dev'): Promise<LabelledThread[]> {
  const folder = sharedPath(`labels/${set}`);
  const threads = sharedPath('corpora/threads');
  if (folder === null || threads === null) return [];
  const labelled: LabelledThread[] = [];
  for (const file of readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .sort()) {
    const gold = JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldThread;
    const { mails } = await decodeFiles([join(threads, `${gold.thread}.mbox`)]);
    labelled.push({ gold, context: readThread(mails.map((m) => m.message)) });
  }
  return labelled;
}

/** SHA-256 over the label files of a set in the order of their names: says what a model was trained on. */
export function labelsSum(set: 'train' | 'dev'): string {
  const folder = sharedPath(`labels/${set}`) ?? '';
  const hash = createHash('sha256');
  for (const file of readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .sort())
    hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
