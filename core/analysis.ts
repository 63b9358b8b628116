import type { Mark } from './correction/types.js';
import type { Identity } from './identity/levels.js';
import type { MessageId, PersonKey } from './ids.js';
import type { Message } from './message.js';
import type { ProposalHead } from './proposal/types.js';
import type { Body, DiffAnchor, OwnSegment, Span } from './quote/nodes.js';

/** A reviewer's stand, in this order everywhere (labels in docs/glossary.md). */
export const POSITIONS = ['support', 'support-if', 'neutral', 'concern', 'oppose', 'none'] as const;
export type Position = (typeof POSITIONS)[number];

export const CONSENSUS = [
  'blocked',
  'contested',
  'needs-work',
  'converging',
  'consensus',
  'no-review',
] as const;
export type ConsensusState = (typeof CONSENSUS)[number];

export const OUTCOMES = ['applied', 'respin', 'withdrawn', 'rejected', 'superseded', 'open'] as const;
export type OutcomeState = (typeof OUTCOMES)[number];

export type Role = 'author' | 'participant' | 'bot';

/** One person of a thread, over all their addresses in it. */
export interface Person {
  readonly key: PersonKey;
  /** Name of the From header without list suffixes ("via list"). */
  readonly name: string;
  readonly address: string;
  readonly addresses: readonly string[];
  /** Why each address is theirs; same order. */
  readonly evidence: readonly AddressEvidence[];
  readonly bot: boolean;
}

export interface AddressEvidence {
  readonly address: string;
  /** `address`: their only one; `rewritten`: a list put itself into From; `corrected`: merged by hand. */
  readonly kind: 'address' | 'plus-suffix' | 'name' | 'mailmap' | 'rewritten' | 'corrected';
  /** One sentence for a person. */
  readonly text: string;
}

/** One place in a thread. A ghost is a message that others refer to and that the store does not hold. */
export interface ThreadNode {
  readonly id: MessageId;
  readonly parent: MessageId | null;
  /** 0 for the root. */
  readonly depth: number;
  readonly ghost: boolean;
}
/** Flat, in reading order (depth first, children by date then id): nothing nested on what mail decides. */
export type Forest = readonly ThreadNode[];

/** What a subject line says, after the union grammar of b4, patchwork and syzkaller. */
export interface Subject {
  readonly raw: string;
  /** Without reply marks, bracket tags and version marks. */
  readonly title: string;
  readonly isReply: boolean;
  readonly isPatch: boolean;
  readonly isRfc: boolean;
  readonly isResend: boolean;
  readonly version: number;
  readonly versionInferred: boolean;
  /** `n/total`; null where the subject has none. */
  readonly number: number | null;
  readonly total: number | null;
  readonly countersInferred: boolean;
  /** Bracket words left over, lower-cased: trees, lists, subsystems. */
  readonly tags: readonly string[];
}

export type TrailerStatus = 'counts' | 'condition' | 'withdrawn' | 'mismatch' | 'carried' | 'quoted';
/** A trailer line (Reviewed-by, Nacked-by, ...) in a message, with whose statement it is. */
export interface TrailerFinding {
  readonly tag: string;
  readonly who: string;
  readonly address: string | null;
  /** Person who sent it, when the statement is their own. */
  readonly person: PersonKey | null;
  readonly messageId: MessageId;
  /** Patches (or cover) it speaks for. */
  readonly patches: readonly MessageId[];
  readonly status: TrailerStatus;
  readonly reason: string;
  /** The words it is tied to, when it is given on a condition. */
  readonly condition: string | null;
  readonly span: Span;
  /** The line as it stands. */
  readonly text: string;
}

export interface Series {
  readonly version: number;
  readonly total: number;
  readonly cover: MessageId | null;
  readonly patches: readonly MessageId[];
  readonly author: string;
  readonly trailers: readonly TrailerFinding[];
}

/** What somebody has to say over a proposal by their office. */
export interface PersonRole {
  readonly person: PersonKey;
  readonly role: 'maintainer' | 'reviewer' | 'committer';
  /** Title of the section that gives the office; '' for a committer. */
  readonly of: string;
  /** For a person: the section and the file that it rests on. */
  readonly because: string;
}

/** One utterance that takes a side, with the words that show it. */
export interface Statement {
  readonly messageId: MessageId;
  readonly person: PersonKey;
  readonly position: Exclude<Position, 'none'>;
  /** Id of the rule row, or `model/...`. */
  readonly rule: string;
  readonly span: Span;
  /** The sentence, verbatim, white space folded. */
  readonly evidence: string;
  /** 0 to 1, measured on labelled data. */
  readonly confidence: number;
  readonly target: 'series' | 'patch' | 'other-idea';
  /** The patches it is about, where it is about some of them. */
  readonly patches: readonly MessageId[];
  /** What must change first, in the sender's words. */
  readonly condition: string | null;
  readonly anchor: DiffAnchor | null;
}

export interface MessageFinding {
  readonly messageId: MessageId;
  readonly person: PersonKey;
  readonly role: Role;
  readonly date: string;
  readonly position: Position;
  readonly evidence: string | null;
  readonly span: Span | null;
  readonly rule: string;
  readonly confidence: number;
  readonly statements: readonly Statement[];
}

export interface PersonFinding {
  readonly person: PersonKey;
  readonly position: Position;
  /** They moved during the thread. */
  readonly changed: boolean;
  /** The message that shows the final position; null when they never took one. */
  readonly evidence: MessageId | null;
  readonly text: string | null;
  readonly rule: string;
  readonly since: string | null;
  /** Every step that led there, oldest first. */
  readonly path: readonly {
    readonly messageId: MessageId;
    readonly position: Position;
    readonly text: string;
    readonly note: string;
  }[];
  /** Unmet condition in their words, or null. */
  readonly condition: string | null;
}

export interface Question {
  readonly messageId: MessageId;
  readonly person: PersonKey;
  readonly text: string;
  readonly span: Span;
  readonly kind: 'information' | 'suggestion' | 'rhetorical';
  readonly to: PersonKey | null;
  readonly status: 'open' | 'answered';
  /** Somebody took note ("good question", "will check") without answering. */
  readonly acknowledged: boolean;
  readonly answeredBy: MessageId | null;
  /** How we know it is answered, or what made it a question. */
  readonly rule: string;
}

export interface Reason {
  readonly rule: string;
  readonly text: string;
  readonly messageId: MessageId | null;
}
/** Who has to act next, on what, since when. */
export interface Turn {
  readonly person: PersonKey | null;
  readonly role: 'author' | 'reviewer' | 'maintainer' | 'nobody';
  readonly what: string;
  readonly since: string;
  readonly messageId: MessageId | null;
}
export interface Consensus {
  readonly state: ConsensusState;
  readonly reasons: readonly Reason[];
  /** What is missing for the next state, one sentence each. */
  readonly missing: readonly string[];
  /** First one is the headline. */
  readonly turns: readonly Turn[];
}
export interface Outcome {
  readonly state: OutcomeState;
  readonly rule: string;
  readonly messageId: MessageId | null;
  readonly text: string | null;
  readonly span: Span | null;
}
/** How a proposal was applied, as far as a mail tells. */
export interface Applied {
  /** Who did it; null when the author did, or nobody is named. */
  readonly by: { readonly key: PersonKey; readonly name: string } | null;
  /** Tree or branch as the mail names it. */
  readonly tree: string | null;
  /** Hashes as given, lower-cased. */
  readonly commits: readonly string[];
}
export interface Decision {
  readonly what: string;
  readonly by: readonly PersonKey[];
  readonly messageId: MessageId;
  readonly evidence: string;
  readonly rule: string;
}

/** Everything later steps need of one thread, worked out once. Messages are in date order, ties by id. */
export interface ThreadContext {
  readonly root: Message;
  readonly messages: readonly Message[];
  readonly byId: ReadonlyMap<MessageId, Message>;
  readonly forest: Forest;
  readonly parentOf: ReadonlyMap<MessageId, MessageId>;
  readonly trees: ReadonlyMap<MessageId, Body>;
  readonly own: ReadonlyMap<MessageId, readonly OwnSegment[]>;
  readonly subjects: ReadonlyMap<MessageId, Subject>;
  readonly people: readonly Person[];
  readonly personOf: ReadonlyMap<MessageId, Person>;
  readonly author: Person;
  readonly series: readonly Series[];
  readonly trailers: ReadonlyMap<MessageId, readonly TrailerFinding[]>;
}

/** `proposal`: an RFC, a patch or a series; `discussion`: anything else. */
export type ThreadKind = 'rfc' | 'patch' | 'discussion';

/** All that is derived from the messages of one thread. Flat rows, JSON-able, the same whatever order mail arrived in. */
export interface ThreadAnalysis {
  readonly root: MessageId;
  readonly subject: Subject;
  readonly list: string | null;
  readonly kind: ThreadKind;
  readonly author: Person;
  readonly people: readonly Person[];
  readonly forest: Forest;
  readonly messages: readonly MessageFinding[];
  readonly trees: ReadonlyMap<MessageId, Body>;
  readonly positions: readonly PersonFinding[];
  readonly questions: readonly Question[];
  readonly consensus: Consensus;
  readonly outcome: Outcome;
  /** Null unless the outcome is `applied`. */
  readonly applied: Applied | null;
  readonly decisions: readonly Decision[];
  /** Series and prose RFCs, as candidates for revisions of proposals in other threads too. */
  readonly heads: readonly ProposalHead[];
  readonly series: readonly Series[];
  readonly trailers: readonly TrailerFinding[];
  /** By a MAINTAINERS file, and `withCommitters` of core/role; empty without either. */
  readonly roles: readonly PersonRole[];
  /** How well it is shown whom each mail comes from; a store works it out from its mails again. */
  readonly identities: ReadonlyMap<MessageId, Identity>;
  /** What corrections that stand changed, and what the mails alone say of it; oldest first. */
  readonly marks: readonly Mark[];
}
