import { CONSENSUS, type ConsensusState, POSITIONS, type Position } from '../analysis.js';
import { type DateRange, dateRange } from './dates.js';

/** Where words are looked for; `any` is subject, own and quoted words. */
export type SearchField = 'any' | 'subject' | 'from' | 'to' | 'cc' | 'body' | 'quoted' | 'own' | 'file';

/** Words that must (or with `not` must not) stand in a field, next to each other and in this order. */
export interface TextTerm {
  readonly field: SearchField;
  readonly words: string;
  /** The last word may go on: `recl*`. */
  readonly open: boolean;
  readonly not: boolean;
}

export const SEARCH_IS = ['open', 'closed', 'dormant', 'rfc', 'patch', 'question'] as const;
export type SearchIs = (typeof SEARCH_IS)[number];
export const TURN_ROLES = ['author', 'reviewer', 'maintainer', 'nobody'] as const;
export type TurnRole = (typeof TURN_ROLES)[number];

/** What a query asks for: all of it must hold; of several values for one filter any may, but all of `is`. */
export interface SearchQuery {
  readonly text: readonly TextTerm[];
  readonly dates: readonly DateRange[];
  readonly lists: readonly string[];
  readonly messageIds: readonly string[];
  readonly positions: readonly Position[];
  readonly is: readonly SearchIs[];
  readonly states: readonly ConsensusState[];
  readonly turns: readonly TurnRole[];
  readonly versions: readonly number[];
  /** Part of the name or address of who holds a position. */
  readonly by: readonly string[];
}

export interface QueryError {
  /** One sentence for the person who typed it. */
  readonly message: string;
  /** Where in the input, from 0. */
  readonly at: number;
}
export type ParsedQuery = { readonly query: SearchQuery } | { readonly error: QueryError };

/** What a query may cost: FTS5 takes seconds for thousands of words. */
export const LONGEST_QUERY = 256;
const MOST_WORDS = 16;
const SHORTEST_OPEN_WORD = 2;

/** The prefixes of public-inbox that name a field. */
const FIELDS: ReadonlyMap<string, SearchField> = new Map([
  ['s', 'subject'],
  ['f', 'from'],
  ['t', 'to'],
  ['c', 'cc'],
  ['b', 'body'],
  ['q', 'quoted'],
  ['nq', 'own'],
  ['dfn', 'file'],
]);

type Filters = { -readonly [Key in Exclude<keyof SearchQuery, 'text'>]: SearchQuery[Key][number][] };
/** Puts one value among the filters, or says what is wrong with it. */
type Filter = (value: string, into: Filters) => string | null;

const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  [
    'd',
    (value, into) => add(into.dates, dateRange(value), 'a date like 2026-03, 2026-03-04 or 2026-03..2026-05'),
  ],
  ['l', (value, into) => add(into.lists, value, '')],
  ['m', (value, into) => add(into.messageIds, value.replace(/^<|>$/g, ''), '')],
  ['pos', (value, into) => add(into.positions, oneOf(POSITIONS, value), POSITIONS.join(', '))],
  ['is', (value, into) => add(into.is, oneOf(SEARCH_IS, value), SEARCH_IS.join(', '))],
  ['state', (value, into) => add(into.states, oneOf(CONSENSUS, value), CONSENSUS.join(', '))],
  ['turn', (value, into) => add(into.turns, oneOf(TURN_ROLES, value), TURN_ROLES.join(', '))],
  ['v', (value, into) => add(into.versions, /^\d{1,3}$/.test(value) ? Number(value) : null, 'a number')],
  ['by', (value, into) => add(into.by, value, '')],
]);

export const SEARCH_PREFIXES: readonly string[] = [...FIELDS.keys(), ...FILTERS.keys()];

function add<Value>(values: Value[], value: Value | null, wanted: string): string | null {
  if (value === null) return wanted;
  values.push(value);
  return null;
}

function oneOf<const Values extends readonly string[]>(values: Values, value: string): Values[number] | null {
  return values.find((known) => known === value.toLowerCase()) ?? null;
}

/** `-s:"page table" recl*`: a sign, a prefix, and a word or a quoted phrase. Every part is optional but the last. */
const TERM = /(-?)(?:([A-Za-z]{1,10}):)?(?:"([^"]*)("?)|([^\s"]+))/y;

/**
 * Reads a query: words, "phrases", `prefix:word`, `-` before what must not be there, `*` after the start of a word. Blank
 * input is a query that asks for nothing. Never throws.
 */
export function parseQuery(input: string): ParsedQuery {
  if (input.length > LONGEST_QUERY)
    return failure(`A query has at most ${LONGEST_QUERY} characters.`, LONGEST_QUERY);
  const filters: Filters = {
    dates: [],
    lists: [],
    messageIds: [],
    positions: [],
    is: [],
    states: [],
    turns: [],
    versions: [],
    by: [],
  };
  const text: TextTerm[] = [];
  let words = 0;
  for (let at = skipSpace(input, 0); at < input.length; at = skipSpace(input, TERM.lastIndex)) {
    TERM.lastIndex = at;
    const match = TERM.exec(input);
    if (match === null) return failure('A word is missing here.', at);
    words += wordCount(match[3] ?? match[5] ?? '');
    if (words > MOST_WORDS) return failure(`A query has at most ${MOST_WORDS} words.`, at);
    const problem = readTerm(match, text, filters);
    if (problem !== null) return failure(problem, at);
  }
  return { query: { text, ...filters } };
}

/** A phrase costs as much as its words. */
function wordCount(text: string): number {
  return Math.max(1, text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0);
}

function failure(message: string, at: number): ParsedQuery {
  return { error: { message, at } };
}

function skipSpace(input: string, from: number): number {
  let at = from;
  while (at < input.length && /\s/.test(input.charAt(at))) at++;
  return at;
}

function readTerm(match: RegExpExecArray, text: TextTerm[], filters: Filters): string | null {
  const [, minus, prefix, phrase, closing, word] = match;
  if (phrase !== undefined && closing === '') return 'The closing quotation mark is missing.';
  const value = phrase ?? word ?? '';
  if (phrase === undefined && /^[A-Za-z]{1,10}:$/.test(value)) return `A word is missing after "${value}".`;
  const name = prefix?.toLowerCase() ?? '';
  const field = name === '' ? 'any' : FIELDS.get(name);
  if (field !== undefined) return addText(text, { field, not: minus === '-' }, value, phrase === undefined);
  const filter = FILTERS.get(name);
  if (filter === undefined) return `There is no prefix "${name}:". Known: ${SEARCH_PREFIXES.join(': ')}:`;
  if (minus === '-') return `"-" works for words, not for "${name}:".`;
  const wanted = filter(value, filters);
  return wanted === null ? null : `"${name}:" needs ${wanted}.`;
}

function addText(
  text: TextTerm[],
  { field, not }: Pick<TextTerm, 'field' | 'not'>,
  value: string,
  mayBeOpen: boolean,
): string | null {
  const open = mayBeOpen && value.endsWith('*');
  const words = open ? value.slice(0, -1) : value;
  if (!/[\p{L}\p{N}]/u.test(words)) return 'There is no word here to look for.';
  if (open && words.length < SHORTEST_OPEN_WORD)
    return `Before "*" stand at least ${SHORTEST_OPEN_WORD} letters.`;
  text.push({ field, words, open, not });
  return null;
}
