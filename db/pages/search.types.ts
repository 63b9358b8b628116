/** Page objects of search, people and decisions; the rules of types.ts hold here too. */
import type {
  AddressEvidence,
  ConsensusState,
  OutcomeState,
  Position,
  ThreadKind,
} from '../../core/analysis.js';
import type { QueryError } from '../../core/search/query.js';
import type { Evidence, MarkView, MessageRef, PersonRef, QuestionView, TurnView } from './types.js';

/** A thread that a row of these pages belongs to. */
export interface ThreadRef {
  readonly root: MessageRef;
  readonly subject: string;
  readonly kind: ThreadKind;
  readonly state: ConsensusState;
  readonly outcome: OutcomeState;
  readonly dormant: boolean;
  /** A correction changes what the mails say of it. */
  readonly corrected: boolean;
}

export interface SearchHit {
  readonly ref: MessageRef;
  readonly who: PersonRef;
  readonly date: string;
  readonly position: Position;
  /** Found in the sender's own words or the subject; otherwise in words they only quote. */
  readonly own: boolean;
  /** Some words around what was found; joined they are text of the mail. Empty when only filters were asked for. */
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[];
}
export interface SearchGroup {
  readonly thread: ThreadRef;
  /** Best first, own words above quoted ones; at most five of `total`. */
  readonly hits: readonly SearchHit[];
  readonly total: number;
}
export interface SearchPage {
  readonly page: 'search';
  readonly q: string;
  /** What is wrong with the query, or that it costs too much; then there are no groups. */
  readonly error: QueryError | null;
  readonly groups: readonly SearchGroup[];
  /** Threads found. */
  readonly total: number;
  /** True when more mails match than are looked at: the last imported five hundred. A narrower query reaches the others. */
  readonly cut: boolean;
  /** From 1. */
  readonly number: number;
  readonly pageSize: number;
  readonly newest: string | null;
}

export interface PersonPage {
  readonly page: 'person';
  readonly person: PersonRef;
  /** Addresses taken for theirs, and why. */
  readonly addresses: readonly {
    readonly address: string;
    readonly kind: AddressEvidence['kind'];
    readonly why: string;
  }[];
  /** Open questions put to them, oldest first. */
  readonly asked: readonly { readonly thread: ThreadRef; readonly question: QuestionView }[];
  /** Open threads whose turn is theirs, longest waiting first. */
  readonly waiting: readonly { readonly thread: ThreadRef; readonly turn: TurnView }[];
  /** Where they stand now, newest first; at most `pageSize` of `total`. */
  readonly positions: readonly {
    readonly thread: ThreadRef;
    readonly position: Position;
    readonly changed: boolean;
    readonly condition: string | null;
    readonly evidence: Evidence;
    /** The correction that set it, or null. */
    readonly mark: MarkView | null;
  }[];
  /** Proposals of theirs, newest first, at most fifty. */
  readonly proposals: readonly ThreadRef[];
  readonly total: number;
  /** From 1. */
  readonly number: number;
  readonly pageSize: number;
  readonly newest: string | null;
}

export interface DecisionsFilter {
  readonly list?: string;
  readonly person?: string;
  readonly page?: number;
}
export interface DecisionsPage {
  readonly page: 'decisions';
  readonly filter: DecisionsFilter;
  /** Newest first: what was agreed inside threads, and outcomes of threads. */
  readonly rows: readonly {
    readonly thread: ThreadRef;
    readonly list: string;
    readonly kind: 'decision' | 'outcome';
    readonly what: string;
    readonly by: readonly PersonRef[];
    readonly evidence: Evidence;
    /** The correction that set it, or null. */
    readonly mark: MarkView | null;
  }[];
  readonly total: number;
  readonly pageSize: number;
  readonly lists: readonly { readonly list: string; readonly count: number }[];
  readonly newest: string | null;
}
