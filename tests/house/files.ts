import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/shared.js';

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git', 'screenshots']);

/** Every file of the project below `folder`, relative to the root, sorted. */
export function projectFiles(folder = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? projectFiles(path) : [path];
    })
    .sort();
}

export function sourceFiles(folder: string): string[] {
  return projectFiles(folder).filter((file) => /\.tsx?$/.test(file));
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Source without its comments and the contents of its strings, for tests that look for words of code. */
export function codeOf(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
}
