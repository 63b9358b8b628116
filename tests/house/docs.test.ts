import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { VERSION } from '../../cli/version.js';
import { CONSENSUS, OUTCOMES, POSITIONS } from '../../core/analysis.js';
import { ROOT } from '../support/shared.js';
import { projectFiles, read } from './files.js';
import { GENERATED } from './generated.js';

const DOCS = projectFiles().filter((file) => file.endsWith('.md'));

describe('the docs', () => {
  it.each(Object.entries(GENERATED))('%s is what `npm run docs` writes', (file, make) => {
    expect(read(file)).toBe(make());
  });

  it('explain every position, state and outcome, in their order', () => {
    const words = [...read('docs/glossary.md').matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1]);
    expect(words).toEqual([...POSITIONS, ...CONSENSUS, ...OUTCOMES]);
  });

  it.each(DOCS)('%s links only to what is there', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(file), link)))).toEqual([]);
  });

  it('name every npm script that a contributor runs', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts as Record<string, string>);
    const text = read('README.md') + read('CONTRIBUTING.md');
    const isNamed = (name: string) => text.includes(`npm ${name}`) || text.includes(`npm run ${name}`);
    expect(scripts.filter((name) => !isNamed(name))).toEqual([]);
  });

  it('have a changelog that begins with what is not released yet', () => {
    expect(/^## (.+)$/m.exec(read('CHANGELOG.md'))?.[1]).toBe('Unreleased');
  });
});

it('the command line tells the version of package.json', () => {
  expect((JSON.parse(read('package.json')) as { version: string }).version).toBe(VERSION);
});
