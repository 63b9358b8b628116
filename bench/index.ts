// npm run bench [-- --messages N] [--from PATH]: how fast mail is read, decoded and imported, beside other programs on the same mail.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isInstalled } from '../tests/support/ports.js';
import { corpus, writeMbox } from './corpus.js';
import { catFile, indexers, type Took, writeMaildir, writeRepository } from './peers.js';

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '5000' }, from: { type: 'string' } },
});
const folder = mkdtempSync(join(tmpdir(), 'acktree-bench-'));
try {
  await bench(Number(values.messages), values.from ?? null);
} finally {
  rmSync(folder, { recursive: true });
}

/** Steps run compiled, as users run them. */
function stage(step: string, file: string, database = ''): Took {
  const script = fileURLToPath(new URL('../dist/bench/stage.js', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, step, file, database]);
  if (status !== 0) throw new Error(`${step}: ${stderr}`);
  return JSON.parse(stdout.toString()) as Took;
}

async function bench(messages: number, from: string | null): Promise<void> {
  const mbox = join(folder, 'mail.mbox');
  const repository = join(folder, '0.git');
  const database = join(folder, 'a.sqlite');
  const { count, bytes } = await writeMbox(mbox, corpus(messages, from));
  await writeRepository(repository, mbox);
  console.log(`${count} mails, ${(bytes / 2 ** 20).toFixed(1)} MB, ${from ?? 'made up'}\n`);
  const measure = (name: string, run: () => Took) => {
    const took = run();
    console.log(line(name, took, count));
    return took;
  };
  console.log(
    `${'step'.padEnd(34)}${['mails/s', 'wall s', 'cpu s', 'MB peak'].map((h) => h.padStart(10)).join('')}`,
  );
  measure('read the mbox', () => stage('read', mbox));
  measure('decode', () => stage('decode', mbox));
  const parser = measure('mailparser alone', () => stage('mailparser', mbox));
  const first = measure('acktree import', () => stage('import', mbox, database));
  const again = measure('acktree import, again', () => stage('import', mbox, database));
  const blobs = measure('git cat-file --batch', () => catFile(repository));
  const fromGit = measure('acktree import, from git', () =>
    stage('import', repository, join(folder, 'b.sqlite')),
  );
  const ratios = [
    `import / mailparser alone, cpu: ${(first.cpu / parser.cpu).toFixed(2)}`,
    `import from git / git cat-file, wall: ${(fromGit.wall / blobs.wall).toFixed(2)}`,
    `first import / again, wall: ${(first.wall / again.wall).toFixed(1)}`,
    `database / raw mail, bytes: ${(statSync(database).size / bytes).toFixed(2)}`,
  ];
  const maildir = join(folder, 'maildir');
  await writeMaildir(maildir, mbox);
  for (const [name, run] of indexers(folder, maildir, repository)) {
    const program = name.split(' ', 1)[0] as string;
    if (!isInstalled(program)) console.log(`${name.padEnd(34)} skipped: not installed`);
    else ratios.push(`import / ${name}, cpu: ${(first.cpu / measure(name, run).cpu).toFixed(2)}`);
  }
  console.log(`\n${ratios.join('\n')}`);
}

function line(name: string, { wall, cpu, rss }: Took, count: number): string {
  const cells = [
    Math.round(count / wall),
    wall.toFixed(2),
    cpu.toFixed(2),
    rss === null ? '–' : Math.round(rss),
  ];
  return name.padEnd(34) + cells.map((c) => String(c).padStart(10)).join('');
}
