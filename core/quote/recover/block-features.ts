import { type Feature, feature } from '../../model/names.js';
import type { Block } from './blocks.js';

/** The blocks of a page, and those that most often show how one of its writers writes. */
export interface PageBlocks {
  readonly all: readonly Block[];
  /** How often two blank lines stand together in the page. */
  readonly style: string;
  /** The last paragraph: most often the sender's. */
  readonly closing: Block | undefined;
  /** The first paragraph below the last attribution: most often by the one that it names. */
  readonly oldest: Block | undefined;
}

export function pageBlocks(all: readonly Block[], style: string): PageBlocks {
  const attribution = all.findLastIndex(({ kind }) => kind === 'attribution');
  return {
    all,
    style,
    closing: all.findLast(isProse),
    oldest: all.find((block, i) => i > attribution && isProse(block)),
  };
}

/** What a block shows of its writer. */
export function blockFeatures({ all, closing, oldest }: PageBlocks, index: number): Feature[] {
  const block = all[index] as Block;
  const [above, further, below] = [all[index - 1], all[index - 2], all[index + 1]];
  const { kind } = block;
  const lines = sizeOf(block.lines);
  const features = [
    feature`lines=${lines} ${kind}`,
    feature`asks=${block.asks} me=${block.me} you=${block.you} ${kind === 'paragraph'}`,
    feature`above=${above?.kind} ${above?.asks} lines=${lines} ${kind}`,
    feature`below=${below?.kind} ${kind}`,
    feature`above=${further?.kind}>${above?.kind}>${kind}`,
    feature`start=${block.start} lines=${lines}`,
    feature`wide=${block.wide}`,
    feature`indent=${Math.min(4, block.indent)} ${kind}`,
  ];
  if (!isProse(block)) return features;
  features.push(
    feature`opens=${block.opens}`,
    feature`opens=${block.opens} ${lines}`,
    feature`last=${block.lastWord}`,
    feature`we=${block.we} this=${block.thisPatch}`,
    feature`signs=${block.marks}`,
    feature`whole=${block.lower}${block.ended}`,
  );
  if (closing !== undefined && closing !== block) features.push(...likeness('closing', closing, block));
  if (oldest !== undefined && oldest !== block) features.push(...likeness('oldest', oldest, block));
  return features;
}

/** How much a block reads as if it were by the writer of another one. */
function likeness(whose: string, other: Block, block: Block): Feature[] {
  const isWrapped = other.lines > 2 && block.lines > 2;
  return [
    feature`${whose} width=${isWrapped ? Math.min(4, Math.abs(other.width - block.width) >> 1) : '-'}`,
    feature`${whose} words=${likeWords(other, block)}`,
    feature`${whose} trailing=${other.trailing}${block.trailing}`,
    feature`${whose} curly=${other.curly}${block.curly}`,
    feature`${whose} wide=${other.wide}${block.wide}`,
    feature`${whose} me=${other.me}${block.me} you=${other.you}${block.you}`,
    feature`${whose} lower=${other.lower}${block.lower}`,
  ];
}

/** What speaks for another writer than that of the block above; the first three also for where the change leads. */
export function changesBetween({ all, style }: PageBlocks, index: number, gap: number): Feature[] {
  const [further, above, block, below] = [
    all[index - 2],
    all[index - 1],
    all[index] as Block,
    all[index + 1],
  ];
  const blanks = Math.min(gap, 3);
  const few = Math.min(gap, 2);
  const lines = sizeOf(block.lines);
  const sizeAbove = sizeOf(above?.lines ?? 0);
  const kinds = `${above?.kind}>${block.kind}`;
  const features = [
    feature`style=${style} gap=${blanks}`,
    feature`${above?.kind} asks=${above?.asks} ${sizeAbove} > ${block.kind} ${lines}`,
    feature`asked=${above?.end === '?'} start=${block.start}`,
    feature`widths=${widthsApart(above, block)} gap=${blanks}`,
    feature`wide=${above?.wide}${block.wide}`,
    feature`curly=${above?.curly}${block.curly}`,
    feature`trailing=${above?.trailing}${block.trailing}`,
    feature`shared=${sharedWords(above, block)} ${block.kind}`,
    feature`me=${above?.me}${block.me} you=${above?.you}${block.you}`,
    feature`code=${above?.code}${block.code} ${kinds}`,
    feature`end=${above?.end} start=${block.start}`,
    feature`opens=${above?.opens}>${block.opens} asked=${above?.end === '?'}`,
    feature`opens=${block.opens} ${above?.kind} ${sizeAbove} ${few}`,
  ];
  if (above !== undefined)
    features.push(
      feature`kinds=${further?.kind}>${kinds} gap=${few}`,
      feature`kinds=${kinds}>${below?.kind} gap=${few}`,
      feature`sizes=${sizeOf(further?.lines ?? 0)}${sizeAbove}${lines} ${kinds}`,
      feature`whole=${block.lower}${above.ended} gap=${few}`,
      feature`you=${above.you}me=${block.me} ${above.end === '?'}`,
      feature`widths=${widthsApart(further, block)}${widthsApart(above, block)}`,
    );
  return features;
}

/** In steps of three characters, at most five; '-' where a block has one line. */
function widthsApart(above: Block | undefined, block: Block): string {
  if (above === undefined || above.lines < 2 || block.lines < 2) return '-';
  return String(Math.min(5, Math.ceil(Math.abs(above.width - block.width) / 3)));
}

/** Share of a block's words that stand in the one above it, in sixths, at most three. */
function sharedWords(above: Block | undefined, block: Block): string {
  if (block.words.size === 0) return '-';
  return String(Math.min(3, Math.floor((6 * commonWords(above, block)) / block.words.size)));
}

/** Cosine of the words of two blocks, short blocks held back, in twelfths, at most four. */
function likeWords(a: Block, b: Block): number {
  const size = Math.sqrt((a.words.size + 2) * (b.words.size + 2));
  return Math.min(4, Math.floor((12 * commonWords(a, b)) / size));
}

function commonWords(a: Block | undefined, b: Block): number {
  let common = 0;
  for (const word of b.words) if (a?.words.has(word) === true) common++;
  return common;
}

function sizeOf(lines: number): number {
  return lines > 12 ? 5 : lines > 6 ? 4 : Math.min(lines, 3);
}

function isProse({ kind }: Block): boolean {
  return kind === 'paragraph';
}
