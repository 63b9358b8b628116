import { nameKey } from '../provenance.js';
import { type Block, firstWord, lineText, readBlocks } from './blocks.js';
import { SIGN_OFF } from './closing.js';
import { attributionsIn, type Text } from './text.js';

/** What can be seen of one line without knowing who wrote it, as names of features. */
export interface Sight {
  /** Attribution lines above it. */
  readonly seen: number;
  /** The line is the first one of an attribution. */
  readonly attributes: boolean;
  /** The block that begins with this line. */
  readonly begins: Block | null;
  /** What speaks for a writer where it stands in the page, and what does so anywhere. */
  readonly here: readonly string[];
  readonly anywhere: readonly string[];
  /** What speaks for a change of depth above the line, of lines and of blocks; the first ones also for where it leads. */
  readonly changes: readonly (readonly string[])[];
}

const CODE = /[;{}]\s*$|^\s{4,}|\w\(\)|->|_\w+_/;
/** How many features of a change, of lines and of blocks, also tell where it leads. */
export const WAYS = [4, 3];
/** Characters of a line that can be a name. */
const NAME_CHARACTERS = 40;

/**
 * @param rows indexes of the lines that are not blank
 * @param writers keys of the names of the sender and of those whom attribution lines name
 * @param isReply the subject says that the page answers something
 */
export function look(
  text: Text,
  rows: readonly number[],
  writers: readonly string[],
  isReply: boolean,
): Sight[] {
  const kinds = kindsOf(text, rows, writers);
  const blocks = readBlocks(text, rows, kinds);
  const page: PageSight = {
    text,
    rows,
    kinds,
    blocks,
    style: gapStyle(rows),
    named: attributionsIn(text).length,
    below: gapsBelow(rows),
    isReply,
  };
  let seen = 0;
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
  readonly blocks: readonly Block[];
  readonly style: string;
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
  const steps = lineChanges(beside, kinds[at - 1] ?? 'start', kind);
  const around = blocks[block] as Block;
  const begins = around.first === at ? around : null;
  const more =
    begins === null
      ? changesWithin(beside, kind)
      : changesBetween(blocks[block - 1], around, gap, page.style);
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
      ...(kind === 'paragraph' && gap > 0 ? [`first=${firstWord(line)}`, `two=${firstWords(line)}`] : []),
      ...(begins === null ? [] : blockFeatures(blocks, block)),
    ],
    changes: [steps, more],
  };
}

/** Kinds of zones, sign-offs and names apart. */
function kindsOf({ zones, keys }: Text, rows: readonly number[], writers: readonly string[]): string[] {
  const names = new Set(writers.flatMap((writer) => writer.split(' ')).filter((word) => word.length > 1));
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

function lineFeatures(line: string, kind: string, { below, left, since, isReply }: Where): string[] {
  const length = line.length;
  return [
    isReply ? 'bias' : 'bias new',
    `kind=${kind}`,
    `end=${below} left=${left}`,
    `left=${left}`,
    `since=${since} left=${left}`,
    `code=${CODE.test(line)} kind=${kind}`,
    `question=${line.trimEnd().endsWith('?')}`,
    `width=${length > 100 ? 4 : length > 80 ? 3 : length > 70 ? 2 : length > 30 ? 1 : 0}`,
  ];
}

function blockFeatures(blocks: readonly Block[], index: number): string[] {
  const block = blocks[index] as Block;
  const [above, further, below] = [blocks[index - 1], blocks[index - 2], blocks[index + 1]];
  const { kind } = block;
  const lines = sizeOf(block.lines);
  return [
    `lines=${lines} ${kind}`,
    `asks=${block.asks} me=${block.me} you=${block.you} ${kind === 'paragraph'}`,
    `above=${above?.kind} ${above?.asks} lines=${lines} ${kind}`,
    `below=${below?.kind} ${kind}`,
    `above=${further?.kind}>${above?.kind}>${kind}`,
    `start=${block.start} lines=${lines}`,
    `wide=${block.wide}`,
    `indent=${Math.min(4, block.indent)} ${kind}`,
  ];
}

interface Beside {
  readonly line: string;
  readonly above: string;
  readonly gap: number;
}

function lineChanges({ line, above, gap }: Beside, kindAbove: string, kind: string): string[] {
  const ending = above.trimEnd().at(-1) ?? '';
  const ends = /[.?!:,;)}]/.test(ending) ? ending : /\w/.test(ending) ? 'w' : 'x';
  const blanks = Math.min(gap, 2);
  const short = above.length < 50;
  return [
    `gap=${blanks}`,
    `kinds=${kindAbove}>${kind} gap=${blanks}`,
    `ends=${ends} gap=${blanks} short=${short}`,
    `first=${gap > 0 || short ? firstWord(line) : '-'} gap=${blanks}`,
    `case=${/^\s*\p{Lu}/u.test(line)} ends=${ends} gap=${blanks}`,
    `indent=${/^\s/.test(line)}${/^\s/.test(above)} gap=${blanks}`,
    `widths=${above.length > 80}${line.length > 80} gap=${blanks}`,
  ];
}

/** Within a block: a line that would have had room for the first word below it ends a paragraph. */
function changesWithin({ line, above }: Beside, kind: string): string[] {
  const needed = above.trimEnd().length + 1 + (/^\s*\S+/.exec(line)?.[0].length ?? 0);
  const room = needed <= 60 ? 0 : needed <= 68 ? 1 : needed <= 76 ? 2 : 3;
  const ended = /[.?!:]\s*$/.test(above);
  return [`room=${room} ${kind}`, `room=${room} case=${/^\s*\p{Lu}/u.test(line)} ended=${ended} ${kind}`];
}

function changesBetween(above: Block | undefined, block: Block, gap: number, style: string): string[] {
  const blanks = Math.min(gap, 3);
  const lines = sizeOf(block.lines);
  const narrow =
    above === undefined || above.lines < 2 || block.lines < 2
      ? '-'
      : String(Math.min(5, Math.ceil(Math.abs(above.width - block.width) / 3)));
  return [
    `style=${style} gap=${blanks}`,
    `${above?.kind} asks=${above?.asks} ${sizeOf(above?.lines ?? 0)} > ${block.kind} ${lines}`,
    `asked=${above?.end === '?'} start=${block.start}`,
    `widths=${narrow} gap=${blanks}`,
    `wide=${above?.wide}${block.wide}`,
    `curly=${above?.curly}${block.curly}`,
    `trailing=${above?.trailing}${block.trailing}`,
    `shared=${sharedWords(above, block)} ${block.kind}`,
    `me=${above?.me}${block.me} you=${above?.you}${block.you}`,
    `code=${above?.code}${block.code} ${above?.kind}>${block.kind}`,
    `end=${above?.end} start=${block.start}`,
  ];
}

/** Share of a block's words that stand in the one above it, in sixths, at most three. */
function sharedWords(above: Block | undefined, block: Block): string {
  if (block.words.size === 0) return '-';
  let shared = 0;
  for (const word of block.words) if (above?.words.has(word) === true) shared++;
  return String(Math.min(3, Math.floor((6 * shared) / block.words.size)));
}

function firstWords(line: string): string {
  return (line.toLowerCase().match(/[a-z']+/g) ?? []).slice(0, 2).join(' ');
}

function sizeOf(lines: number): number {
  return lines > 12 ? 5 : lines > 6 ? 4 : Math.min(lines, 3);
}

function bucket(count: number): number {
  return count < 4 ? count : count < 7 ? 4 : count < 12 ? 5 : 6;
}
