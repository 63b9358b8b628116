import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../support/shared.js';
import { read } from './files.js';

const LOADED = /^\s*(?:import|export)\s+(?!type\s)(?:[^'";]*?from\s+)?['"]([^'"]+)['"]/gm;

/** What loads with a file before it does anything: files of the project, and packages. */
function loadedWith(start: string): Set<string> {
  const found = new Set([start]);
  for (const file of found) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const [, target = ''] of read(file).matchAll(LOADED))
      if (!target.startsWith('node:')) found.add(target.startsWith('.') ? source(file, target) : target);
  }
  return found;
}

function source(from: string, target: string): string {
  const path = join(from, '..', target.replace(/\.js$/, ''));
  return existsSync(join(ROOT, `${path}.tsx`)) ? `${path}.tsx` : `${path}.ts`;
}

describe('a command waits only for what it needs', () => {
  it('parses its arguments without the database, the analysis, mail or the server', () => {
    const loaded = [...loadedWith('cli/main.ts')];
    expect(loaded).toContain('cli/commands/import.ts');
    expect(loaded).toContain('commander');
    for (const door of ['core', 'db', 'ingest', 'server']) expect(loaded).not.toContain(`${door}/index.ts`);
  });

  it('reads pages without the analysis and its models', () => {
    const loaded = [...loadedWith('db/index.ts')];
    expect(loaded).toContain('better-sqlite3');
    expect(loaded).not.toContain('core/index.ts');
    expect(loaded.filter((file) => file.endsWith('.data.ts') || file.startsWith('natural'))).toEqual([]);
  });

  it('imports mail without the packages that few mails and sources need', () => {
    const loaded = [...loadedWith('ingest/index.ts')];
    expect(loaded).toContain('core/index.ts');
    expect(loaded.filter((file) => /^(?:mailparser|imapflow)/.test(file))).toEqual([]);
  });

  it('loads one language of a package that has twenty', () => {
    const loaded = [...loadedWith('core/words.ts')].filter((file) => file.startsWith('natural'));
    expect(loaded).toHaveLength(4);
    expect(loaded.filter((file) => file.endsWith('index.js'))).toEqual([]);
  });
});
