import type { Person, TrailerFinding, TrailerStatus } from '../analysis.js';
import type { MessageId, PersonKey } from '../ids.js';
import type { Mailbox, Message } from '../message.js';
import { type IdentityEvidence, sameIdentity } from '../people/index.js';
import type { ThreadBase } from './base.js';
import { groupSeries, patchesOf } from './group.js';
import { hasDiff } from './postings.js';
import { type Place, patchesInScope } from './scope.js';
import { phraseIn, tagStatements } from './statements.js';
import { type TrailerLine, trailerLines } from './trailer-lines.js';

/** One message, and the posting that its trailers are about. */
interface Reading {
  readonly message: Message;
  readonly person: Person | undefined;
  /** The message itself posts a patch or cover. */
  readonly posts: boolean;
  readonly hasDiff: boolean;
  readonly place: Place | undefined;
}
type Draft = { -readonly [K in keyof TrailerFinding]: TrailerFinding[K] };

/**
 * Every trailer of a thread with whose statement it is: sent by the person it names (counts), on a condition, taken back
 * later, named by somebody else (mismatch), carried in a patch, or quoted. Reviews of a bot are its own.
 */
export function findTrailers(base: ThreadBase): Map<MessageId, TrailerFinding[]> {
  const found = new Map<MessageId, Draft[]>();
  const given = new Map<PersonKey, Draft[]>();
  const places = placesOf(base);
  for (const message of base.messages) {
    const place = places.get(message.id);
    const posts = place?.posting.message.id === message.id;
    const person = base.personOf.get(message.id);
    const reading = { message, person, posts, hasDiff: hasDiff(message), place };
    const own = ownTrailers(base, reading);
    takeBack(base, reading, given, own);
    found.set(message.id, own);
    for (const draft of own) remember(given, draft);
  }
  return found;
}

/** For each message the nearest posting at or above it. */
function placesOf(base: ThreadBase): Map<MessageId, Place> {
  const posted = new Map<MessageId, Place>();
  for (const group of groupSeries(base)) {
    const patches = patchesOf(group);
    const ids = patches.map(({ message }) => message.id);
    for (const posting of group.cover === null ? patches : [group.cover, ...patches]) {
      posted.set(posting.message.id, { posting, patches, ids });
    }
  }
  const places = new Map(posted);
  for (const { id, parent } of base.forest) {
    const above = parent === null ? undefined : places.get(parent);
    if (above !== undefined && !places.has(id)) places.set(id, above);
  }
  return places;
}

function ownTrailers(base: ThreadBase, reading: Reading): Draft[] {
  const { message } = reading;
  const tree = base.trees.get(message.id);
  const lines = tree === undefined ? [] : trailerLines(message, tree);
  const findings = lines.flatMap((line) => fromLine(reading, line));
  if (reading.posts) return findings;
  for (const { kind, tag, text, span } of tagStatements(base.own.get(message.id) ?? [])) {
    const isGiven = findings.some((finding) => finding.tag === tag && finding.person !== null);
    if (kind !== 'condition' || isGiven) continue;
    findings.push(draft(reading, { tag, ...onCondition(text), text, span, patches: scopeOf(reading, text) }));
  }
  return findings;
}

function fromLine(reading: Reading, line: TrailerLine): Draft[] {
  const evidence = isPersonTag(line.tag) ? evidenceFor(reading, line) : 'address';
  const verdict = judge(reading, line, evidence);
  const { status } = verdict;
  if (line.isInline && status !== 'counts' && status !== 'condition') return [];
  const { tag, span, text } = line;
  const finding = draft(reading, { tag, ...verdict, text, span, patches: scopeOf(reading, line.remark) });
  if (evidence === null || line.isQuoted || reading.posts) {
    finding.person = evidence !== null && !line.isQuoted ? finding.person : null;
    finding.who = line.name || line.address || finding.who;
    finding.address = line.address;
  } else if (line.address !== null) {
    finding.who = line.name || finding.who;
    finding.address = line.address;
  }
  return [finding];
}

function judge(
  { message, person, posts, hasDiff }: Reading,
  line: TrailerLine,
  evidence: IdentityEvidence | null,
): Verdict {
  if (line.isQuoted) return { status: 'quoted', reason: 'stands in a quote or in the copy of a commit' };
  if (posts || (hasDiff && !isReview(line.tag))) {
    return { status: 'carried', reason: 'stands in the message of a patch' };
  }
  const sender = `${person?.name ?? message.from.name} <${person?.address ?? message.from.address}>`;
  if (evidence === null)
    return { status: 'mismatch', reason: `names ${line.name || line.address}, was sent by ${sender}` };
  const condition = [line.lead, line.remark.replace(/^[#([\s]+/, '')].find(
    (words) => phraseIn(words) === 'condition',
  );
  return condition === undefined ? { status: 'counts', reason: REASONS[evidence] } : onCondition(condition);
}

interface Verdict {
  readonly status: TrailerStatus;
  readonly reason: string;
  readonly condition?: string;
}

function onCondition(words: string): Verdict {
  const condition = words.trim().replace(/[:,]$/, '');
  return { status: 'condition', reason: `given on a condition: "${condition}"`, condition };
}

const REASONS: Record<IdentityEvidence, string> = {
  address: 'sent from this address',
  'plus-suffix': 'sent from this address, apart from a +suffix',
  subdomain: 'sent from the same name at a domain one label apart',
  name: 'sent by a person of exactly this name',
  mailmap: 'sent by this person, by the mailmap',
};

function evidenceFor({ message, person }: Reading, line: TrailerLine): IdentityEvidence | null {
  const named: Mailbox = { name: line.name, address: line.address ?? '' };
  const name = person?.name ?? message.from.name;
  const addresses = person?.addresses ?? [message.from.address];
  const found = addresses.map((address) => sameIdentity(named, { name, address }));
  return (
    (['address', 'plus-suffix', 'subdomain', 'name'] as const).find((one) => found.includes(one)) ?? null
  );
}

function draft(
  { message, person }: Reading,
  fields: Pick<TrailerFinding, 'tag' | 'status' | 'reason' | 'text' | 'span'> & {
    patches: readonly MessageId[];
    condition?: string;
  },
): Draft {
  const who = person?.name ?? message.from.name;
  const address = person?.address ?? message.from.address;
  return { who, address, person: person?.key ?? null, messageId: message.id, condition: null, ...fields };
}

function scopeOf({ message, place, posts }: Reading, words: string): readonly MessageId[] {
  if (posts) return [message.id];
  return place === undefined ? [] : patchesInScope(place, words);
}

/** Turns earlier tags of the same person into withdrawn ones; without one, the statement itself is the finding. */
function takeBack(base: ThreadBase, reading: Reading, given: Map<PersonKey, Draft[]>, own: Draft[]): void {
  const { message, person } = reading;
  if (person === undefined || reading.posts) return;
  for (const { kind, tag, text, span } of tagStatements(base.own.get(message.id) ?? [])) {
    if (kind !== 'withdrawn') continue;
    const reason = `taken back in ${message.id}: "${text}"`;
    const patches = scopeOf(reading, text);
    const [earlier, kept] = parted(given.get(person.key) ?? [], (one) => isTakenBack(one, tag, patches));
    for (const finding of earlier) Object.assign(finding, { status: 'withdrawn', reason });
    given.set(person.key, kept);
    if (earlier.length === 0)
      own.push(draft(reading, { tag, status: 'withdrawn', reason, text, span, patches }));
  }
}

/** By the person who gave it. */
function remember(given: Map<PersonKey, Draft[]>, draft: Draft): void {
  if (draft.person === null || (draft.status !== 'counts' && draft.status !== 'condition')) return;
  const known = given.get(draft.person);
  if (known === undefined) given.set(draft.person, [draft]);
  else known.push(draft);
}

function parted<T>(items: readonly T[], test: (item: T) => boolean): readonly [T[], T[]] {
  const [yes, no]: [T[], T[]] = [[], []];
  for (const item of items) (test(item) ? yes : no).push(item);
  return [yes, no];
}

function isTakenBack(
  { tag: own, patches: given }: Draft,
  tag: string,
  patches: readonly MessageId[],
): boolean {
  const isSame = own === tag || own.toLowerCase().includes(tag.slice(0, -3).toLowerCase());
  return isSame && (patches.length === 0 || given.length === 0 || given.some((id) => patches.includes(id)));
}

function isPersonTag(tag: string): boolean {
  return tag.endsWith('-by');
}

function isReview(tag: string): boolean {
  return /^(?:reviewed|acked|tested|nacked)-/i.test(tag);
}
