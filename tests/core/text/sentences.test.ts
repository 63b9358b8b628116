import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nodePath } from '../../../core/ids.js';
import type { OwnSegment } from '../../../core/quote/nodes.js';
import { plain } from '../../../core/text/plain.js';
import { MAX_SENTENCE, splitSentences } from '../../../core/text/sentences.js';
import { spanIn } from '../../../core/text/spans.js';

const split = (text: string) => splitSentences(text).map((s) => s.text);

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['Looks good. Thanks!', ['Looks good.', 'Thanks!']],
    ['The lock, i.e. the mutex, is held.', ['The lock, i.e. the mutex, is held.']],
    ['Use a helper, e.g. widget_get(). It is there.', ['Use a helper, e.g. widget_get().', 'It is there.']],
    ['It broke in v5.16. See drivers/w.c for why.', ['It broke in v5.16.', 'See drivers/w.c for why.']],
    ['Why (or how?) would that work?', ['Why (or how?) would that work?']],
    ['Hmm... not sure.', ['Hmm... not sure.']],
    ['Hmm... Not sure.', ['Hmm...', 'Not sure.']],
    ['locks, lists, etc. are fine', ['locks, lists, etc. are fine']],
    ['1. Split the patch. 2 is fine.', ['1. Split the patch.', '2 is fine.']],
    ['Two things:\n- one\n- two', ['Two things:', '- one', '- two']],
    ['No terminator here\n\nNext paragraph', ['No terminator here', 'Next paragraph']],
    ['Nice work\nAcked by nobody yet', ['Nice work', 'Acked by nobody yet']],
    [
      'This sentence is wrapped by the mail program after the word\nLinux and goes on here.',
      ['This sentence is wrapped by the mail program after the word\nLinux and goes on here.'],
    ],
    ['(Is it?) Yes.', ['(Is it?)', 'Yes.']],
    ['No. It is not.', ['No.', 'It is not.']],
  ])('cuts %j', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('loses no word, keeps order and gives offsets that fit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'B', '.', '?', ' ', '\n', '- ', 'i.e', '..', ')', 'xyz')),
        (parts) => {
          const text = parts.join('');
          const sentences = splitSentences(text);
          expect(
            sentences
              .map((s) => s.text)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(text.replace(/\s/g, ''));
          for (const { text: cut, start, end } of sentences) expect(text.slice(start, end)).toBe(cut);
        },
      ),
    );
  });

  it('bounds every sentence, with and without spaces', () => {
    for (const text of ['x'.repeat(9000), 'word '.repeat(3000), '. '.repeat(3000), '.'.repeat(9000)])
      for (const sentence of splitSentences(text))
        expect(sentence.text.length).toBeLessThanOrEqual(MAX_SENTENCE);
  });

  it('folds white space and takes web addresses out for patterns', () => {
    expect(plain('see\n https://lore.example/x?y  and don\u2019t')).toBe("see URL and don't");
  });

  it('finds the place of a sentence in the body', () => {
    const body = 'Hello,\n\nOne.\nTwo wraps\nhere. Three.';
    const text = body.slice(8);
    const start = { line: 3, column: 1, offset: 8 };
    const segment: OwnSegment = {
      path: nodePath('0'),
      span: { start, end: { line: 5, column: 13, offset: body.length } },
      text,
      answers: null,
      beforeQuote: false,
    };
    const last = splitSentences(text).at(-1);
    expect(last?.text).toBe('Three.');
    expect(last && spanIn(segment, last)).toEqual({
      start: { line: 5, column: 7, offset: body.indexOf('Three') },
      end: { line: 5, column: 13, offset: body.length },
    });
  });
});
