import type { Person, Position } from '../analysis.js';
import type { Rule } from '../rule.js';
import { RowTable } from '../table/index.js';
import { STATEMENT_RULES } from './statements.rules.js';

const STATEMENTS = new RowTable(STATEMENT_RULES);
const IRONY = new RowTable(STATEMENT_RULES.filter(({ id }) => id.startsWith('guard/irony')));

/** Whether a sentence means something else than it says. */
export function isIronic(text: string): boolean {
  return IRONY.first(text) !== undefined;
}

/** A tag in running words that names somebody else is theirs, if anybody's. */
const NAMED_TAG = /\b[\w-]{2,20}-by: ?([^<>"]{0,60})<([^<>\s]{3,120})>/;

export function isTagOfAnother(text: string, { name, addresses }: Person): boolean {
  const [, who = '', address = ''] = NAMED_TAG.exec(text) ?? [];
  if (address === '' || addresses.includes(address.toLowerCase())) return false;
  return who.trim().toLowerCase() !== name.toLowerCase();
}

/** What somebody else said, in quotation marks behind a word of saying. */
const REPORTED =
  /\b(?!I )\w{1,20} (?:wrote|said|says|writes|told|claims|claimed|argued|called)\b[^"]{0,40}"[^"]{1,400}"/i;
/** Words that turn approval round, or leave it open, in the same clause before it. */
const TURNS =
  /\b(?:not|never|hardly|cannot|nor|neither|without|whether|if|unless|wonder|unsure|doubt|would have|\w{2,8}n't)\b[^,;:.()]*$/i;

/** The rows that match a sentence, in table order: approval that the same clause denies or leaves open is none. */
export function rulesIn(sentence: string): Rule<Position>[] {
  const text = sentence.includes('"') ? sentence.replace(REPORTED, ' ') : sentence;
  return STATEMENTS.likely(text).filter((rule) =>
    rule.outcome === 'support' && !DENYING.has(rule.id) ? approves(rule, text) : rule.pattern.test(text),
  );
}

/** Rows whose words hold a denial themselves ("no objections"). */
const DENYING: ReadonlySet<string> = new Set(['support/no-objection']);

function approves({ pattern }: Rule<Position>, text: string): boolean {
  const match = pattern.exec(text);
  if (match === null) return false;
  const said = text.slice(0, match.index + match[0].length).replace(/[.,!?]$/, '');
  return !TURNS.test(said.slice(-200));
}
