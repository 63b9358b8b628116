// npm test [-- JEST ARGUMENTS]: lint, types, dead code, then all Jest tests. The last line counts them all.
import { spawn, spawnSync } from 'node:child_process';
import { ROOT } from './npm.mjs';
import { setup } from './setup.mjs';

const CHECKS = [
  ['lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['dead code', ['node_modules/knip/bin/knip.js', '--no-progress']],
];
const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
const SUMMARY = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;

setup();
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const [name, args] of CHECKS) {
  const ok = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
  counts[ok ? 'passed' : 'failed']++;
}
const jest = await runJest(process.argv.slice(2));
counts.passed += jest.passed;
counts.failed += jest.failed;
counts.skipped += jest.skipped;
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** Jest's own counts, from the line of the plain reporter. A Jest that dies without one is a failure. */
async function runJest(args) {
  const child = spawn(process.execPath, [...JEST, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const code = await new Promise((done) => child.on('close', done));
  const lines = output.split('\n');
  const summary = lines.map((line) => SUMMARY.exec(line)).findLast((match) => match !== null);
  process.stdout.write(lines.filter((line) => !SUMMARY.test(line)).join('\n'));
  const [passed, failed, skipped] = (summary?.slice(1) ?? [0, 0, 0]).map((n) => Number(n ?? 0));
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}
