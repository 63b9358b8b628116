import type { Series, ThreadContext } from '../analysis.js';
import { type MessageId, messageId } from '../ids.js';
import type { Message } from '../message.js';
import { nameKey } from '../people/index.js';
import { patchId } from './patch-id.js';
import type { ProposalHead } from './types.js';

/** Where a mail speaks of its earlier versions, it does so within this much text. */
const MAX_TEXT = 60_000;
const MAX_LINE = 400;
/** Series that change more files are told by their titles and patches. */
const MAX_FILES = 200;
const ARCHIVE_LINK = /https?:\/\/[^\s<>()]{3,100}\/([^\s<>()/]{1,240}(?:@|%40)[^\s<>()/]{1,200})/i;
const BARE_ID = /<([^\s<>@]{1,240}@[^\s<>@]{1,200})>/;
/** `v1:`, `Changes since RFC`, `Link to previous version`, on the line of a link or on one of the two above. */
const EARLIER =
  /\bv\d{1,3}\b|\brfc\b|\b(?:previous|earlier|last|first|initial|original|prior) (?:version|posting|revision|series|post|submission|attempt|rfc)\b|\bchanges? (?:since|from|in)\b|\bchangelog\b|\bhistory\b/i;
const OTHER =
  /\b(?:depends|dependency|dependencies|based on|requires|prerequisite|on top of|builds on|see also|related)\b/i;

/** The heads that a thread brings: one a series, and its root where that is an RFC in prose. */
export function headsOf(context: ThreadContext): ProposalHead[] {
  const heads = context.series.flatMap((series) => headOf(context, series) ?? []);
  const subject = context.subjects.get(context.root.id);
  const isKnown = heads.some(({ postings }) => postings.includes(context.root.id));
  if (isKnown || subject === undefined || subject.isReply || !subject.isRfc) return heads;
  return [read(context, context.root, [context.root.id], []), ...heads];
}

function headOf(context: ThreadContext, { version, cover, patches }: Series): ProposalHead | null {
  const postings = cover === null ? patches : [cover, ...patches];
  const first = context.byId.get(postings[0] ?? messageId(''));
  return first === undefined ? null : { ...read(context, first, postings, patches), version };
}

function read(
  context: ThreadContext,
  first: Message,
  postings: readonly MessageId[],
  patches: readonly MessageId[],
): ProposalHead {
  const subject = context.subjects.get(first.id);
  const author = context.personOf.get(first.id) ?? context.author;
  const messages = postings.flatMap((id) => context.byId.get(id) ?? []);
  const texts = messages.map((message) => beforeDiff(message.body));
  const headers = messages.flatMap(({ headers }) => headers['change-id'] ?? headers['x-change-id'] ?? []);
  return {
    id: first.id,
    thread: context.root.id,
    postings,
    title: titleOf(context, first.id),
    author: author.key,
    authorName: nameKey(author.name),
    date: first.date,
    tree: (subject?.tags ?? []).filter((tag) => /^v?\d{1,2}\.\d{1,3}(?:\.\w{1,4})?$/.test(tag)).join(' '),
    version: subject?.version ?? 1,
    isRfc: subject?.isRfc ?? false,
    isResend: subject?.isResend ?? false,
    number: subject?.number ?? null,
    total: subject?.total ?? null,
    changeIds: [...new Set([...headers, ...texts.flatMap(changeIds)].map((id) => id.trim().toLowerCase()))],
    links: [...new Set(texts.flatMap(earlierVersions))].filter((id) => !postings.includes(id)),
    patchTitles: patches.map((id) => titleOf(context, id)),
    patchIds: messages.flatMap(({ body }) => patchId(body) ?? []),
    files: [...new Set(messages.flatMap(({ body }) => changedFiles(body)))].slice(0, MAX_FILES),
  };
}

function titleOf({ subjects }: ThreadContext, id: MessageId): string {
  return (subjects.get(id)?.title ?? '').toLowerCase().replace(/\s+/g, ' ');
}

function beforeDiff(body: string): string {
  const end = body.search(/^diff --git /m);
  return body.slice(0, end === -1 ? MAX_TEXT : Math.min(end, MAX_TEXT));
}

/** `change-id: 20240101-name-0123456789ab` of b4 prep; Gerrit's `Change-Id: I…` too. */
function changeIds(text: string): string[] {
  return [...text.matchAll(/^change-id: {0,3}(\S{8,200})[ \t]*$/gim)].map(([, id]) => id as string);
}

/** Ids that the text names as earlier versions: archive links and `<id>`s by words that say so. Never quoted ones. */
function earlierVersions(text: string): MessageId[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.slice(0, MAX_LINE)]));
  return lines.flatMap((line, i) => {
    const id = /^\s*>/.test(line) ? null : linkedId(line);
    if (id === null) return [];
    const around = [lines[i - 2] ?? '', lines[i - 1] ?? '', line.replace(id.raw, '')].join('\n');
    return EARLIER.test(around) && !OTHER.test(around) ? [id.id] : [];
  });
}

function linkedId(line: string): { id: MessageId; raw: string } | null {
  const raw = ARCHIVE_LINK.exec(line)?.[1] ?? BARE_ID.exec(line)?.[1];
  if (raw === undefined || /-by:/i.test(line)) return null;
  return { id: messageId(raw.replace(/%40/g, '@').replace(/[.,;]$/, '')), raw };
}

function changedFiles(body: string): string[] {
  return [...body.matchAll(/^diff --git a\/(\S{1,300}) b\//gm)].map(([, path]) => path as string);
}
