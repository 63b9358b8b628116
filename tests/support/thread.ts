import type { ThreadContext } from '../../core/analysis.js';
import type { Message } from '../../core/message.js';
import { buildPeople } from '../../core/people/index.js';
import { ownSegments, quoteThread } from '../../core/quote/index.js';
import { findSeries, findTrailers } from '../../core/series/index.js';
import { parseSubject } from '../../core/series/subject.js';
import { buildForest, inDateOrder } from '../../core/thread/index.js';

/** A thread as far as its series, without positions: what core/index.ts does, for tests that need no more. */
export function contextOf(unordered: readonly Message[]): ThreadContext {
  const messages = inDateOrder(unordered);
  const { forest, root } = buildForest(messages);
  const trees = quoteThread(messages, forest);
  const base = {
    root,
    messages,
    byId: new Map(messages.map((m) => [m.id, m])),
    forest,
    parentOf: new Map(forest.flatMap((n) => (n.parent === null ? [] : [[n.id, n.parent] as const]))),
    trees,
    own: new Map([...trees].map(([id, tree]) => [id, ownSegments(tree)])),
    subjects: new Map(messages.map((m) => [m.id, parseSubject(m.subject)])),
    ...buildPeople(messages, root),
  };
  const trailers = findTrailers(base);
  return { ...base, trailers, series: findSeries(base, trailers) };
}
