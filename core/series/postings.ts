import type { Subject } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import type { ThreadBase } from './base.js';

/** A message that posts a patch or the cover letter of some. */
export interface Posting {
  readonly message: Message;
  readonly subject: Subject;
  /** Key of who sent it. */
  readonly sender: string;
  /** As the subject says; where it says nothing, that of the posting it belongs to. */
  readonly version: number;
  /** The nearest posting above it. */
  readonly above: Posting | null;
  readonly isCover: boolean;
}

const ATTACHED = /\.(?:patch|diff)$|^text\/x-(?:patch|diff)$/i;

/** Whether the mail brings a diff, in its text or attached. */
export function hasDiff({ body, attachments }: Message): boolean {
  if (/^(?:diff --git |@@ -\d{1,9}[, ]|Index: |GIT binary patch)/m.test(body)) return true;
  return attachments.some(({ name, type }) => ATTACHED.test(name) || ATTACHED.test(type));
}

/** The postings of a thread in reading order, each with its revision. Linear: every message is looked at once. */
export function findPostings(base: ThreadBase): Posting[] {
  const postings = new Map<MessageId, Posting>();
  const nearest = new Map<MessageId, Posting | null>();
  const covers = naked(base);
  for (const { id, parent } of base.forest) {
    const above = parent === null ? null : (nearest.get(parent) ?? null);
    const posting = readPosting(base, id, above, covers.has(id));
    if (posting !== null) postings.set(id, posting);
    nearest.set(id, posting ?? above);
  }
  return [...postings.values()];
}

function readPosting(
  base: ThreadBase,
  id: MessageId,
  above: Posting | null,
  isNaked: boolean,
): Posting | null {
  const message = base.byId.get(id);
  const subject = base.subjects.get(id);
  if (message === undefined || subject === undefined || subject.isReply) return null;
  if (!isNaked && !posts(message, subject, above)) return null;
  const sender = base.personOf.get(id)?.key ?? '';
  const isCover = isNaked || subject.number === 0;
  return { message, subject, sender, version: versionOf(subject, sender, above), above, isCover };
}

/** A mail under a posting that has its title and no diff is an answer that lost its "Re:". */
function posts(message: Message, subject: Subject, above: Posting | null): boolean {
  if (!subject.isPatch && !subject.isRfc) return false;
  if (hasDiff(message)) return true;
  if (!subject.isPatch) return false;
  if (above === null) return true;
  return subject.number !== null && above.subject.title !== subject.title;
}

function versionOf(subject: Subject, sender: string, above: Posting | null): number {
  if (!subject.versionInferred || above === null || above.sender !== sender) return subject.version;
  const sameSet = above.subject.total === subject.total || (above.isCover && above.subject.total === null);
  return sameSet && subject.number !== null && above.subject.number !== subject.number
    ? above.version
    : subject.version;
}

/** Covers without `0/n`: mail without a diff that its sender answers with numbered patches. */
function naked(base: ThreadBase): Set<MessageId> {
  const covers = new Set<MessageId>();
  for (const { id, parent } of base.forest) {
    const patch = base.subjects.get(id);
    const cover = parent === null ? undefined : base.byId.get(parent);
    if (cover === undefined || !patch?.isPatch || patch.isReply || (patch.number ?? 0) < 1) continue;
    const subject = base.subjects.get(cover.id);
    if (subject === undefined || subject.isReply || subject.number !== null || hasDiff(cover)) continue;
    if (base.personOf.get(id)?.key === base.personOf.get(cover.id)?.key) covers.add(cover.id);
  }
  return covers;
}
