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
const result = await fuzz({
  messages,
  seed,
  others,
  onBatch: (done) => process.stderr.isTTY && process.stderr.write(`\r${done}`),
});
const { user, system } = process.cpuUsage(cpu);
const seconds = (user + system) / 1e6;
const kept = result.rows.new + result.rows.known + result.rows.conflict;
console.log(
  `in ${messages}, rows ${kept} (${JSON.stringify(result.rows)}), threads analysed ${result.threads}, ` +
    `decoding p99 ${result.p99.toFixed(1)} ms, worst ${result.worst.toFixed(0)} ms, ` +
    `${(messages / seconds).toFixed(0)} mails a CPU second`,
);
for (const { number, what } of result.finds) {
  console.log(`find ${number}: ${what}`);
  if (number >= 0) console.log(mutant(seed, number, others).toString('base64').slice(0, 4_000));
}
process.exitCode = result.finds.length > 0 || kept !== messages ? 1 : 0;
