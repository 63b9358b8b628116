import type { Position, Statement } from '../analysis.js';
import type { Reading } from './reading.js';

/** Words that tie a stand to something: support to a condition, an objection to what lifts it. */
const TIES: Readonly<Partial<Record<Position, RegExp>>> = {
  'support-if':
    /\b(?:if|once|after|when|unless|until|provided|assuming|as long as|with|but|except|other than|apart from|modulo)\b/i,
  oppose: /\b(?:unless|until|as long as)\b/i,
};
/** Turns that are no part of what is asked. */
const TURN = /^(?:but|except(?: that)?)\b[ ,]*/i;

/** What has to change first, in the sender's words: from the word that ties the stand to it to the next comma or the end. */
export function conditionIn(text: string, position: Position): string | null {
  const at = TIES[position] === undefined ? -1 : text.search(TIES[position]);
  if (at < 0) return null;
  const rest = text.slice(at, at + 300).replace(TURN, '');
  const comma = rest.indexOf(',');
  return (comma > 8 ? rest.slice(0, comma) : rest).replace(/[.!?:]+$/, '');
}

/** "Other than that", "with this fixed", "otherwise": what is meant stands in the sentences before. */
const POINTS_BACK =
  /\b(?:other than|apart from|aside from|besides|except(?: for)?|with|after|once|modulo) (?:that|this|these|those|it|the above)\b|\botherwise\b/i;

/** "I would drop my objection if", "I could be convinced by": what lifts an objection, beside it. */
const LIFTS =
  /\b(?:(?:lift|drop|withdraw|remove|take back|reconsider|rethink|change my mind|be convinced|convince me|be persuaded|persuade me|be (?:fine|ok|okay|happy|willing)|live with|accept|ack|apply|merge)\b.*\b(?:if|once|when|unless|until|provided|as long as|after)|(?:if|once|when|provided|as long as|after)\b.*\b(?:lift|drop|withdraw|remove|take back|reconsider|rethink|change my mind|be convinced|convince me|be persuaded|persuade me|be (?:fine|ok|okay|happy|willing)|live with|accept|ack|apply|merge))\b/i;
const TIED = /\b(?:if|once|when|unless|until|provided|as long as|after)\b.*/i;

/** The statements of a message, each with what it is tied to where other sentences of the message say so. */
export function withConditions(reading: Reading, statements: readonly Statement[]): Statement[] {
  const lift = statements.some((s) => s.position === 'oppose') ? liftIn(reading) : null;
  return statements.map((statement, at) => {
    const said = statement.position === 'oppose' ? (statement.condition ?? lift) : backIn(statements, at);
    return said === null || said === statement.condition ? statement : { ...statement, condition: said };
  });
}

function liftIn({ sentences }: Reading): string | null {
  const words = sentences.find(({ text }) => /\bI\b|\bme\b/.test(text) && LIFTS.test(text))?.text ?? '';
  return TIED.exec(words.slice(0, 400))?.[0].replace(/[.!?]+$/, '') ?? null;
}

/** The last thing asked for before words that approve of the rest. */
function backIn(statements: readonly Statement[], at: number): string | null {
  const { position, evidence, condition } = statements[at] as Statement;
  if (position !== 'support-if' || !POINTS_BACK.test(condition ?? evidence)) return condition ?? null;
  return statements.slice(0, at).findLast((s) => s.position === 'concern')?.evidence ?? condition;
}
