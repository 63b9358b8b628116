import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './npm.mjs';

/** The folders that are compiled into dist. */
export const SOURCE_FOLDERS = ['core', 'ingest', 'db', 'views', 'server', 'cli'];
/** Written when a build is complete; its date tells whether dist is current. */
export const BUILD_STAMP = join(ROOT, 'dist', '.built');

/** True when dist is missing, unfinished, or older than any source. */
export function isBuildStale() {
  const built = modified(BUILD_STAMP);
  const files = SOURCE_FOLDERS.flatMap((folder) => [
    folder,
    ...readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((f) => join(folder, f)),
  ]);
  return [...files, 'package.json', 'tsconfig.json', 'tsconfig.build.json'].some(
    (file) => modified(join(ROOT, file)) > built,
  );
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
