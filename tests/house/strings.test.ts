import { describe, expect, it } from '@jest/globals';
import { projectFiles, read } from './files.js';

/** Spelt in pieces, so that this file does not hold what it forbids. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'the host of a package registry',
    new RegExp(['registry', '(?:npmjs|yarnpkg)', '(?:org|com)'].join('\\.')),
  ],
  ['a path of one machine', new RegExp(`(?<![\\w.])/(?:${['work', 'root', 'home/\\w+'].join('|')})/`)],
  ['the number of an issue', new RegExp(`\\b${'iss'}ues? #?\\d+\\b|\\(#\\d+\\)`, 'i')],
  ['a promise instead of code', new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X{3}:'].join('|')})\\b`)],
];

const TEXT = /\.(?:[cm]?[jt]sx?|json|md|sql|css|html|sh|txt|mbox|eml)$|^\.ci\/|^LICENSE$/;

describe('no file of the project holds', () => {
  const files = projectFiles().filter((file) => TEXT.test(file));

  it.each(FORBIDDEN)('%s', (_what, pattern) => {
    const found = files.flatMap((file) => {
      const match = pattern.exec(read(file));
      return match === null ? [] : [`${file}: ${match[0]}`];
    });
    expect(found).toEqual([]);
  });

  it('anything this test could not see', () => {
    expect(files).toEqual(expect.arrayContaining(['package.json', 'core/index.ts', '.ci/run', 'README.md']));
  });
});
