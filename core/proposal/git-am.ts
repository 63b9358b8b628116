import type { Series, ThreadContext, TrailerFinding } from '../analysis.js';
import type { MessageId } from '../ids.js';
import { patchId } from './patch-id.js';

/** One trailer of a patch, as it goes into the commit. */
export interface CommitTrailer {
  /** `Reviewed-by: Ann Lee <ann@example.org> # s390` */
  readonly line: string;
  /** `patch`: stood in the posting; `reply`: given to this patch; `carried`: given to the same patch in an earlier revision. */
  readonly from: 'patch' | 'reply' | 'carried';
  readonly messageId: MessageId;
}
export interface PatchTrailers {
  readonly patch: MessageId;
  readonly subject: string;
  /** In the order of the commit message: what the author wrote, then what was given since, oldest first. */
  readonly trailers: readonly CommitTrailer[];
}

/**
 * The trailers of each patch of the series that holds the message (or is answered by it), ready for `git am`. As b4 does:
 * what stood in the patch stays and comes first, tags given in replies follow, those given to the cover letter go to every
 * patch, each once. Not as b4: nothing that is on a condition, taken back, a NAK, or sent by somebody else. What was given
 * to an earlier revision counts where the patch did not change, and only there. `earlier`: the threads of those revisions.
 * A patch that a partial reroll left out is taken from the revision before. `[]` when the message belongs to no series.
 */
export function trailersForGitAm(
  context: ThreadContext,
  messageId: MessageId,
  earlier: readonly ThreadContext[] = [],
): PatchTrailers[] {
  const series = seriesAbout(context, messageId);
  if (series === undefined) return [];
  const given = givenTags([...earlier, context]);
  return completed(context, series).map((patch) => {
    const message = context.byId.get(patch);
    const found = [...ownTags(context, patch), ...(given.onPatch.get(patch) ?? [])];
    const id = message === undefined ? null : patchId(message.body);
    const carried = (id === null ? [] : (given.onChange.get(id) ?? [])).map((tag) => ({
      ...tag,
      from: 'carried' as const,
    }));
    return { patch, subject: message?.subject ?? '', trailers: once([...found, ...carried]) };
  });
}

function seriesAbout({ series, parentOf }: ThreadContext, messageId: MessageId): Series | undefined {
  const seen = new Set<MessageId>();
  for (let at: MessageId | undefined = messageId; at !== undefined && !seen.has(at); at = parentOf.get(at)) {
    const id = at;
    seen.add(id);
    const found = series.find(({ cover, patches }) => cover === id || patches.includes(id));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The patches by number; those that this revision did not post again, from the newest one before it in the thread. */
function completed({ series, subjects }: ThreadContext, newest: Series): readonly MessageId[] {
  if (newest.cover !== null || newest.patches.length >= newest.total) return newest.patches;
  const byNumber = new Map<number, MessageId>();
  const place = (id: MessageId) => subjects.get(id)?.number ?? 1;
  for (const one of series.slice(0, series.indexOf(newest) + 1)) {
    const isSame =
      one.total === newest.total && one.author === newest.author && one.version <= newest.version;
    if (isSame) for (const id of one.patches) byNumber.set(place(id), id);
  }
  return [...byNumber].sort(([a], [b]) => a - b).map(([, id]) => id);
}

/** A NAK is none to record, and a link in an answer points elsewhere. */
const NOT_GIVEN: ReadonlySet<string> = new Set(['Nacked-by', 'Link']);

interface Given {
  readonly onPatch: ReadonlyMap<MessageId, readonly CommitTrailer[]>;
  /** By the stable id of the patch. */
  readonly onChange: ReadonlyMap<string, readonly CommitTrailer[]>;
}

function givenTags(contexts: readonly ThreadContext[]): Given {
  const onPatch = new Map<MessageId, CommitTrailer[]>();
  const onChange = new Map<string, CommitTrailer[]>();
  for (const context of contexts) {
    for (const finding of [...context.trailers.values()].flat()) {
      if (finding.status !== 'counts' || NOT_GIVEN.has(finding.tag)) continue;
      const tag: CommitTrailer = { line: lineOf(finding), from: 'reply', messageId: finding.messageId };
      for (const patch of finding.patches) append(onPatch, patch, tag);
    }
    for (const patch of context.series.flatMap(({ patches }) => patches)) {
      const id = patchId(context.byId.get(patch)?.body ?? '');
      if (id !== null) for (const tag of onPatch.get(patch) ?? []) append(onChange, id, tag);
    }
  }
  return { onPatch, onChange };
}

/** Everything that stood in the commit message, in its order. */
function ownTags({ trailers }: ThreadContext, patch: MessageId): CommitTrailer[] {
  const own = (trailers.get(patch) ?? []).filter(({ status }) => status === 'carried');
  return own.map((finding) => ({ line: lineOf(finding), from: 'patch', messageId: patch }));
}

/** As it was written, with the usual capitals; the address of the sender where only a name was given. */
function lineOf({ tag, text, who, address }: TrailerFinding): string {
  const value = text.slice(text.indexOf(':') + 1).trim();
  return tag.endsWith('-by') && address !== null && !value.includes('@')
    ? `${tag}: ${who} <${address}>`
    : `${tag}: ${value}`;
}

/** The same tag of the same address once; the first stays. */
function once(trailers: readonly CommitTrailer[]): CommitTrailer[] {
  const seen = new Set<string>();
  return trailers.filter(({ line }) => {
    const tag = line.slice(0, line.indexOf(':')).toLowerCase();
    const key = `${tag} ${(/[^\s<>]+@[^\s<>]+/.exec(line)?.[0] ?? line).toLowerCase()}`;
    return !seen.has(key) && seen.add(key);
  });
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
