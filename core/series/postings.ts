import type { Person, Subject } from '../analysis.js';
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
  const covers = nakedCovers(base);
  for (const { id, parent } of base.forest) {
    const above = parent === null ? null : (nearest.get(parent) ?? null);
    const posting = readPosting(base, id, above, covers.get(id));
    if (posting !== null) postings.set(id, posting);
    nearest.set(id, posting ?? above);
  }
  return [...postings.values()];
}

/** `naked`: the revision of the patches under a cover that has no number itself. */
function readPosting(
  base: ThreadBase,
  id: MessageId,
  above: Posting | null,
  naked: number | undefined,
): Posting | null {
  const message = base.byId.get(id);
  const subject = base.subjects.get(id);
  if (message === undefined || subject === undefined || subject.isReply) return null;
  const person = base.personOf.get(id);
  if (naked === undefined && !posts(message, subject, above, person)) return null;
  const sender = person?.key ?? '';
  const isCover = naked !== undefined || subject.number === 0;
  const version = naked !== undefined && subject.versionInferred ? naked : versionOf(subject, sender, above);
  return { message, subject, sender, version, above, isCover };
}

/** A mail under a posting that has its title and no diff is an answer that lost its "Re:"; a bot's is a report. */
function posts(
  message: Message,
  subject: Subject,
  above: Posting | null,
  person: Person | undefined,
): boolean {
  if (!subject.isPatch && !subject.isRfc) return false;
  if (hasDiff(message)) return true;
  if (!subject.isPatch || person?.bot === true) return false;
  if (above === null) return true;
  if (subject.number === 0 && above.sender === person?.key) return true;
  return subject.number !== null && above.subject.title !== subject.title;
}

function versionOf(subject: Subject, sender: string, above: Posting | null): number {
  if (!subject.versionInferred || above === null || above.sender !== sender) return subject.version;
  const sameSet = above.subject.total === subject.total || (above.isCover && above.subject.total === null);
  return sameSet && subject.number !== null && above.subject.number !== subject.number
    ? above.version
    : subject.version;
}

/**
 * Covers without `0/n`, and their revision: mail without a diff that its sender answers with numbered patches. The
 * revision is that of the patches, else that of a title that ends with it ("clean up the locking v2").
 */
function nakedCovers(base: ThreadBase): Map<MessageId, number> {
  const covers = new Map<MessageId, number>();
  for (const { id, parent } of base.forest) {
    const patch = base.subjects.get(id);
    const cover = parent === null ? undefined : base.byId.get(parent);
    if (cover === undefined || covers.has(cover.id)) continue;
    if (patch === undefined || !patch.isPatch || patch.isReply || (patch.number ?? 0) < 1) continue;
    const subject = base.subjects.get(cover.id);
    if (subject === undefined || subject.isReply || subject.number !== null || hasDiff(cover)) continue;
    if (base.personOf.get(id)?.key !== base.personOf.get(cover.id)?.key) continue;
    const titled = / v(\d{1,2})$/.exec(subject.title)?.[1];
    covers.set(cover.id, patch.versionInferred ? Number(titled ?? subject.version) : patch.version);
  }
  return covers;
}
