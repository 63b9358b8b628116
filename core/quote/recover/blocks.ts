import type { Text } from './text.js';

/** Characters of a line that cues look at. */
const LINE_CHARACTERS = 300;
/** What reads as code. */
const CODE = /[;{}]\s*$|^\s{4,}|\w\(\)|->|_\w+_/m;

/** A run of lines of one kind without blank lines between: most often one writer's. */
export interface Block {
  /** Rows, from the first to the last one. */
  readonly first: number;
  readonly last: number;
  readonly kind: string;
  readonly lines: number;
  readonly width: number;
  readonly indent: number;
  /** Its first word, and its last character. */
  readonly start: string;
  readonly end: string;
  readonly code: boolean;
  readonly asks: boolean;
  readonly me: boolean;
  readonly you: boolean;
  /** Habits of a writer: two spaces after a full stop, curly quotation marks, spaces at the ends of lines. */
  readonly wide: boolean;
  readonly curly: boolean;
  readonly trailing: boolean;
  /** It begins with a small letter; it ends as sentences do. */
  readonly lower: boolean;
  readonly ended: boolean;
  /** How its first word answers: see `OPENINGS`; '-' when it does not. */
  readonly opens: string;
  readonly lastWord: string;
  readonly we: boolean;
  readonly thisPatch: boolean;
  /** Which of digits, quotation marks, parentheses, exclamation marks and smileys it has. */
  readonly marks: string;
  readonly words: ReadonlySet<string>;
}

/** Words that answers begin with, by what they do. */
const OPENINGS: Readonly<Record<string, string>> = {
  agrees: 'yes yep yeah right sure agreed indeed exactly correct true ack ok okay fine',
  refuses: 'no nope nah not',
  wonders: 'hmm hm uh well ah oh aha',
  thanks: 'thanks thank thx great good nice cool',
  regrets: 'sorry oops apologies',
  asks: 'why what how when where which who is are do does did can could would should',
  objects: 'but however though although',
  did: "will done fixed added changed updated removed i'll",
  me: "i i'm i've i'd my",
  you: "you your you're",
};
const OPENING_OF = new Map(
  Object.entries(OPENINGS).flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
);
/** Only the end of a block is looked at for its last word: words are short. */
const LAST_CHARACTERS = 40;

/** A line without its end where it is very long. */
export function lineText({ lines }: Text, row: number): string {
  return (lines[row]?.text ?? '').slice(0, LINE_CHARACTERS);
}

export function firstWord(text: string): string {
  return /^[\s*(]*([\p{L}']{1,12})/u.exec(text)?.[1]?.toLowerCase() ?? text.trim().slice(0, 1);
}

/**
 * @param rows indexes of the lines that are not blank
 * @param kinds of the rows
 */
export function readBlocks(text: Text, rows: readonly number[], kinds: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let first = 0;
  for (let at = 1; at <= rows.length; at++) {
    const row = rows[at];
    const goesOn =
      row !== undefined &&
      row === (rows[at - 1] ?? 0) + 1 &&
      kinds[at] === kinds[first] &&
      text.zones[row]?.begins !== true;
    if (goesOn) continue;
    blocks.push(readBlock(text, rows, first, at - 1, kinds[first] ?? ''));
    first = at;
  }
  return rows.length === 0 ? [] : blocks;
}

function readBlock(text: Text, rows: readonly number[], first: number, last: number, kind: string): Block {
  const lines = rows.slice(first, last + 1).map((row) => lineText(text, row));
  const all = lines.join('\n');
  const start = firstWord(all);
  const words = ` ${all.toLowerCase().replace(/\s+/g, ' ')} `;
  return {
    first,
    last,
    kind,
    lines: lines.length,
    width: lines.reduce((most, line) => Math.max(most, line.trimEnd().length), 0),
    indent: /^\s*/.exec(all)?.[0].length ?? 0,
    start,
    end: all.trimEnd().at(-1) ?? '',
    code: CODE.test(all),
    asks: /\?(?:\s|$)/.test(all),
    me: / (?:i|i'm|i'll|i've|my|me) /.test(words),
    you: / (?:you|your|you're|you'll) /.test(words),
    wide: /[.?!] {2}\S/.test(all),
    curly: /[’‘“”]/.test(all),
    trailing: / $/m.test(all),
    lower: /^\s*[a-z]/.test(all),
    ended: /[.?!:)]\s*$/.test(all.slice(-LAST_CHARACTERS)),
    opens: OPENING_OF.get(start) ?? '-',
    lastWord: /[a-z']+(?=[^a-z']*$)/.exec(words.slice(-LAST_CHARACTERS))?.[0] ?? '',
    we: / (?:we|our|us) /.test(words),
    thisPatch: / this (?:patch|series|commit|change)/.test(words),
    marks: [/\d/, /["'`]/, /\(/, /!/, /[:;]-?[)(]/].map((mark) => (mark.test(all) ? 1 : 0)).join(''),
    words: new Set(words.match(/[a-z_]{4,20}/g) ?? []),
  };
}
