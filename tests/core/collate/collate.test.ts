import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collate, type OwnLine, type OwnWords } from '../../../core/collate/index.js';
import { type MessageId, messageId } from '../../../core/ids.js';

const A = messageId('a@x');
const B = messageId('b@x');
const C = messageId('c@x');

function own(line: number, text: string, answers: [MessageId, number] | null = null): OwnLine {
  return {
    line,
    text,
    kind: 'paragraph',
    answers: answers === null ? null : { messageId: answers[0], line: answers[1] },
  };
}
function printed(messages: readonly OwnWords[]): string[] {
  return collate(messages).map((p) => `${'  '.repeat(p.depth)}${p.lines.map((l) => l.text).join(' / ')}`);
}

describe('the collated thread', () => {
  it('puts an answer right under the line it answers, and goes on with the proposal after it', () => {
    const root = { messageId: A, parent: null, lines: [own(1, 'one'), own(2, 'two'), own(4, 'four')] };
    const reply = { messageId: B, parent: A, lines: [own(3, 'on two', [A, 2]), own(9, 'on four', [A, 4])] };
    expect(printed([root, reply])).toEqual(['one / two', '  on two', 'four', '  on four']);
  });

  it('keeps answers to answers under them, in date order', () => {
    const root = { messageId: A, parent: null, lines: [own(1, 'one')] };
    const first = { messageId: B, parent: A, lines: [own(2, 'first', [A, 1])] };
    const second = { messageId: C, parent: B, lines: [own(5, 'on first', [B, 2]), own(7, 'on one', [A, 1])] };
    expect(printed([root, first, second])).toEqual(['one', '  first', '    on first', '  on one']);
  });

  it('puts words without a quote at the end of the message they reply to, after all of it', () => {
    const root = { messageId: A, parent: null, lines: [own(1, 'one'), own(2, 'two')] };
    const split = { messageId: B, parent: A, lines: [own(3, 'on one', [A, 1]), own(8, 'on two', [A, 2])] };
    const top = { messageId: C, parent: B, lines: [own(1, 'thanks, both taken')] };
    expect(printed([root, split, top])).toEqual([
      'one',
      '  on one',
      'two',
      '  on two',
      '    thanks, both taken',
    ]);
  });

  it('starts a column of its own for words whose source and parent are not there or come later', () => {
    const early = { messageId: A, parent: B, lines: [own(1, 'early', [B, 1])] };
    const late = { messageId: B, parent: null, lines: [own(1, 'late')] };
    expect(printed([early, late])).toEqual(['early', 'late']);
  });

  it('says every own line exactly once, whatever the quotes point at', () => {
    const place = fc.record({ to: fc.nat(9), line: fc.nat(6) });
    const message = fc.record({
      parent: fc.option(fc.nat(9)),
      lines: fc.array(fc.option(place), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 9 }), (thread) => {
        const id = (n: number) => messageId(`${n}@x`);
        const words = thread.map((m, i) => ({
          messageId: id(i),
          parent: m.parent === null ? null : id(m.parent),
          lines: m.lines.map((p, k) => own(k, `${i}.${k}`, p === null ? null : [id(p.to), p.line])),
        }));
        const said = collate(words).flatMap((p) => p.lines.map((l) => l.text));
        expect(said.toSorted()).toEqual(words.flatMap((w) => w.lines.map((l) => l.text)).toSorted());
      }),
    );
  });

  it('does not overflow on a chain of 20,000 answers', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => ({
      messageId: messageId(`${i}@x`),
      parent: i === 0 ? null : messageId(`${i - 1}@x`),
      lines: [own(1, `${i}`, i === 0 ? null : [messageId(`${i - 1}@x`), 1])],
    }));
    expect(collate(chain).at(-1)?.depth).toBe(19_999);
  });
});
