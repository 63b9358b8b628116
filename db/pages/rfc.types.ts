/** The page of a proposal and its parts: reviewers, questions, revisions, events, what became of it. */
import type { ConsensusState, OutcomeState, Position, Role, ThreadKind } from '../../core/analysis.js';
import type { Identity } from '../../core/identity/index.js';
import type { Evidence, MarkView, MessageRef, PersonRef, TurnView } from './types.js';

export interface StepView {
  readonly position: Position;
  readonly note: string;
  readonly evidence: Evidence;
  /** How well it is shown that this mail is theirs. */
  readonly identity: Identity;
}
export interface ReviewerView {
  readonly person: PersonRef;
  readonly role: Role | 'maintainer' | 'reviewer' | 'committer';
  /** What the office rests on: a section and file, or a proposal that they applied; null without one. */
  readonly office: string | null;
  readonly position: Position;
  readonly changed: boolean;
  readonly rule: string;
  readonly confidence: number;
  readonly condition: string | null;
  readonly evidence: Evidence | null;
  /** How well it is shown that the mail of `evidence` is theirs; null when they took no stand. */
  readonly identity: Identity | null;
  /** Every stand they took, oldest first. */
  readonly path: readonly StepView[];
  /** The correction that set it, or null. */
  readonly mark: MarkView | null;
  /** One cell a revision of the proposal, same order as RfcPage.revisions; null: not heard on it. */
  readonly cells: readonly ({
    readonly position: Position;
    readonly carried: boolean;
    /** Of a carried stand: the revision on which it was said, and why it still holds. */
    readonly carriedFrom: string | null;
    readonly evidence: Evidence | null;
  } | null)[];
}
export interface QuestionView {
  readonly asker: PersonRef;
  readonly to: PersonRef | null;
  readonly text: string;
  readonly ref: MessageRef;
  readonly date: string;
  readonly status: 'open' | 'answered';
  readonly acknowledged: boolean;
  readonly rhetorical: boolean;
  /** It names another way to go. */
  readonly suggestion?: boolean | undefined;
  /** The older revision on which it was asked and left open. */
  readonly carriedFrom?: string | undefined;
  readonly answer: Evidence | null;
  readonly rule: string;
  /** The correction that set it, or null. */
  readonly mark: MarkView | null;
}
export interface RevisionView {
  readonly version: number;
  readonly label: string;
  readonly root: MessageRef;
  readonly date: string;
  readonly patches: number;
  /** Why it is a revision of the same proposal. */
  readonly evidence: string;
  readonly current: boolean;
}
export interface EventView {
  readonly date: string;
  readonly kind: 'posted' | 'position' | 'question' | 'outcome' | 'decision';
  readonly text: string;
  readonly position: Position | null;
  readonly ref: MessageRef;
}
export interface RfcFilter {
  /** Count only mails whose sender's domain is verified. */
  readonly verifiedOnly?: boolean;
}
/** What a page of an earlier day left out. */
export interface ReplayView {
  /** ISO 8601 UTC: mail of this second still counts. */
  readonly at: string;
  /** Mails of the proposal that came later. */
  readonly later: number;
  /** Mails taken in whose date is not the sender's own. */
  readonly undated: number;
}
export interface RfcPage {
  readonly page: 'rfc';
  readonly root: MessageRef;
  readonly subject: string;
  readonly title: string;
  readonly kind: ThreadKind;
  readonly list: string;
  readonly author: PersonRef;
  readonly posted: string;
  readonly lastActivity: string;
  readonly messages: number;
  readonly participants: number;
  readonly dormant: boolean;
  readonly newest: string | null;
  /** Set where the page shows an earlier day. */
  readonly replay?: ReplayView | undefined;
  /** Only mails whose sender's domain is verified were counted for state, reasons and the positions of `reviewers`. */
  readonly verifiedOnly: boolean;
  readonly state: ConsensusState;
  readonly reasons: readonly {
    readonly rule: string;
    readonly text: string;
    readonly ref: MessageRef | null;
  }[];
  readonly missing: readonly string[];
  readonly outcome: {
    readonly state: OutcomeState;
    readonly rule: string;
    readonly evidence: Evidence | null;
    readonly mark: MarkView | null;
  };
  /** What became of the proposal over all its revisions: applied in any, else what became of the newest. */
  readonly proposal: {
    readonly outcome: OutcomeState;
    /** Label of the revision whose thread tells. */
    readonly revision: string;
    readonly evidence: Evidence | null;
    /** Who applied it, to which tree, as which commits, as far as the mail says. */
    readonly by: PersonRef | null;
    readonly tree: string | null;
    readonly commits: readonly string[];
    /** The next revision; null on the newest. */
    readonly supersededBy: { readonly label: string; readonly root: MessageRef } | null;
  };
  readonly turns: readonly TurnView[];
  readonly revisions: readonly RevisionView[];
  readonly reviewers: readonly ReviewerView[];
  readonly questions: readonly QuestionView[];
  readonly decisions: readonly {
    readonly what: string;
    readonly by: readonly PersonRef[];
    readonly evidence: Evidence;
    readonly mark: MarkView | null;
  }[];
  readonly trailers: readonly {
    readonly tag: string;
    readonly who: string;
    readonly status: string;
    readonly reason: string;
    readonly evidence: Evidence;
  }[];
  readonly timeline: readonly EventView[];
  /** What bots said: name, sentence, link. */
  readonly checks: readonly Evidence[];
  /** Corrections that stand, oldest first; of two with the same `about` the later one counts. */
  readonly corrections: readonly MarkView[];
  /** An archive page in the thread, its real mail not here: marks lost, attribution reconstructed; mean confidence 0 to 1, else null. */
  readonly reconstructed: number | null;
}
