import { describe, expect, it } from '@jest/globals';
import { neededWords } from '../../../core/table/needed.js';

const CASES: readonly (readonly [RegExp, readonly string[] | null])[] = [
  [/\block\b/, ['lock ']],
  [/\block/i, ['lock']],
  [/lock/, null],
  [/^\W{0,3}(?:yes|No)\b/, ['yes ', 'no ']],
  [/\b(?:race|rac(?:y|ily))\b/, ['race ', 'rac']],
  [/\b(?:do|did) (?:not )?(?:work|compile)\b/, ['work ', 'compile ']],
  [/\b(?:\w{1,12} )?slow\b/, ['slow ']],
  [/\bthis (?:patch )?\w+ly/, ['this ']],
  [/\bhm+\b/, ['hm']],
  [/\bcolou?r\b/, ['colo']],
  [/\bdon't\b/, ['don ']],
  [/\bfine\.$/, ['fine ']],
  [/\bok(?:$|\s)/, ['ok ']],
  [/(?<!not )\bmerge(?= it)/, ['merge']],
  [/\bslow|un\w+/, null],
  [/\b(?:slow )?$/, null],
  [/\b(?<kind>bug|leak) in\b/, ['bug ', 'leak ']],
  [/\p{L}+ bug/u, null],
  [/(a)\1/, null],
  [/[a-z] \? [\w.]{1,40} bug \W/, ['bug ']],
];

describe('the words that a pattern needs', () => {
  it.each(CASES)('%s', (pattern, words) => {
    expect(neededWords(pattern)).toEqual(words);
  });
});
