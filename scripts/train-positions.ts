// npx tsx scripts/train-positions.ts [--cross-validate | --check]: fits the models of core/position on the labelled training threads.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POSITIONS, type Position } from '../core/analysis.js';
import { type MessageId, messageId } from '../core/ids.js';
import { type NamedModel, packSoftmax } from '../core/model/named.js';
import { type Case, fitPositions, measureRows, type PositionLabel, readCases } from '../core/position/fit.js';
import { Judge } from '../core/position/judge.js';
import { ROOT, sharedPath } from '../tests/support/shared.js';
import { labelledThreads } from './labels.js';

const threads = await labelledThreads('train');
const labels = threads.map(({ gold }) => readLabels(gold.thread));
const cases = readCases(threads.map(({ context }, i) => ({ context, labels: labels[i] ?? new Map() })));
const FILE = join(ROOT, 'core/position/models.data.ts');
if (process.argv.includes('--cross-validate')) crossValidate();
else if (process.argv.includes('--check')) check();
else writeFileSync(FILE, printed());

function readLabels(thread: string): Map<MessageId, PositionLabel> {
  const file = readFileSync(sharedPath(`labels/train/${thread}.json`) ?? '', 'utf8');
  const { messages } = JSON.parse(file) as { messages: (PositionLabel & { messageId: string })[] };
  return new Map(messages.map((m) => [messageId(m.messageId), m]));
}

/** Whether training again gives the file that is shipped. */
function check(): void {
  const same = readFileSync(FILE, 'utf8') === printed();
  console.log(same ? 'the same file' : 'the shipped file is another one');
  process.exitCode = same ? 0 : 1;
}

function printed(): string {
  const models = fitPositions(cases);
  const from = `${threads.length} labelled threads, ${cases.length} messages, sha256 of the label files ${sumOfLabels()}`;
  const declarations = Object.entries(models).map(([name, model]: [string, NamedModel]) =>
    declaration(`${name.toUpperCase()}_MODEL`, model, from),
  );
  const confidences = Object.entries(measureRows(cases)).map(([rule, share]) => `  '${rule}': ${share},`);
  return `// Made by scripts/train-positions.ts.
import type { PackedSoftmax } from '../model/named.js';

${declarations.join('\n')}
/** How often each row and tag is right about the position of its message, on the same mail. */
export const ROW_CONFIDENCE: Readonly<Record<string, number>> = {
${confidences.join('\n')}
};
`;
}

function sumOfLabels(): string {
  const hash = createHash('sha256');
  for (const { gold } of threads)
    hash.update(readFileSync(sharedPath(`labels/train/${gold.thread}.json`) ?? ''));
  return hash.digest('hex');
}

/** As the formatter would print it. */
function declaration(name: string, model: NamedModel, from: string): string {
  const { classes, packed, provenance } = packSoftmax(model, from);
  return `export const ${name}: PackedSoftmax = {
  classes: ${classes},
  packed:
    '${packed}',
  provenance:
    '${provenance}',
};
`;
}

/** Fits on all lists but a few and measures on those, as the scorer counts. */
function crossValidate(): void {
  const listOf = (c: Case) => (threads[c.group]?.gold.thread ?? '').replace(/^train-(?:b-)?|-\d+$/g, '');
  const lists = [...new Set(cases.map(listOf))];
  const pairs: [Position, Position][] = [];
  let shown = 0;
  let right = 0;
  for (let fold = 0; fold < 6; fold++) {
    const held = (c: Case) => lists.indexOf(listOf(c)) % 6 === fold;
    const judge = new Judge(fitPositions(cases.filter((c) => !held(c))));
    for (const one of cases.filter(held)) {
      const { position, evidence } = judge.message(one.reading, one.around);
      pairs.push([one.label, position]);
      const labelled = labels[one.group]?.get(one.reading.message.id)?.evidence ?? null;
      if (position !== one.label || position === 'none' || labelled === null) continue;
      right++;
      if (overlap(labelled, evidence ?? '') >= 0.6) shown++;
    }
  }
  report(pairs);
  console.log(`evidence ${(shown / right).toFixed(3)} of ${right}`);
}

function report(pairs: readonly (readonly [Position, Position])[]): void {
  const share = (n: number) => (n / pairs.length).toFixed(3);
  const stance = pairs.filter(([a, b]) => (a === 'none') === (b === 'none')).length;
  console.log(`${pairs.length} messages: accuracy ${share(pairs.filter(([a, b]) => a === b).length)}`);
  console.log(`stance or none ${share(stance)}`);
  let sum = 0;
  for (const label of POSITIONS) {
    const gold = pairs.filter(([a]) => a === label).length;
    const got = pairs.filter(([, b]) => b === label).length;
    const both = pairs.filter(([a, b]) => a === label && b === label).length;
    const f1 = (2 * both) / Math.max(1, gold + got);
    sum += f1;
    console.log(
      `  ${label.padEnd(12)} n ${gold}, recall ${(both / gold).toFixed(2)}, precision ${(both / Math.max(1, got)).toFixed(2)}, F1 ${f1.toFixed(3)}`,
    );
  }
  console.log(`macro-F1 ${(sum / POSITIONS.length).toFixed(3)}`);
}

function overlap(a: string, b: string): number {
  const [x, y] = [a, b].map((s) => new Set(s.toLowerCase().match(/\w+/g) ?? []));
  if (x === undefined || y === undefined) return 0;
  return [...x].filter((w) => y.has(w)).length / Math.max(1, Math.min(x.size, y.size));
}
