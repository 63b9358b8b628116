// npx tsx scripts/train-quotes.ts [--check]: fits the cues of core/quote/recover on pages made from real mail by taking its quote marks off.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../core/message.js';
import { packModel } from '../core/model/linear.js';
import { treeWithContext } from '../core/quote/index.js';
import { keysOf } from '../core/quote/keys.js';
import { readLines, readPlainLines } from '../core/quote/lines.js';
import { Cues, cueSpace } from '../core/quote/recover/cues.js';
import { bestPath } from '../core/quote/recover/viterbi.js';
import { readZones } from '../core/quote/zones.js';
import { decodeFiles } from '../ingest/index.js';
import { sharedPath } from '../tests/support/shared.js';
import { keep } from './data-file.js';

const BITS = 14;
const EPOCHS = 5;
/** What a wrong depth costs beside the scores while learning: it keeps the right way apart from the others. */
const MARGIN = 0.5;
const space = cueSpace(BITS);
/** Pages judged on are never learnt from. */
const HELD_OUT = new Set(await heldOut());

interface Page {
  readonly cues: Cues;
  /** True depth of each row. */
  readonly depths: readonly number[];
}

const pages = (await readPages()).filter(({ cues, depths }) =>
  depths.every((depth, at) => depth <= cues.deepest(at)),
);
keep('core/quote/recover/model.data.ts', printed());

/** As the formatter would print it. */
function printed(): string {
  const { bits, packed } = packModel({ bits: BITS, weights: learn(pages) }, '');
  return `// Made by scripts/train-quotes.ts.
import type { PackedModel } from '../../model/linear.js';

export const CUE_MODEL: PackedModel = {
  bits: ${bits},
  packed:
    '${packed}',
  provenance: '${pages.length} pages made from mail of the corpora by taking its quote marks off',
};
`;
}

async function heldOut(): Promise<string[]> {
  const folder = sharedPath('corpora/archive-pages');
  if (folder === null) return [];
  const { mails } = await decodeFiles(
    readdirSync(folder)
      .filter((f) => f.endsWith('.eml'))
      .map((f) => join(folder, f)),
  );
  return mails.map((m) => m.message.id);
}

async function readPages(): Promise<Page[]> {
  const folder = sharedPath('corpora');
  if (folder === null) throw new Error('../shared is missing: there is no mail to learn from');
  const threads = readdirSync(join(folder, 'threads'))
    .sort()
    .map((f) => join(folder, 'threads', f));
  const lists = readdirSync(folder)
    .filter((f) => f.endsWith('.mbox.gz'))
    .sort()
    .map((f) => join(folder, f));
  const made: Page[] = [];
  for (const file of [...threads, ...lists]) {
    const { mails } = await decodeFiles([file]);
    const byId = new Map(mails.map(({ message }) => [message.id, message]));
    for (const message of byId.values()) {
      if (HELD_OUT.has(message.id)) continue;
      HELD_OUT.add(message.id);
      const page = pageOf(message, chainOf(message, byId));
      if (page !== null) made.push(page);
    }
  }
  return made;
}

function chainOf(message: Message, byId: ReadonlyMap<string, Message>): Message[] {
  const chain: Message[] = [];
  for (let at: Message | undefined = message; at !== undefined && chain.length < 12; ) {
    const parent: string | undefined = [...at.inReplyTo, ...at.references.toReversed()].find((id) =>
      byId.has(id),
    );
    at = parent === undefined ? undefined : byId.get(parent);
    if (at === undefined || chain.includes(at)) break;
    chain.push(at);
  }
  return chain;
}

/** A reply whose every quoted line is known to be by the one that its depth leads to, without its marks. */
function pageOf(message: Message, chain: readonly Message[]): Page | null {
  const lines = readLines(message.body);
  const deepest = lines.reduce((most, line) => (line.blank ? most : Math.max(most, line.depth)), 0);
  if (deepest < 2 || deepest > 6 || lines.length > 600 || chain.length < deepest) return null;
  const writers = [message, ...chain].map((m) => m.from.name);
  const known = treeWithContext(message, chain).lines;
  if (known.some((line) => line.confidence < 0.9 || writers[line.depth] !== line.speaker)) return null;
  const plain = readPlainLines(lines.map((line) => (line.blank ? '' : line.text)).join('\n'));
  const rows = plain.flatMap((line, i) => (line.blank ? [] : [i]));
  const cues = new Cues(
    { lines: plain, zones: readZones(plain), keys: keysOf(plain) },
    rows,
    message.from.name,
    space,
  );
  const depthAt = new Map(known.map((line) => [line.line, line.depth]));
  return { cues, depths: cues.rows.map((row) => depthAt.get(row + 1) ?? 0) };
}

/** Averaged structured perceptron: wherever the best way is wrong, the right one is made heavier. */
function learn(examples: readonly Page[]): Float64Array {
  const now = new Float64Array(1 << BITS);
  const sum = new Float64Array(1 << BITS);
  const order = [...examples];
  const random = generator();
  let step = 1;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const { cues, depths } of order) {
      const scores = depths.map((right, at) =>
        Array.from(
          { length: cues.deepest(at) + 1 },
          (_, depth) => cues.score(at, depth, now) + (depth === right ? 0 : MARGIN),
        ),
      );
      const depthsAt = (at: number) => scores[at]?.length ?? 0;
      const changes = depths.map((_, at) => cues.changes(at, depthsAt(at - 1), depthsAt(at), now));
      const path = bestPath(scores, (at, from, to) => -(changes[at]?.[from * depthsAt(at) + to] ?? 0));
      const rate = 3 / Math.sqrt(path.length);
      const move = (places: readonly number[], by: number) => {
        for (const place of places) {
          now[place] = (now[place] ?? 0) + by;
          sum[place] = (sum[place] ?? 0) + by * step;
        }
      };
      path.forEach((got, at) => {
        correct(cues, at, [depths[at - 1] ?? 0, depths[at] ?? 0], [path[at - 1] ?? 0, got], rate, move);
      });
      step++;
    }
  }
  return now.map((weight, place) => weight - (sum[place] ?? 0) / step);
}

function correct(
  cues: Cues,
  at: number,
  [rightAbove, right]: readonly [number, number],
  [gotAbove, got]: readonly [number, number],
  rate: number,
  move: (places: readonly number[], by: number) => void,
): void {
  if (got !== right) {
    move(cues.at(at, right), rate);
    move(cues.at(at, got), -rate);
  }
  if (at === 0 || (got === right && gotAbove === rightAbove)) return;
  move(cues.between(at, rightAbove, right), rate);
  move(cues.between(at, gotAbove, got), -rate);
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
}

/** The same numbers on every machine. */
function generator(): () => number {
  let seed = 1;
  return () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x80000000;
  };
}
