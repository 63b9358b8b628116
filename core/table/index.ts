import { addTo, eachOf, emptySet, type LetterTree, letterTree, lookUp } from './letters.js';
import { neededWords } from './needed.js';

/** What a table has to know of its rows to find those that match. */
interface Row {
  readonly pattern: RegExp;
}

/** Which words let which rows match. */
interface Words {
  readonly tree: LetterTree;
  /** Rows that need no word. */
  readonly always: Int32Array;
}

/**
 * A table of rows, to be asked which of them match a text. A row whose pattern needs one of some words is tried only where
 * the text has one: the words of a text are looked up once, for all rows together.
 */
export class RowTable<R extends Row> {
  readonly #rows: readonly R[];
  /** Read from the patterns when a text is there: a program that reads no mail starts without. */
  #words: Words | undefined;
  /** Rows that the text at hand may match. */
  readonly #may: Int32Array;

  constructor(rows: readonly R[]) {
    this.#rows = rows;
    this.#may = emptySet(rows.length);
  }

  /** Every row that matches, in the order of the table. */
  all(text: string): R[] {
    return this.likely(text).filter(({ pattern }) => pattern.test(text));
  }

  /** The first row that matches. */
  first(text: string): R | undefined {
    return this.likely(text).find(({ pattern }) => pattern.test(text));
  }

  /** Rows that may match, in the order of the table; no other one does. */
  likely(text: string): R[] {
    this.#words ??= wordsOf(this.#rows);
    this.#may.set(this.#words.always);
    lookUp(this.#words.tree, text, this.#may);
    const rows: R[] = [];
    eachOf(this.#may, (i) => rows.push(this.#rows[i] as R));
    return rows;
  }
}

function wordsOf(rows: readonly Row[]): Words {
  const always = emptySet(rows.length);
  const words: [string, number][] = [];
  rows.forEach(({ pattern }, row) => {
    const needed = neededWords(pattern);
    if (needed === null) addTo(always, row);
    else for (const word of needed) words.push([word, row]);
  });
  return { tree: letterTree(words, rows.length), always };
}
