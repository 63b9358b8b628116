// Last part of `npm run build`: what tsc leaves behind (SQL, style sheets, model weights) goes to the same place in dist.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './npm.mjs';
import { BUILD_STAMP, SOURCE_FOLDERS } from './sources.mjs';

for (const folder of SOURCE_FOLDERS) {
  cpSync(join(ROOT, folder), join(ROOT, 'dist', folder), {
    recursive: true,
    filter: (path) => !/\.tsx?$/.test(path),
  });
}
writeFileSync(BUILD_STAMP, '');
