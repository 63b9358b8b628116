import type { OutcomeState } from '../core/analysis.js';
import type { ObjectionFate } from '../core/record/index.js';
import type { Evidence, MarkView, MessageRef, PersonRef, ReviewerView, RfcPage } from '../db/pages/types.js';

export interface ObjectionView {
  readonly person: PersonRef;
  /** The strongest of what they said while it stood. */
  readonly position: 'oppose' | 'concern' | 'support-if';
  readonly raised: Evidence;
  /** What must be so first, in their words, while a condition stands; null where it is not told apart. */
  readonly condition: string | null;
  readonly fate: ObjectionFate;
  /** Their words that ended it. */
  readonly ended: Evidence | null;
  /** The correction that says what became of it. */
  readonly mark: MarkView | null;
  /** When the next revision after it was posted; null where none was. */
  readonly answeredBy: string | null;
}

/** The decision record of a proposal over all its revisions; plain values, as db/pages has them. */
export interface RecordPage
  extends Pick<
    RfcPage,
    | 'root'
    | 'subject'
    | 'title'
    | 'list'
    | 'author'
    | 'kind'
    | 'posted'
    | 'lastActivity'
    | 'newest'
    | 'state'
    | 'decisions'
    | 'corrections'
    | 'reconstructed'
  > {
  readonly page: 'record';
  /** `reopened`: it was closed, and somebody has objected or asked since. */
  readonly status: 'open' | 'closed' | 'reopened';
  readonly outcome: OutcomeState;
  /** The revision that the outcome is about. */
  readonly revision: string;
  /** Who applied it. */
  readonly by: PersonRef | null;
  readonly tree: string | null;
  readonly commits: readonly string[];
  /** The mail that shows the outcome. */
  readonly evidence: Evidence | null;
  readonly mark: MarkView | null;
  /** Date of that mail, or of the correction, where it ends the proposal; null while it is open. */
  readonly closed: string | null;
  readonly reasons: readonly { readonly text: string; readonly ref: MessageRef | null }[];
  readonly revisions: readonly {
    readonly label: string;
    readonly root: MessageRef;
    readonly date: string;
    readonly patches: number;
  }[];
  /** Who had taken a stand when it was closed, and which. */
  readonly positions: readonly Pick<
    ReviewerView,
    'person' | 'role' | 'position' | 'condition' | 'evidence' | 'mark'
  >[];
  readonly objections: readonly ObjectionView[];
  readonly options: readonly {
    readonly what: string;
    readonly by: readonly PersonRef[];
    readonly evidence: Evidence;
    readonly fate: 'taken' | 'answered' | 'unanswered';
  }[];
  readonly open: readonly OpenPoint[];
  /** What was left open when it was closed: where it proves to matter, the decision should be looked at again. */
  readonly revisit: readonly OpenPoint[];
  /** What came after the end. */
  readonly since: readonly {
    readonly person: PersonRef;
    readonly position: ReviewerView['position'] | null;
    readonly evidence: Evidence;
    readonly reopens: boolean;
  }[];
}
export interface OpenPoint {
  readonly kind: 'objection' | 'concern' | 'condition' | 'question';
  readonly person: PersonRef;
  /** The point in their words. */
  readonly text: string;
  readonly evidence: Evidence;
}
