// npm start [-- FILE…]: installs and builds what is missing, then serves. FILEs are imported first; without any, an empty
// database gets the bundled sample.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npm, ROOT } from './npm.mjs';
import { setup } from './setup.mjs';
import { isBuildStale } from './sources.mjs';

setup();
if (isBuildStale()) {
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  const code = npm('run', '--silent', 'build');
  if (code !== 0) process.exit(code);
}
// npm runs this in the repository; the user named the files from where they stood. Addresses and - are no files.
const files = process.argv
  .slice(2)
  .map((file) => (/^(?:https?:|-$)/.test(file) ? file : resolve(process.env.INIT_CWD ?? '.', file)));
const { run } = await import('../dist/cli/index.js');
process.exitCode = await run(
  files.length > 0 ? ['serve', ...files] : ['serve', '--if-empty', join(ROOT, 'sample')],
);
