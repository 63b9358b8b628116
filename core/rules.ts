import { CONSENSUS_ROWS } from './consensus/consensus.rules.js';
import { ACCEPTANCE_RULES, PROPOSAL_RULES } from './consensus/decisions.rules.js';
import { OUTCOME_RULES } from './consensus/outcome.rules.js';
import { BOTS } from './people/bots.rules.js';
import { EVIDENCE_RULES } from './position/evidence.rules.js';
import { PERSON_RULES } from './position/people.rules.js';
import { STATEMENT_RULES } from './position/statements.rules.js';
import { TAKEN_BACK_RULES } from './position/taken-back.rules.js';
import { ANSWER_WAYS, REPLY_RULES } from './question/answers.rules.js';
import { DIRECT_RULES, INDIRECT_RULES, LOOKALIKE_RULES } from './question/questions.rules.js';
import { ATTRIBUTION_RULES } from './quote/attribution.rules.js';
import { ZONE_RULES } from './quote/zones.rules.js';
import { TAG_PHRASES, TAG_WORDS } from './series/trailers.rules.js';

/** What every row tells about itself, whatever its table does with it. */
export interface RuleRow {
  readonly id: string;
  readonly outcome: unknown;
  readonly because: string;
  readonly examples: { readonly yes: readonly string[]; readonly no: readonly string[] };
}
interface RuleTable {
  readonly title: string;
  readonly rows: readonly RuleRow[];
}

/** Every table of rules, in the order in which a mail meets them. */
export const RULE_TABLES: readonly RuleTable[] = [
  { title: 'Lines of a mail', rows: ZONE_RULES },
  { title: 'Attribution lines', rows: ATTRIBUTION_RULES },
  { title: 'Programs that send mail', rows: BOTS },
  { title: 'Review tags', rows: TAG_WORDS },
  { title: 'What stands around a tag', rows: TAG_PHRASES },
  { title: 'Statements', rows: STATEMENT_RULES },
  { title: 'What is quoted with a sentence', rows: EVIDENCE_RULES },
  { title: 'What is taken back', rows: TAKEN_BACK_RULES },
  { title: 'Where a person stands', rows: PERSON_RULES },
  { title: 'What only looks like a question', rows: LOOKALIKE_RULES },
  { title: 'Direct questions', rows: DIRECT_RULES },
  { title: 'Indirect questions', rows: INDIRECT_RULES },
  { title: 'Replies to a question', rows: REPLY_RULES },
  { title: 'How an answer is known', rows: ANSWER_WAYS },
  { title: 'Outcomes', rows: OUTCOME_RULES },
  { title: 'What is put up for a decision', rows: PROPOSAL_RULES },
  { title: 'What settles it', rows: ACCEPTANCE_RULES },
  { title: 'Consensus', rows: CONSENSUS_ROWS },
];

const BY_ID = new Map(RULE_TABLES.flatMap(({ rows }) => rows.map((row) => [row.id, row] as const)));

/** Why the rule reads the words so; null for an id that is no row (a model, a rule of an older version). */
export function becauseOf(id: string): string | null {
  return BY_ID.get(id)?.because ?? null;
}
