// Second part of `npm run build`: a command waits longer for three hundred small files than for its work, so what starts a
// process (the command line, and the worker thread of an import) is put together into few files, in place of what tsc made.
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './npm.mjs';

const DIST = join(ROOT, 'dist');
/** Shared pieces of the files that start a process; one level below dist. */
const CHUNKS = 'chunks';

/** A file finds what lies beside it (SQL, style sheets, the worker) from where it was, not from the piece that it is in now. */
const keepPlaces = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const place = `../${relative(ROOT, path).replace(/\.tsx?$/, '.js')}`;
      const contents = readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        `new URL('${place}', import.meta.url).href`,
      );
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

rmSync(join(DIST, CHUNKS), { recursive: true, force: true });
await build({
  absWorkingDir: ROOT,
  entryPoints: ['cli/main.ts', 'cli/index.ts', 'ingest/worker.ts'],
  outbase: ROOT,
  outdir: DIST,
  chunkNames: `${CHUNKS}/[hash]`,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [keepPlaces],
});
