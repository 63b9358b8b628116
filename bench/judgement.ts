// npx tsx bench/judgement.ts [MAIL...]: CPU time a message of reading threads, and of positions, questions and consensus in them.
import { decideConsensus } from '../core/consensus/index.js';
import { decideOutcome } from '../core/consensus/outcome.js';
import { readThread } from '../core/index.js';
import { findPositions } from '../core/position/index.js';
import { findQuestions } from '../core/question/index.js';
import { splitThreads } from '../core/thread/index.js';
import { decodeFiles } from '../ingest/index.js';
import { sharedPath } from '../tests/support/shared.js';

/** The first round warms the code up; the last one counts. */
const ROUNDS = 3;

const corpora = ['linux-s390-2021-12', 'cgroups-2022-05'].map((name) =>
  sharedPath(`corpora/${name}.mbox.gz`),
);
const given = process.argv.slice(2);
const files = given.length > 0 ? given : corpora.filter((path) => path !== null);
const { mails } = await decodeFiles(files);
const threads = splitThreads(mails.map((mail) => mail.message));
const spent = new Map<string, number>();
for (let round = 0; round < ROUNDS; round++) {
  spent.clear();
  threads.forEach(judge);
}
for (const [step, ms] of spent)
  console.log(`${step.padEnd(10)} ${(ms / mails.length).toFixed(3)} ms a message`);
const judged = ['positions', 'questions', 'consensus'].reduce((sum, step) => sum + (spent.get(step) ?? 0), 0);
console.log(
  `${mails.length} messages; positions, questions and consensus: ${(judged / mails.length).toFixed(3)} ms a message`,
);

function judge(messages: (typeof threads)[number]): void {
  const context = took('reading', () => readThread(messages));
  const { people } = took('positions', () => findPositions(context));
  const questions = took('questions', () => findQuestions(context));
  took('consensus', () => decideConsensus(context, people, questions, decideOutcome(context)));
}

function took<T>(step: string, run: () => T): T {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  spent.set(step, (spent.get(step) ?? 0) + (user + system) / 1000);
  return result;
}
