import { describe, expect, it } from '@jest/globals';
import { beginName, feature, featureName, featurePlace, goOn, Heading } from '../../../core/model/names.js';

describe('the name of a feature', () => {
  it('is the same in pieces as in one', () => {
    expect(featureName('lock', beginName('w='))).toBe(featureName('w=lock'));
    expect(featureName('', beginName('p=a b'))).toBe(featureName('p=a b'));
  });

  it('is the hash that shipped models are keyed by (FNV-1a)', () => {
    expect(featureName('w=lock')).toBe(featurePlace('w=lock', 30));
    expect(featurePlace('a', 30)).toBe((0xe40c292c ^ (0xe40c292c >>> 30)) & (2 ** 30 - 1));
  });

  it('is another for other words', () => {
    const names = Array.from({ length: 5000 }, (_, i) => featureName(`w=${i}`));
    expect(new Set(names).size).toBe(5000);
  });
});

describe('a feature under headings', () => {
  const texts = [
    '',
    'w=lock',
    'first=é',
    'naïve 名前 = \u{1f41f}',
    ...Array.from({ length: 500 }, (_, i) => `w=${i} ${i % 7}`),
  ];

  it('stands where its text with the heading behind it does', () => {
    for (const heading of ['|', '|own0', '|-3o>between2', '|ÿ~*'])
      for (const bits of [4, 16, 30])
        for (const text of texts)
          expect(new Heading(heading, bits).placeOf(beginName(text))).toBe(
            featurePlace(text + heading, bits),
          );
  });

  it('is the same from a template as from the text that it would make', () => {
    const [kind, lines, asks] = ['prose', 12, true];
    const none = undefined as string | undefined;
    expect(feature`bias`).toBe(beginName('bias'));
    expect(feature`${kind} lines=${lines} ${asks}`).toBe(beginName('prose lines=12 true'));
    expect(feature`above=${none}>${-2}`).toBe(beginName('above=undefined>-2'));
    expect(goOn(feature`none ${kind}`, '! own')).toBe(beginName('none prose! own'));
  });
});
