// The labelled threads in ../shared, read as the program reads them. For training and measuring only.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position, ThreadContext } from '../core/analysis.js';
import { type MessageId, messageId } from '../core/ids.js';
import { readThread } from '../core/index.js';
import type { LabelledPositions, PositionLabel } from '../core/position/fit.js';
import { sentencesOf } from '../core/text/read.js';
import { spanIn } from '../core/text/spans.js';
import { splitThreads } from '../core/thread/index.js';
import { decodeFiles } from '../ingest/index.js';
import { ROOT, sharedPath } from '../tests/support/shared.js';

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
  readonly consensus: string;
  readonly messages: readonly (PositionLabel & { readonly messageId: string })[];
  readonly people: readonly { readonly who: string; readonly position: Position }[];
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

/** Share of the words of the shorter text that both have, as the scorer counts. */
export function wordsInCommon(a: string, b: string): number {
  const [x, y] = [wordSet(a), wordSet(b)];
  return [...x].filter((word) => y.has(word)).length / Math.max(1, Math.min(x.size, y.size));
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\w+/g) ?? []);
}

/** A labelled thread as the position models learn from it, with the list that it comes from. */
export interface PositionThread extends LabelledPositions {
  readonly list: string;
}

export function positionThread({ gold, context }: LabelledThread): PositionThread {
  const labels = new Map(gold.messages.map((m) => [messageId(m.messageId), m] as const));
  return { list: gold.thread.replace(/^train-(?:b-)?|-\d+$/g, ''), context, labels };
}

/** Corpus, message, position, and the line of its body where the sentence that shows it begins. */
type OwnLabel = readonly [messageId: string, position: Position, line: number | null];
export const OWN_LABELS = join(ROOT, 'scripts/own-labels.json');

/**
 * Messages of whole lists that were labelled for this project, after the same guide; none of them is in a labelled
 * thread of ../shared. Rare positions were sought out, since few threads hold them.
 */
export async function ownThreads(): Promise<PositionThread[]> {
  const corpora = JSON.parse(readFileSync(OWN_LABELS, 'utf8')) as Record<string, OwnLabel[]>;
  const threads: PositionThread[] = [];
  for (const [corpus, rows] of Object.entries(corpora)) {
    const labelled = new Map(rows.map((row) => [messageId(row[0]), row] as const));
    const { mails } = await decodeFiles([sharedPath(`corpora/${corpus}.mbox.gz`) ?? '']);
    for (const messages of splitThreads(mails.map((m) => m.message))) {
      if (!messages.some((m) => labelled.has(m.id))) continue;
      const context = readThread(messages);
      const labels = messages.flatMap(({ id }) => {
        const row = labelled.get(id);
        return row === undefined ? [] : [[id, asLabel(context, id, row)] as const];
      });
      threads.push({ list: corpus.replace(/-\d{4}-\d\d$/, ''), context, labels: new Map(labels) });
    }
  }
  return threads;
}

function asLabel(context: ThreadContext, id: MessageId, [, position, line]: OwnLabel): PositionLabel {
  const sentences = (context.own.get(id) ?? []).flatMap((segment) =>
    sentencesOf(segment).map(({ sentence, text }) => ({ text, at: spanIn(segment, sentence).start.line })),
  );
  return { position, evidence: sentences.find(({ at }) => at === line)?.text ?? null };
}
