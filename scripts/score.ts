// npm run score [-- threads|pages] [-- --details]: measures the analysis on labelled mail in ../shared, where it is there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../tests/support/cli.js';
import { sharedPath } from '../tests/support/shared.js';

const shared = sharedPath('eval/score.mjs') === null ? null : sharedPath('.');
if (shared === null) {
  console.log('skipped: there is no labelled mail in ../shared');
  process.exit(0);
}
const args = process.argv.slice(2);
const what = args.find((arg) => !arg.startsWith('-'));
const flags = args.filter((arg) => arg.startsWith('-'));
const folder = mkdtempSync(join(tmpdir(), 'acktree-score-'));
if (what !== 'pages') await scoreThreads(shared);
if (what !== 'threads') await scorePages(shared);
rmSync(folder, { recursive: true });

async function scoreThreads(root: string): Promise<void> {
  const labels = join(root, 'labels/dev');
  const files = readdirSync(labels).map((f) => join(root, 'corpora/threads', f.replace(/\.json$/, '.mbox')));
  score('threads', labels, await output(['analyze', '--json', ...files]));
}

/** Three runs, from the most that can be known to the least. */
async function scorePages(root: string): Promise<void> {
  const pages = join(root, 'corpora/archive-pages');
  const names = readdirSync(pages).flatMap((f) => (f.endsWith('.json') ? [join(pages, f.slice(0, -5))] : []));
  const runs: [string, (name: string) => string[]][] = [
    ['marks kept, thread known', (name) => [`${name}.eml`, '--thread', `${name}.ancestors.mbox`]],
    ['marks lost, thread known', (name) => [`${name}.page.txt`, '--thread', `${name}.ancestors.mbox`]],
    ['marks lost, alone', (name) => [`${name}.page.txt`]],
  ];
  for (const [title, argsOf] of runs) {
    console.log(`# ${title}`);
    let lines = '';
    for (const name of names) lines += await output(['tree', '--json', ...argsOf(name)]);
    score('pages', pages, lines);
  }
}

/** What the command prints, without a process for each call. */
async function output(argv: readonly string[]): Promise<string> {
  const { status, out, talk } = await runCli(argv);
  if (status !== 0) throw new Error(`acktree ${argv[0]} ended with ${status}: ${talk}`);
  return out;
}

function score(mode: string, labels: string, prediction: string): void {
  const file = join(folder, `${mode}.json`);
  writeFileSync(file, prediction);
  const scorer = sharedPath('eval/score.mjs') ?? '';
  spawnSync(process.execPath, [scorer, mode, labels, file, ...flags], { stdio: 'inherit' });
}
