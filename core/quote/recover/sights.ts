import { type Feature, feature } from '../../model/names.js';
import { nameKey } from '../provenance.js';
import { blockFeatures, changesBetween, type PageBlocks, pageBlocks } from './block-features.js';
import { type Block, firstWord, lineText, readBlocks } from './blocks.js';
import { SIGN_OFF } from './closing.js';
import type { Writer } from './names.js';
import { attributionsIn, type Text } from './text.js';

/** What can be seen of one line without knowing who wrote it, as features. */
export interface Sight {
  /** Attribution lines above it. */
  readonly seen: number;
  /** The line is the first one of an attribution. */
  readonly attributes: boolean;
  /** The block that begins with this line. */
  readonly begins: Block | null;
  /** What speaks for a writer where it stands in the page, and what does so anywhere. */
  readonly here: readonly Feature[];
  readonly anywhere: readonly Feature[];
  /** What speaks for a change of depth above the line, and what does so for where it leads too. */
  readonly changes: readonly Feature[];
  readonly ways: readonly Feature[];
}

const CODE = /[;{}]\s*$|^\s{4,}|\w\(\)|->|_\w+_/;
const TWO_WORDS = /([a-z']+)(?:[^a-z']+([a-z']+))?/;
/** How many features of a change, of lines and of blocks, also tell where it leads: the first ones. */
const WAYS = { ofLines: 4, ofBlocks: 3 };
/** Characters of a line that can be a name. */
const NAME_CHARACTERS = 40;

/**
 * @param rows indexes of the lines that are not blank
 * @param writers the sender, and those whom attribution lines name
 * @param known whether the subject says that the page answers something, and how many levels are known without an
 * attribution line
 */
export function look(
  text: Text,
  rows: readonly number[],
  writers: readonly Writer[],
  known: { readonly isReply: boolean; readonly seen: number },
): Sight[] {
  const kinds = kindsOf(text, rows, writers);
  const blocks = readBlocks(text, rows, kinds);
  const page: PageSight = {
    text,
    rows,
    kinds,
    blocks: pageBlocks(blocks, gapStyle(rows)),
    named: known.seen + attributionsIn(text).length,
    below: gapsBelow(rows),
    isReply: known.isReply,
  };
  let { seen } = known;
  let since = 0;
  let block = -1;
  return rows.map((row, at) => {
    if (at === 0 || row > (rows[at - 1] ?? 0) + 1) since++;
    if (blocks[block + 1]?.first === at) block++;
    const sight = lookAt(page, at, { block, seen, since });
    if (!sight.attributes) return sight;
    seen++;
    since = 0;
    return sight;
  });
}

/** What is known of a page before its lines are looked at one by one. */
interface PageSight {
  readonly text: Text;
  readonly rows: readonly number[];
  readonly kinds: readonly string[];
  readonly blocks: PageBlocks;
  /** Attribution lines of the page. */
  readonly named: number;
  readonly below: readonly number[];
  readonly isReply: boolean;
}

/** The block that a row is in, attribution lines above it, and runs of blank lines since the last one. */
interface Above {
  readonly block: number;
  readonly seen: number;
  readonly since: number;
}

function lookAt(page: PageSight, at: number, { block, seen, since }: Above): Sight {
  const { text, rows, kinds, blocks } = page;
  const row = rows[at] ?? 0;
  const above = rows[at - 1];
  const gap = above === undefined ? 3 : row - above - 1;
  const kind = kinds[at] ?? '';
  const line = lineText(text, row);
  const beside = { line, above: above === undefined ? '' : lineText(text, above), gap };
  const ofLines = lineChanges(beside, kinds[at - 1] ?? 'start', kind);
  const around = blocks.all[block] as Block;
  const begins = around.first === at ? around : null;
  const ofBlocks = begins === null ? changesWithin(beside, kind) : changesBetween(blocks, block, gap);
  return {
    seen,
    attributes: text.zones[row]?.kind === 'attribution' && text.zones[row].begins,
    begins,
    here: lineFeatures(line, kind, {
      below: page.below[at] ?? 0,
      left: Math.min(2, page.named - seen),
      since: bucket(since),
      isReply: page.isReply,
    }),
    anywhere: [
      ...(kind === 'paragraph' && gap > 0
        ? [feature`first=${firstWord(line)}`, feature`two=${firstWords(line)}`]
        : []),
      ...(begins === null ? [] : blockFeatures(blocks, block)),
    ],
    changes: [...ofLines, ...ofBlocks],
    ways: [...ofLines.slice(0, WAYS.ofLines), ...ofBlocks.slice(0, WAYS.ofBlocks)],
  };
}

/** Kinds of zones, sign-offs and names apart. */
function kindsOf({ zones, keys }: Text, rows: readonly number[], writers: readonly Writer[]): string[] {
  const names = new Set(writers.flatMap((writer) => writer.words).filter((word) => word.length > 1));
  return rows.map((row) => {
    const kind = zones[row]?.kind ?? 'paragraph';
    if (kind !== 'paragraph' && kind !== 'signature') return kind;
    const key = keys[row] ?? '';
    if (SIGN_OFF.test(key)) return 'sign-off';
    if (key.length >= NAME_CHARACTERS) return kind;
    const words = nameKey(key).split(' ').filter(Boolean);
    const isName = words.length > 0 && words.length <= 3 && words.every((word) => names.has(word));
    return isName ? 'name' : kind;
  });
}

/** Runs of blank lines below each row, at most nine. */
function gapsBelow(rows: readonly number[]): number[] {
  const below = rows.map(() => 0);
  for (let at = rows.length - 2; at >= 0; at--) {
    const gap = (rows[at + 1] ?? 0) - (rows[at] ?? 0) > 1 ? 1 : 0;
    below[at] = Math.min(9, (below[at + 1] ?? 0) + gap);
  }
  return below;
}

/** How often two blank lines stand together: where a quote of blank lines meets an answer. */
function gapStyle(rows: readonly number[]): string {
  let doubles = 0;
  let singles = 0;
  for (let at = 1; at < rows.length; at++) {
    const gap = (rows[at] ?? 0) - (rows[at - 1] ?? 0) - 1;
    if (gap > 1) doubles++;
    else if (gap === 1) singles++;
  }
  if (doubles < 2) return doubles === 0 ? 'none' : 'one';
  return doubles > singles / 3 ? 'many' : 'some';
}

interface Where {
  readonly below: number;
  readonly left: number;
  readonly since: number;
  readonly isReply: boolean;
}

function lineFeatures(line: string, kind: string, { below, left, since, isReply }: Where): Feature[] {
  const length = line.length;
  return [
    isReply ? feature`bias` : feature`bias new`,
    feature`kind=${kind}`,
    feature`end=${below} left=${left}`,
    feature`left=${left}`,
    feature`since=${since} left=${left}`,
    feature`code=${CODE.test(line)} kind=${kind}`,
    feature`question=${line.trimEnd().endsWith('?')}`,
    feature`width=${length > 100 ? 4 : length > 80 ? 3 : length > 70 ? 2 : length > 30 ? 1 : 0}`,
  ];
}

interface Beside {
  readonly line: string;
  readonly above: string;
  readonly gap: number;
}

function lineChanges({ line, above, gap }: Beside, kindAbove: string, kind: string): Feature[] {
  const ending = above.trimEnd().at(-1) ?? '';
  const ends = /[.?!:,;)}]/.test(ending) ? ending : /\w/.test(ending) ? 'w' : 'x';
  const blanks = Math.min(gap, 2);
  const short = above.length < 50;
  return [
    feature`gap=${blanks}`,
    feature`kinds=${kindAbove}>${kind} gap=${blanks}`,
    feature`ends=${ends} gap=${blanks} short=${short}`,
    feature`first=${gap > 0 || short ? firstWord(line) : '-'} gap=${blanks}`,
    feature`case=${/^\s*\p{Lu}/u.test(line)} ends=${ends} gap=${blanks}`,
    feature`indent=${/^\s/.test(line)}${/^\s/.test(above)} gap=${blanks}`,
    feature`widths=${above.length > 80}${line.length > 80} gap=${blanks}`,
  ];
}

/** Within a block: a line that would have had room for the first word below it ends a paragraph. */
function changesWithin({ line, above }: Beside, kind: string): Feature[] {
  const needed = above.trimEnd().length + 1 + (/^\s*\S+/.exec(line)?.[0].length ?? 0);
  const room = needed <= 60 ? 0 : needed <= 68 ? 1 : needed <= 76 ? 2 : 3;
  const ended = /[.?!:]\s*$/.test(above);
  return [
    feature`room=${room} ${kind}`,
    feature`room=${room} case=${/^\s*\p{Lu}/u.test(line)} ended=${ended} ${kind}`,
  ];
}

function firstWords(line: string): string {
  return (TWO_WORDS.exec(line.toLowerCase()) ?? []).slice(1).filter(Boolean).join(' ');
}

function bucket(count: number): number {
  return count < 4 ? count : count < 7 ? 4 : count < 12 ? 5 : 6;
}
