import type { MessageFinding, ThreadAnalysis, ThreadContext } from './analysis.js';
import { findDecisions } from './consensus/decisions.js';
import { decideConsensus } from './consensus/index.js';
import { decideOutcome } from './consensus/outcome.js';
import { weighed } from './correction/consensus.js';
import { applyCorrections, type Findings, forcedPeople, standing, striking } from './correction/index.js';
import { identityOf } from './identity/index.js';
import type { Message } from './message.js';
import { buildPeople } from './people/index.js';
import { findPositions } from './position/index.js';
import { appliedIn, headsOf } from './proposal/index.js';
import { findQuestions } from './question/index.js';
import { ownSegments, quoteThread } from './quote/index.js';
import type { Reference } from './reference.js';
import { findRoles } from './role/index.js';
import { findSeries, findTrailers, threadKind } from './series/index.js';
import { parseSubject } from './series/subject.js';
import { buildForest, inDateOrder, pagesOf } from './thread/index.js';

export { explain } from './position/explain.js';
export { parseReference, type Reference } from './reference.js';

/**
 * The one door into the analysis: messages of one thread in, everything derived out, set right by the corrections that
 * stand; `marks` says what they changed and what the mails alone say. Pure; the answer is the same whatever the order of
 * `messages` and corrections. Throws on an empty list only.
 */
export function analyzeThread(messages: readonly Message[], reference: Reference = {}): ThreadAnalysis {
  const stand = standing(reference.corrections ?? []);
  const context = readThread(messages, reference);
  const roles = findRoles(context, reference.maintainers ?? []);
  const mails = findIn(context);
  const strike = striking(stand);
  const found = strike === undefined ? mails : findIn(context, strike);
  const right = applyCorrections(mails, found, stand);
  const { questions, outcome, marks } = right;
  return {
    root: context.root.id,
    subject: parseSubject(context.root.subject),
    list: context.root.list,
    kind: threadKind(context),
    author: context.author,
    people: context.people,
    forest: context.forest,
    messages: right.messages,
    trees: context.trees,
    positions: right.positions,
    questions,
    consensus: weighed(right, (positions) => decideConsensus(context, positions, questions, outcome, roles)),
    outcome,
    applied: appliedIn(context, outcome),
    decisions: right.decisions,
    heads: headsOf(context),
    series: context.series,
    trailers: [...context.trailers.values()].flat(),
    roles: [...roles].map(([person, role]) => ({ person, ...role })),
    identities: new Map(
      context.messages.map((message) => [message.id, identityOf(message, reference.listServers)]),
    ),
    marks,
  };
}

function findIn(context: ThreadContext, revise?: (finding: MessageFinding) => MessageFinding): Findings {
  const { messages, people: positions } = findPositions(context, revise);
  const questions = findQuestions(context);
  const outcome = decideOutcome(context);
  const decisions = findDecisions(context, messages, questions);
  return { people: context.people, messages, positions, questions, outcome, decisions };
}

/** Threading, quote trees, people, series and trailers: what every later step starts from. */
export function readThread(
  unordered: readonly Message[],
  { mailmap, corrections = [] }: Reference = {},
): ThreadContext {
  const messages = inDateOrder(unordered);
  const { forest, root } = buildForest(messages);
  const trees = quoteThread(messages, forest);
  const pages = pagesOf(messages);
  const { people, personOf, author } = buildPeople(messages, root, {
    ...forcedPeople(standing(corrections)),
    mailmap,
  });
  const base = {
    root,
    messages,
    byId: new Map(messages.map((m) => [m.id, m])),
    forest,
    parentOf: new Map(forest.flatMap((n) => (n.parent === null ? [] : [[n.id, n.parent] as const]))),
    trees,
    // A page of a mail that is here says nothing that the mail does not say itself.
    own: new Map([...trees].map(([id, tree]) => [id, pages.has(id) ? [] : ownSegments(tree)])),
    subjects: new Map(messages.map((m) => [m.id, parseSubject(m.subject)])),
    people,
    personOf,
    author,
  };
  const trailers = findTrailers(base);
  return { ...base, trailers, series: findSeries(base, trailers) };
}
