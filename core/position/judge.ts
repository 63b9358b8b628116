import type { MessageFinding, Position, Statement } from '../analysis.js';
import type { Reading } from './reading.js';
import { noStance, statementsOf } from './statements.js';

/** What decides when one message holds several stances (labels of RFC review, strongest first). */
const ORDER: readonly Position[] = ['oppose', 'support-if', 'concern', 'support', 'neutral'];

/** The position of one message, with every statement in it. Authors take none on their own proposal. */
export function judge(reading: Reading): MessageFinding {
  if (reading.isAuthor) return noStance(reading, 'position/author', 1);
  const statements = statementsOf(reading);
  const decisive = decide(statements);
  if (decisive === undefined) return noStance(reading, 'position/nothing-said', 0.5);
  const { position, evidence, span, rule, confidence } = decisive;
  return { ...noStance(reading, rule, confidence), position, evidence, span, statements };
}

function decide(statements: readonly Statement[]): Statement | undefined {
  const tag = statements.find((s) => s.rule.startsWith('tag/'));
  if (tag !== undefined) return tag;
  for (const position of ORDER) {
    const found = statements.find((s) => s.position === position);
    if (found !== undefined) return found;
  }
  return undefined;
}
