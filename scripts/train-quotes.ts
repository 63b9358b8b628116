// npx tsx scripts/train-quotes.ts [--check]: fits the cues of core/quote/recover on pages made from real mail by taking its quote marks off.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../core/message.js';
import { packModel } from '../core/model/linear.js';
import { readContext, treeWithContext } from '../core/quote/index.js';
import { readLines } from '../core/quote/lines.js';
import { cueSpace } from '../core/quote/recover/cues.js';
import { type FieldFit, fitField, type KnownPage } from '../core/quote/recover/fit.js';
import { readPage } from '../core/quote/recover/index.js';
import { decodeFiles } from '../ingest/index.js';
import { sharedPath } from '../tests/support/shared.js';
import { keep } from './data-file.js';

const BITS = 17;
/** Cues alone are pulled more towards zero, in smaller steps: they say less than other messages do. */
const ALONE = { bits: BITS, epochs: 20, rate: 0.1, decay: 0.03, pages: 20, groups: 2 };
const BESIDE = { bits: BITS, epochs: 20, rate: 0.1, decay: 0.02, pages: 60, groups: 2 };
/** Least confidence in what is learnt from. */
const SURE_OF_WRITER = 0.9;
const SURE_OF_DEPTH = 0.5;
const placing = cueSpace(BITS).placing();
const PAGE = 'page' as Message['id'];
/** Pages judged on are never learnt from. */
const HELD_OUT = new Set(await heldOut());

/** A page as it is read with nothing beside it, with all that it quotes, and with a part of that. */
interface Readings {
  readonly alone: KnownPage;
  readonly beside: readonly KnownPage[];
}

const pages = await readPages();
keep('core/quote/recover/model.data.ts', printed());

/** As the formatter would print it. */
function printed(): string {
  return `// Made by scripts/train-quotes.ts.
import type { PackedModel } from '../../model/linear.js';

/** For a page that stands alone. */
export const ALONE_MODEL: PackedModel = {
${model(
  pages.map((page) => page.alone),
  ALONE,
)}};

/** For a page of which other messages say something. */
export const BESIDE_MODEL: PackedModel = {
${model(
  pages.flatMap((page) => page.beside),
  BESIDE,
)}};
`;
}

function model(readings: readonly KnownPage[], options: FieldFit): string {
  const known = readings.filter(({ rows, depths }) =>
    depths.every((depth, at) => depth < (rows[at]?.depths.length ?? 0)),
  );
  const { bits, packed } = packModel({ bits: BITS, weights: fitField(known, options) }, '');
  return `  bits: ${bits},
  packed:
    '${packed}',
  provenance: '${known.length} pages made from mail of the corpora by taking its quote marks off',
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

async function readPages(): Promise<Readings[]> {
  const folder = sharedPath('corpora');
  if (folder === null) throw new Error('../shared is missing: there is no mail to learn from');
  const threads = readdirSync(join(folder, 'threads'))
    .sort()
    .map((f) => join(folder, 'threads', f));
  const lists = readdirSync(folder)
    .filter((f) => f.endsWith('.mbox.gz'))
    .sort()
    .map((f) => join(folder, f));
  const made: Readings[] = [];
  for (const file of [...threads, ...lists]) {
    const { mails } = await decodeFiles([file]);
    const byId = new Map(mails.map(({ message }) => [message.id, message]));
    for (const message of byId.values()) {
      if (HELD_OUT.has(message.id)) continue;
      HELD_OUT.add(message.id);
      const readings = readingsOf(message, chainOf(message, byId), made.length);
      if (readings !== null) made.push(readings);
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

/**
 * A reply without its marks: alone where its depths are known, beside other mail only where every quoted line is known to be
 * by the one that its depth leads to.
 */
function readingsOf(message: Message, chain: readonly Message[], number: number): Readings | null {
  const lines = readLines(message.body);
  const deepest = lines.reduce((most, line) => (line.blank ? most : Math.max(most, line.depth)), 0);
  if (deepest < 1 || deepest > 6 || lines.length > 600) return null;
  const writers = [message, ...chain].map((m) => m.from.name);
  const known = treeWithContext(message, chain).lines;
  if (known.some((line) => line.confidence < SURE_OF_DEPTH)) return null;
  const isTraced = known.every(
    (line) => line.confidence >= SURE_OF_WRITER && writers[line.depth] === line.speaker,
  );
  const depthAt = new Map(known.map((line) => [line.line - 1, line.depth]));
  const body = lines.map((line) => (line.blank ? '' : line.text)).join('\n');
  const page: Message = { ...message, id: PAGE, marks: 'lost', inReplyTo: [], references: [], body };
  const group = message.list ?? '';
  const reading = (context: readonly Message[]) => {
    const { heard, cues } = readPage(page, readContext(page, context).library);
    const depths = cues.rows.map((row) => depthAt.get(row) ?? 0);
    return {
      isHeard: heard.said.some((of) => of.length > 0),
      page: { rows: cues.sums(placing), depths, group },
    };
  };
  const part = chain.filter((_, i) => (number * 7 + i * 3) % 5 > 1);
  const contexts = isTraced ? [chain, part] : [];
  const beside = contexts.map(reading).filter(({ isHeard }) => isHeard);
  return { alone: reading([]).page, beside: beside.map((read) => read.page) };
}
