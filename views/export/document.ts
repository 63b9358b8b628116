import type { Evidence, MessageRef } from '../../db/pages/types.js';

/**
 * A text for people, before it has a format: Markdown, HTML and 72-column mail print the same one. All of it is plain
 * words; escaping them is the printer's business.
 */
export interface Document {
  readonly title: string;
  /** Front matter: a name and what it is, both on one line. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly sections: readonly Section[];
  /** The thread that it is about, for a mail that answers it; null where it is about several. */
  readonly about: MessageRef | null;
}
export interface Section {
  readonly heading: string;
  readonly level: 2 | 3;
  readonly items: readonly Item[];
  /** Said in place of items where there are none. */
  readonly none: string;
}
export interface Item {
  /** Before the text, set off from it; '' without one. */
  readonly label: string;
  readonly text: string;
  /** The sentence it rests on. */
  readonly evidence: Evidence | null;
  /** Where the text itself leads. */
  readonly ref: MessageRef | null;
}

export function item(label: string, text: string, more: Partial<Pick<Item, 'evidence' | 'ref'>> = {}): Item {
  return { label, text, evidence: null, ref: null, ...more };
}

export function section(
  heading: string,
  items: readonly Item[],
  none = 'None.',
  level: Section['level'] = 2,
): Section {
  return { heading, items, none, level };
}
