import { describe, expect, it } from '@jest/globals';
import { keysOf } from '../../../../core/quote/keys.js';
import { readPlainLines } from '../../../../core/quote/lines.js';
import { blockFeatures, changesBetween, pageBlocks } from '../../../../core/quote/recover/block-features.js';
import { type Block, readBlocks } from '../../../../core/quote/recover/blocks.js';
import { readZones } from '../../../../core/quote/zones.js';

function blocksOf(body: string): Block[] {
  const lines = readPlainLines(body);
  const zones = readZones(lines);
  const rows = lines.flatMap((line, i) => (line.blank ? [] : [i]));
  const kinds = rows.map((row) => zones[row]?.kind ?? 'paragraph');
  return readBlocks({ lines, zones, keys: keysOf(lines) }, rows, kinds);
}

function blockOf(text: string): Block {
  const [block] = blocksOf(text);
  if (block === undefined) throw new Error('no block');
  return block;
}

describe('a block of a page shows how its writer writes', () => {
  it.each([
    ['Yes, that works.', 'agrees'],
    ['  nope: the lock is held.', 'refuses'],
    ['Hmm, the queue drops it.', 'wonders'],
    ["I'll send a new one.", 'did'],
    ['Could the ring be shared?', 'asks'],
    ['The ring is shared.', '-'],
  ])('%j opens as one who %s', (text, opens) => {
    expect(blockOf(text).opens).toBe(opens);
  });

  it('has a last word, which may be the only one, or none', () => {
    expect(blockOf('The ring is shared\nby both queues (v2).').lastWord).toBe('v');
    expect(blockOf('Agreed!').lastWord).toBe('agreed');
    expect(blockOf('... 42').lastWord).toBe('');
  });

  it('begins small or not, and ends as a sentence or not', () => {
    expect(blockOf('the ring, which')).toMatchObject({ lower: true, ended: false });
    expect(blockOf('The ring is shared.')).toMatchObject({ lower: false, ended: true });
  });

  it('says we, or what this patch does', () => {
    expect(blockOf('We need a ring.')).toMatchObject({ we: true, thisPatch: false });
    expect(blockOf('In this series a ring is added.')).toMatchObject({ we: false, thisPatch: true });
  });

  it('has digits, quotation marks, parentheses, exclamation marks, smileys', () => {
    expect(blockOf('A "ring" of 16 (or so) :-)').marks).toBe('11101');
    expect(blockOf('Great!').marks).toBe('00010');
  });
});

describe('the blocks of a page', () => {
  const BODY = [
    'On Mon, May 3 2021, Bo Lind wrote:',
    '',
    'The first ring is shared by the queues.',
    '',
    'No, it is not.',
    '',
    'Then I will split it.',
  ].join('\n');
  const page = pageBlocks(blocksOf(BODY), 'none');

  it('are compared with the last paragraph, and the first one below the last attribution', () => {
    expect(page.closing?.start).toBe('then');
    expect(page.oldest?.start).toBe('the');
  });

  it('are not compared with themselves', () => {
    const [oldest, middle, closing] = page.all.flatMap(({ kind }, i) => (kind === 'paragraph' ? [i] : []));
    const count = (index: number | undefined) => blockFeatures(page, index ?? -1).length;
    expect(count(oldest)).toBe(count(closing));
    expect(count(oldest)).toBeLessThan(count(middle));
  });

  it('without prose are compared with nothing', () => {
    const code = pageBlocks(blocksOf('diff --git a/ring.c b/ring.c\n--- a/ring.c\n+++ b/ring.c\n'), 'none');
    expect([code.closing, code.oldest]).toEqual([undefined, undefined]);
    expect(blockFeatures(code, 0).length).toBeGreaterThan(0);
  });

  it('tell a change of writer by the one above, where there is one', () => {
    expect(changesBetween(page, 0, 3).length).toBeLessThan(changesBetween(page, 1, 1).length);
  });
});
