/**
 * Page objects: what one screen shows, as plain JSON-able values. One query function makes each; HTML, JSON, Markdown
 * and the command line print the same object. Dates are ISO 8601 UTC. Names of states are those of core/analysis.ts.
 */

import type { ConsensusState, OutcomeState, Position, Role, ThreadKind } from '../../core/analysis.js';
import type { Change } from '../../core/correction/index.js';
import type { Identity } from '../../core/identity/index.js';
import type { Body } from '../../core/quote/nodes.js';

export type {
  EventView,
  QuestionView,
  ReplayView,
  ReviewerView,
  RevisionView,
  RfcFilter,
  RfcPage,
  StepView,
} from './rfc.types.js';

/** Everything a link to a message needs: `/<list>/<id>/#L<line>`. `list` is `all` where the mail has no List-Id. */
export interface MessageRef {
  readonly list: string;
  readonly messageId: string;
  readonly line: number | null;
}
/** A sentence of a mail, with the link to it. Every derived word on a page carries one. */
export interface Evidence {
  readonly ref: MessageRef;
  readonly who: string;
  readonly date: string;
  readonly text: string;
}
export interface PersonRef {
  readonly key: string;
  readonly name: string;
}
/** A correction that stands, beside what the mails alone say. */
export interface MarkView {
  readonly id: string;
  readonly kind: Change['kind'];
  /** `position KEY`, `question ID LINE`, `statement ID LINE`, `revision ID`, `person KEY`, `decision ID`, `outcome`. */
  readonly about: string;
  /** What was set right: `position of Bo Lind: oppose`. */
  readonly text: string;
  readonly who: string;
  readonly when: string;
  readonly why: string;
  /** The mail it rests on. */
  readonly ref: MessageRef | null;
  /** What the mails alone say; null where they say nothing of it. */
  readonly derived: string | null;
  /** The mails have come to say something else since it was made. */
  readonly mailSaysOtherwise: boolean;
  /** False: what it is about is not in the thread; it is kept, and without effect. */
  readonly applied: boolean;
}
export interface TurnView {
  readonly person: PersonRef | null;
  readonly role: 'author' | 'reviewer' | 'maintainer' | 'nobody';
  readonly what: string;
  readonly since: string;
  readonly ref: MessageRef | null;
}

export interface DashboardRow {
  readonly root: MessageRef;
  readonly subject: string;
  readonly title: string;
  readonly version: number;
  readonly patches: number;
  readonly list: string;
  readonly author: PersonRef;
  readonly posted: string;
  readonly lastActivity: string;
  readonly messages: number;
  readonly state: ConsensusState;
  readonly outcome: OutcomeState;
  /** No mail for 30 days before the newest mail of the store. */
  readonly dormant: boolean;
  /** How many people stand where, on this revision; positions nobody holds are absent. */
  readonly positions: Readonly<Partial<Record<Position, number>>>;
  readonly openQuestions: number;
  readonly turn: TurnView | null;
  /** A correction changes what the mails say of it. */
  readonly corrected: boolean;
}
export interface DashboardFilter {
  readonly list?: string;
  readonly state?: ConsensusState;
  readonly outcome?: OutcomeState;
  readonly turn?: 'author' | 'reviewer' | 'maintainer' | 'nobody';
  readonly person?: string;
  /** RFCs when absent; `patch`: patches that are no RFC; `any`: both. */
  readonly kind?: 'rfc' | 'patch' | 'any';
  /** Include dormant and closed ones. */
  readonly all?: boolean;
  readonly page?: number;
}
export interface DashboardPage {
  readonly page: 'dashboard';
  readonly filter: DashboardFilter;
  readonly rows: readonly DashboardRow[];
  readonly total: number;
  readonly pageSize: number;
  /** Counts behind the filter links. */
  readonly lists: readonly { readonly list: string; readonly count: number }[];
  readonly states: readonly { readonly state: ConsensusState; readonly count: number }[];
  /** Applied, withdrawn, rejected in the seven days before the newest mail. */
  readonly done: readonly DashboardRow[];
  /** Newest mail of the store: "now" for waiting times, so that a page is a function of the data. */
  readonly newest: string | null;
}

/** What was taken from one message, with its line. */
export interface FindingView {
  readonly kind: 'position' | 'question' | 'trailer';
  readonly label: string;
  readonly position: Position | null;
  readonly text: string;
  readonly line: number;
  readonly rule: string;
  readonly confidence: number | null;
}
export interface ThreadMessageView {
  readonly ref: MessageRef;
  readonly parent: string | null;
  readonly depth: number;
  /** A ghost has only its id: others refer to it, it is not in the store. */
  readonly ghost: boolean;
  readonly who: PersonRef;
  readonly role: Role;
  readonly date: string;
  readonly subject: string;
  readonly position: Position;
  readonly tree: Body | null;
  readonly findings: readonly FindingView[];
  readonly marks: 'kept' | 'lost';
  /** How well it is shown whom the mail comes from; null for a ghost. */
  readonly identity: Identity | null;
  readonly notes: readonly { readonly code: string; readonly text: string }[];
}
export interface ThreadPage {
  readonly page: 'thread';
  readonly root: MessageRef;
  readonly subject: string;
  readonly list: string;
  readonly kind: ThreadKind;
  /** Reading order, flat. At most `pageSize` of `total`. */
  readonly messages: readonly ThreadMessageView[];
  /** Outline over the whole thread, one entry a message. */
  readonly outline: readonly {
    readonly ref: MessageRef;
    readonly depth: number;
    readonly who: string;
    readonly date: string;
    readonly position: Position;
    readonly ghost: boolean;
    readonly subject: string;
  }[];
  readonly total: number;
  readonly offset: number;
  readonly pageSize: number;
  readonly reconstructed: number | null;
}
export interface MessagePage {
  readonly page: 'message';
  readonly message: ThreadMessageView;
  readonly body: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly size: number }[];
  readonly previous: MessageRef | null;
  readonly parent: MessageRef | null;
  readonly next: MessageRef | null;
  readonly threadRoot: MessageRef;
  readonly threadSubject: string;
  /** Corrections that stand and are about this message or where its sender stands. */
  readonly corrections: readonly MarkView[];
  readonly rawSize: number;
}
export interface ImportRunView {
  readonly id: number;
  readonly started: string;
  readonly finished: string | null;
  readonly source: string;
  readonly read: number;
  readonly added: number;
  readonly known: number;
  readonly odd: number;
  readonly skipped: number;
}
/** One source with its last run, and what all of its runs brought. */
export interface SourceView {
  readonly source: string;
  readonly started: string;
  /** Null: the last run never came to its end, or is still at it. */
  readonly finished: string | null;
  /** How long the last run took. */
  readonly seconds: number | null;
  /** Why the last run did not read the source to its end, in one line. */
  readonly failure: string | null;
  /** When it was last read to its end. */
  readonly whole: string | null;
  /** Mails that the last run read. */
  readonly read: number;
  /** Mails that are kept from this source, and how many of them are odd. */
  readonly messages: number;
  readonly odd: number;
}
export interface StatusPage {
  readonly page: 'status';
  readonly messages: number;
  readonly threads: number;
  readonly rfcs: number;
  /** All there are, by name. */
  readonly sources: readonly SourceView[];
  /** The newest ones, at most 20. */
  readonly runs: readonly ImportRunView[];
  /** Odd messages of the newest runs, newest first, at most 200. */
  readonly odd: readonly {
    readonly ref: MessageRef | null;
    readonly subject: string;
    readonly notes: readonly { readonly code: string; readonly text: string }[];
  }[];
}
