// npm run bench:grouping [-- --messages N]: how the cost of threads, series, trailers and proposals grows with the mail.
import { parseArgs } from 'node:util';
import { readThread } from '../core/index.js';
import type { Message } from '../core/message.js';
import { headsOf, linkProposals } from '../core/proposal/index.js';
import type { ThreadBase } from '../core/series/base.js';
import { findSeries, findTrailers } from '../core/series/index.js';
import { splitThreads } from '../core/thread/index.js';
import { mails, SHAPES, type Shape } from './grouping-mail.js';

const { values } = parseArgs({ options: { messages: { type: 'string', default: '20000' } } });
const most = Number(values.messages);
const RUNS = 9;

console.log('Seconds of CPU for n messages; n log n grows by 2.1 to 2.2 when n doubles, n² by 4.\n');
console.log(['mail', 'step', most / 2, most, 'ratio'].map((cell) => String(cell).padStart(12)).join(''));
for (const shape of SHAPES) {
  const [half, whole] = [measure(shape, most / 2), measure(shape, most)];
  for (const step of Object.keys(whole)) {
    const [before = 0, after = 0] = [half[step], whole[step]];
    const cells = [shape, step, before.toFixed(3), after.toFixed(3), (after / before).toFixed(2)];
    console.log(cells.map((cell) => cell.padStart(12)).join(''));
  }
}

/** The least of several runs each: what else the machine does only adds. */
function measure(shape: Shape, count: number): Record<string, number> {
  const messages = mails(shape, count);
  const threads = splitThreads(messages);
  const bases: ThreadBase[] = threads.map((thread) => readThread(thread));
  const trailers = bases.map((base) => findTrailers(base));
  const heads = threads.flatMap((thread) => headsOf(readThread(thread)));
  return {
    threads: least(() => splitThreads(shuffled(messages))),
    trailers: least(() => bases.map((base) => findTrailers(base))),
    series: least(() => bases.map((base, i) => findSeries(base, trailers[i] ?? new Map()))),
    proposals: least(() => linkProposals(heads)),
  };
}

function least(run: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    run();
    return process.cpuUsage(start).user / 1e6;
  });
  return Math.min(...times);
}

/** The same other order each time. */
function shuffled(messages: readonly Message[]): Message[] {
  return messages.map((_, i) => messages[(i * 7_919) % messages.length] as Message);
}
