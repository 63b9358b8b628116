import { describe, expect, it } from '@jest/globals';
import { codeOf, read, sourceFiles } from './files.js';
import { forbiddenImports, importTable, MAY_IMPORT, packagesWithSeveralDoors } from './imports.js';

describe('the import table', () => {
  it.each(Object.entries(MAY_IMPORT))('%s imports only what its row allows', (folder, may) => {
    expect(forbiddenImports(folder, may)).toEqual([]);
  });

  it('sees what it forbids', () => {
    const nothing = { folders: [], typesOf: [], packages: [], node: false };
    expect(forbiddenImports('cli', nothing)).toEqual(
      expect.arrayContaining([
        'cli/commander.ts imports commander',
        'cli/options.ts imports core',
        'cli/paths.ts imports node:',
      ]),
    );
  });

  it('gives each package one door', () => {
    expect(packagesWithSeveralDoors()).toEqual([]);
  });

  it('is the one that docs/ARCHITECTURE.md prints', () => {
    expect(read('docs/ARCHITECTURE.md')).toContain(importTable());
  });
});

describe('core and views are pure', () => {
  const IMPURE =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\.|\bconsole\.|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\b|\bperformance\.|\bcrypto\.|\bIntl\.DateTimeFormat\b|\.toLocale\w*\(|\.getTimezoneOffset\b/;

  it.each([...sourceFiles('core'), ...sourceFiles('views')])(
    '%s asks nothing of clock, chance or machine',
    (file) => {
      expect(IMPURE.exec(codeOf(file))?.[0]).toBeUndefined();
    },
  );
});
