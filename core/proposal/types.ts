import type { MessageId, PersonKey } from '../ids.js';

/** One series of patches, or a prose RFC, as a candidate for a revision of some proposal. */
export interface ProposalHead {
  /** Its cover letter, first patch or prose. */
  readonly id: MessageId;
  /** First message of its thread. */
  readonly thread: MessageId;
  /** All its postings: what a link to this revision may name. */
  readonly postings: readonly MessageId[];
  /** Lower-cased, white space folded. */
  readonly title: string;
  readonly author: PersonKey;
  /** Whole name as `nameKey` spells it, '' when it is no full name. */
  readonly authorName: string;
  readonly date: string;
  /** Of a backport the stable tree that the subject names (`5.15`), else ''. */
  readonly tree: string;
  readonly version: number;
  readonly isRfc: boolean;
  readonly isResend: boolean;
  /** Counter of `id`, for patches that were sent without a thread. */
  readonly number: number | null;
  readonly total: number | null;
  readonly changeIds: readonly string[];
  /** Messages that its text names as an earlier version. */
  readonly links: readonly MessageId[];
  /** Titles of its patches, spelt like `title`. */
  readonly patchTitles: readonly string[];
  /** Stable ids of its patches, as of `git patch-id --stable`. */
  readonly patchIds: readonly string[];
  /** Files that its patches change. */
  readonly files: readonly string[];
}

/** Why two heads are one proposal; strongest first, and the order in which they are listed. */
export const LINK_KINDS = [
  'corrected',
  'change-id',
  'link',
  'thread',
  'sending',
  'patches',
  'title',
  'patch-titles',
  'next',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Two revisions, each by the id of any of its postings or of the first message of its thread. */
export type RevisionPair = readonly [MessageId, MessageId];

/** Set right by hand: it wins over all evidence. */
export interface ForcedLinks {
  readonly link?: readonly RevisionPair[];
  /** Never in one proposal, whatever connects them, directly or over others. A pair that is cut and linked is cut. */
  readonly cut?: readonly RevisionPair[];
}

export interface RevisionLink {
  readonly kind: LinkKind;
  /** The head of the earlier revision (or, for `sending`, of another part of this one). */
  readonly to: MessageId;
  /** One sentence for a person. */
  readonly text: string;
}

export interface Revision {
  readonly version: number;
  /** `RFC v1`, `v2`, `v2 (resent)`. */
  readonly label: string;
  /** First head; the others are patches of it that were sent without a thread. */
  readonly heads: readonly MessageId[];
  readonly date: string;
  /** Why it belongs to the proposal; empty for the first revision. */
  readonly evidence: readonly RevisionLink[];
}

export interface Proposal {
  /** Id of its first head, which later mail does not change. */
  readonly id: MessageId;
  readonly title: string;
  /** By date: the last one is the newest, whatever its number says. */
  readonly revisions: readonly Revision[];
}
