import type { OutcomeState, Position } from '../analysis.js';
import type { MessageId, PersonKey } from '../ids.js';

/**
 * What a person sets right. Each names the derived thing it is about by what mail gives it (ids, persons, lines), never by
 * a row of the store, so that it outlives re-import and every new analysis.
 */
export type Change =
  | { readonly kind: 'position'; readonly person: PersonKey; readonly position: Position }
  | { readonly kind: 'condition-met'; readonly person: PersonKey }
  | { readonly kind: 'objection-withdrawn'; readonly person: PersonKey }
  | { readonly kind: 'objection-outweighed'; readonly person: PersonKey }
  | { readonly kind: 'not-a-statement'; readonly message: MessageId; readonly line: number }
  | {
      readonly kind: 'question-answered';
      readonly message: MessageId;
      readonly line: number;
      readonly by: MessageId | null;
    }
  | { readonly kind: 'question-dropped'; readonly message: MessageId; readonly line: number }
  | { readonly kind: 'outcome'; readonly outcome: OutcomeState }
  | { readonly kind: 'decision'; readonly what: string; readonly by: readonly PersonKey[] }
  | { readonly kind: 'link-revision'; readonly to: MessageId }
  | { readonly kind: 'cut-revision'; readonly to: MessageId }
  | { readonly kind: 'merge-people'; readonly person: PersonKey; readonly into: PersonKey }
  | { readonly kind: 'split-people'; readonly person: PersonKey }
  | { readonly kind: 'undo'; readonly correction: string };
export type ChangeKind = Change['kind'];

/** One appended row of the third layer. Never changed; undone by a later one of kind `undo`. */
export interface Correction {
  /** Unique in all stores: made from its content, so that importing the same one twice changes nothing. */
  readonly id: string;
  /** Root of the thread it is about. */
  readonly root: MessageId;
  readonly change: Change;
  readonly who: string;
  /** ISO 8601 UTC. */
  readonly when: string;
  readonly why: string;
  /** The mail it rests on, where there is one. */
  readonly restsOn: MessageId | null;
  /** What the analysis said when it was made: where that has changed since, the page says so. */
  readonly derivedThen: string | null;
}

/** What a correction did to an analysis, for the layer that the pages show beside the derived value. */
export interface Mark {
  readonly correction: Correction;
  /** `position ana@example.org`, `question ID 14`, `decision ID`, `outcome`: the same for all about one thing. */
  readonly about: string;
  /** What the mails alone say now; null where they say nothing of it. */
  readonly derived: string | null;
  /** The mails have come to say something else since it was made. */
  readonly mailSaysOtherwise: boolean;
  /** False: its person, question or statement is not in this thread. It is kept, and without effect. */
  readonly applied: boolean;
}
