/**
 * `npm run fuzz -- --messages N [--seed S]`: breaks our own mails, and those of ../shared where they are, N times, and reads
 * the pieces. Prints the seed, and each find with its number: the same seed makes the same mails again.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutant } from '../tests/fuzz/mutants.js';
import { fuzz } from '../tests/fuzz/run.js';
import { sharedPath } from '../tests/support/shared.js';

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '50000' }, seed: { type: 'string' } },
});
const messages = Number(values.messages);
const seed = Number(values.seed ?? Date.now() % 1_000_000);

/** Odd mails of other projects' test suites, cut at 20 kB. */
function badMail(): Buffer[] {
  const archive = sharedPath('corpora/bad-mail.tar.gz');
  if (archive === null) return [];
  const folder = mkdtempSync(join(tmpdir(), 'acktree-bad-mail-'));
  try {
    execFileSync('tar', ['xzf', archive, '-C', folder]);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).subarray(0, 20_000))
      .filter((bytes) => bytes.length > 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const others = badMail();
console.log(`seed ${seed}, ${messages} mails, ${others.length} mails of ../shared to break`);
const cpu = process.cpuUsage();
/** Mails of one database: what is done after each import grows with it. */
const AT_A_TIME = 2_000;
const results = [];
for (let from = 0; from < messages; from += AT_A_TIME) {
  const some = Math.min(AT_A_TIME, messages - from);
  results.push(await fuzz({ messages: some, from, seed, others }));
  if (process.stderr.isTTY) process.stderr.write(`\r${from + some}`);
}
const { user, system } = process.cpuUsage(cpu);
const seconds = (user + system) / 1e6;
const sum = (of: (result: (typeof results)[number]) => number) =>
  results.reduce((all, one) => all + of(one), 0);
const kept = sum(({ rows }) => rows.new + rows.known + rows.conflict);
console.log(
  `in ${messages}, rows ${kept}, threads analysed ${sum(({ threads }) => threads)}, ` +
    `decoding p99 at most ${Math.max(...results.map(({ p99 }) => p99)).toFixed(1)} ms, ` +
    `worst ${Math.max(...results.map(({ worst }) => worst)).toFixed(0)} ms, ` +
    `${(messages / seconds).toFixed(0)} mails a CPU second`,
);
const finds = results.flatMap((result) => result.finds);
for (const { number, what } of finds) {
  console.log(`find ${number}: ${what}`);
  if (number >= 0) console.log(mutant(seed, number, others).toString('base64').slice(0, 4_000));
}
process.exitCode = finds.length > 0 || kept !== messages ? 1 : 0;
