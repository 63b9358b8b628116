import type { ThreadAnalysis, ThreadContext } from './analysis.js';
import { findDecisions } from './consensus/decisions.js';
import { decideConsensus } from './consensus/index.js';
import { decideOutcome } from './consensus/outcome.js';
import type { Message } from './message.js';
import { buildPeople, type ForcedPeople, type Mailmap } from './people/index.js';
import { findPositions } from './position/index.js';
import { appliedIn, headsOf } from './proposal/index.js';
import { findQuestions } from './question/index.js';
import { ownSegments, quoteThread } from './quote/index.js';
import { findRoles, type Section } from './role/index.js';
import { findSeries, findTrailers, threadKind } from './series/index.js';
import { parseSubject } from './series/subject.js';
import { buildForest, inDateOrder } from './thread/index.js';

export { explain } from './position/explain.js';

/** What is known beside the mail, of who is who. */
export interface Reference {
  readonly mailmap?: Mailmap | undefined;
  readonly maintainers?: readonly Section[] | undefined;
  /** Set right by hand. */
  readonly people?: ForcedPeople | undefined;
}

/**
 * The one door into the analysis: messages of one thread in, everything derived out. Pure; the answer is the same
 * whatever the order of `messages`. Throws on an empty list only.
 */
export function analyzeThread(messages: readonly Message[], reference: Reference = {}): ThreadAnalysis {
  const context = readThread(messages, reference);
  const { messages: findings, people: positions } = findPositions(context);
  const questions = findQuestions(context);
  const outcome = decideOutcome(context);
  const roles = findRoles(context, reference.maintainers ?? []);
  return {
    root: context.root.id,
    subject: parseSubject(context.root.subject),
    list: context.root.list,
    kind: threadKind(context),
    author: context.author,
    people: context.people,
    forest: context.forest,
    messages: findings,
    trees: context.trees,
    positions,
    questions,
    consensus: decideConsensus(context, positions, questions, outcome, roles),
    outcome,
    applied: appliedIn(context, outcome),
    decisions: findDecisions(context, findings, questions),
    heads: headsOf(context),
    series: context.series,
    trailers: [...context.trailers.values()].flat(),
    roles: [...roles].map(([person, role]) => ({ person, ...role })),
  };
}

/** Threading, quote trees, people, series and trailers: what every later step starts from. */
export function readThread(
  unordered: readonly Message[],
  { mailmap, people: forced }: Reference = {},
): ThreadContext {
  const messages = inDateOrder(unordered);
  const { forest, root } = buildForest(messages);
  const trees = quoteThread(messages, forest);
  const { people, personOf, author } = buildPeople(messages, root, { ...forced, mailmap });
  const base = {
    root,
    messages,
    byId: new Map(messages.map((m) => [m.id, m])),
    forest,
    parentOf: new Map(forest.flatMap((n) => (n.parent === null ? [] : [[n.id, n.parent] as const]))),
    trees,
    own: new Map([...trees].map(([id, tree]) => [id, ownSegments(tree)])),
    subjects: new Map(messages.map((m) => [m.id, parseSubject(m.subject)])),
    people,
    personOf,
    author,
  };
  const trailers = findTrailers(base);
  return { ...base, trailers, series: findSeries(base, trailers) };
}
