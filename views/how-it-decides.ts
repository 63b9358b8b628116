import { CONSENSUS_ROWS, type ConsensusRow } from '../core/consensus/consensus.rules.js';
import { OUTCOME_RULES } from '../core/consensus/outcome.rules.js';
import { EVIDENCE_RULES } from '../core/position/evidence.rules.js';
import { STATEMENT_RULES } from '../core/position/statements.rules.js';
import { ANSWER_WAYS } from '../core/question/answers.rules.js';
import { ANSWER_MODEL, QUESTION_MODEL } from '../core/question/models.data.js';
import { DIRECT_RULES, INDIRECT_RULES, LOOKALIKE_RULES } from '../core/question/questions.rules.js';
import type { RuleRow } from '../core/rules.js';

const HEAD = `# How it decides

<!-- Made from the rule tables by \`npm run docs\`; edit the tables or views/how-it-decides.ts instead. -->

Every verdict is worked out from the words of the mails alone, by pure functions, the same whatever the order in which mail
arrived. Each keeps the sentence it rests on and the id of the row that read it; the rows with their examples stand in
[rules.md](rules.md). Only the sender's own words are read: quotations, patches, signatures, footers and trailers that
somebody else gave are set apart first ([architecture](ARCHITECTURE.md)).`;

const POSITIONS = `## Positions

A message is read sentence by sentence. Rows find the statements in it, own review tags among them; models weigh those
with what stands around them (what is quoted above, who speaks, what they said before) and give the position of the
message. A live NAK, an own tag and a promise to accept leave nothing to weigh, and who says in a short message that they
are undecided is taken at their word. A person's position is that of their latest message that takes one, unless that one
is about a detail only; a review that is sent patch by patch is one review, so that approval of one patch leaves what was
asked of another. They moved where a later message on the same patch, or on the whole, changes what they hold. The sentence that shows a position is quoted with its neighbour where it cannot be understood
without it, and a tag with the words of approval right above it: together at most 40 words.

Approval that its own clause denies or leaves open ("not sure this is right") is none. Irony is abstained from, with the
praise in its paragraph. Who drops an objection in their own words ("I no longer object") holds it no longer. A statement is
about the patches that it names by number, else about the patch it answers; under another's words agreement is about their
idea. Who wrote a part of a patch (Co-developed-by, a From line) reviews nothing by approving of it.`;

const QUESTIONS = `## Questions

Sentences with a question mark, and sentences that ask without one, are candidates. What only looks like a question is
put aside. A logistic regression over the row that matched, the words, and the place in the conversation then keeps those
that people take for questions. The person asked is the one called by name, else the speaker of the words quoted above,
else the author.

For each question the mails that may answer it are looked at in the order of their dates: those that quote its lines,
direct replies, replies to the asker's own reply, and the next mail of the person asked. A second regression judges how the
words are tied to the question, who speaks, what the first words say (yes, no, because, will check) and what the asker
says next. The first mail that passes is the answer; a reply that quotes other words of the mail has to pass a higher mark,
since half of those answer something else, and who asked may say that they found it. A promise to look ("will check") under
the question counts for an answer where the regression says so, as people read it (19 of 23 in the labelled mail); where no
mail passes, the promise is noted and the question stays open. An open question is carried to the next revision until its
asker supports that, or asks it again.`;

const OUTCOME = `## Outcome

Only what the thread itself says counts. Sentences are read from the top of the table; a row counts only from the one whose
word it has to be. A version that is named by its number has to come after the one under discussion. What was applied as a
whole stays applied; otherwise the last word of the author or maintainer stands, and one patch of several that was applied
says less than a new version that is announced.`;

const TURNS = `## Whose turn it is

| waits | for whom | since |
| --- | --- | --- |
| an objection, a concern, a condition | the author | it was said |
| the author's answer to it | the one who raised it | the answer |
| a new revision that was posted | those with something outstanding | it was posted |
| a new revision that was promised | the author | the promise |
| an open question | the one asked | it was asked |
| a proposal with support and nothing outstanding | a maintainer | the last support |
| a proposal without review | reviewers | it was posted |

Objections come first, then concerns, conditions and questions; of two alike the older one. When the thread is over
(applied, withdrawn, rejected) it is nobody's turn.`;

const DECISIONS = `## Decisions

A point is settled when somebody named a way to go, and the author (or, to the author, somebody without a concern in that
mail) takes it in the first words under the quotation. "Yes, but" settles nothing. The five clearest are kept.`;

const MEASURED = `## How well

Measured on hand-labelled threads of kernel lists. Cross-validated: fitted on all lists but one, measured on that one, 13
times. Held out: 36 threads that nothing was fitted on. In brackets the 95 % interval.

| figure | rows only, 224 threads | rows and models, cross-validated, 224 threads | held out, 36 threads |
| --- | --- | --- | --- |
| every sentence with a question mark, F1 | .897 | | |
| questions, F1 | .914 | .919 (.90 to .93, n 1,131) | .871 (.84 to .90, n 260) |
| status of a question, accuracy | .878 | .879 (.858 to .897, n 1,062) | .913 (.87 to .94, n 230) |
| message that answers, accuracy | .929 | .957 (.940 to .969, n 745) | .920 (.87 to .95, n 175) |
| outcome, accuracy | .920 (.876 to .949, n 224) | no model | .944 (.82 to .98, n 36) |

The rows were written on the 224 threads, so that the figures without a model flatter them.

Positions on the 224 threads, by rows and models apart and together; each thread is read by models fitted on other lists, in
six parts (\`npx tsx scripts/measure-positions.ts\`). Rows alone: the statement that decides, an own tag before all. Models
without rows: words and conversation only.

| figure | n | rows alone | models without rows | both | both, held out, 36 threads |
| --- | --- | --- | --- | --- | --- |
| position of a message, accuracy | 1,103 | .546 (.516 to .575) | .607 (.577 to .635) | .660 (.632 to .687) | .660 (.602 to .712, n 282) |
| position of a message, macro-F1 | 1,103 | .446 | .372 | .552 | .564 |
| a stance or none, accuracy | 1,103 | .782 (.757 to .806) | .779 (.753 to .802) | .815 (.791 to .837) | .798 (.747 to .841, n 282) |
| position of a person, accuracy | 517 | .503 (.460 to .546) | .578 (.535 to .620) | .636 (.594 to .677) | .664 (.575 to .743, n 119) |
| position of a person, macro-F1 | 517 | .403 | .333 | .550 | .660 |
| consensus, accuracy | 224 | .420 (.357 to .485) | .513 (.448 to .578) | .589 (.524 to .652) | .611 (.449 to .752, n 36) |
| sentence that shows a right position | 514 to 569 | .604 (.563 to .645) | .580 (.537 to .622) | .692 (.653 to .729) | .700 (.616 to .772, n 130) |

From labelled positions of messages the rows about persons give .963 of the final positions: what is missing is missed in
single messages. Most often a message without a position is taken for a concern (96 of 268) or the other way round (70 of
514), an objection for a concern (20 of 50), and conditional support for a concern (24 of 73).

Tried by cross-validation and left out, since accuracy or the share of shown sentences stayed within a point: boosted trees
over the same features, a second pass over the verdicts of neighbouring messages (even their labelled positions add less
than two points), features of the quoted question, of whom a sentence speaks to and with which modal verb, other weights for
classes, other pulls, thresholds for classes, a model of persons over the verdicts of their messages (.627 against .631), 962
sentences written for the purpose, a ranking of sentences against each other with 40 more features, positions and sentences
judged together, and classes and vectors of words learnt from 450,000 words of mail. More labelled mail helps: 145 more
messages gave half a point.

Of the 187 sentences that were shown and are not the labelled one, 125 stand in another passage (a message often says more
than one thing of the kind), 39 beside it, 13 are a tag where prose was labelled, 10 further away.`;

/** docs/how-it-decides.md. */
export function howItDecides(): string {
  const parts = [
    HEAD,
    POSITIONS,
    table('Statements', STATEMENT_RULES),
    table('What is quoted with a sentence', EVIDENCE_RULES),
    QUESTIONS,
    table('What only looks like a question', LOOKALIKE_RULES),
    table('With a question mark', DIRECT_RULES),
    table('Without a question mark', INDIRECT_RULES),
    table('How an answer is known', ANSWER_WAYS),
    `The models: ${QUESTION_MODEL.provenance}; ${ANSWER_MODEL.provenance}.`,
    consensusSection(),
    TURNS,
    OUTCOME,
    table('What a sentence says', OUTCOME_RULES),
    DECISIONS,
    MEASURED,
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(title: string, rows: readonly RuleRow[]): string {
  const lines = rows.map((row) => `| \`${row.id}\` | ${meaning(row.outcome)} | ${cell(row.because)} |`);
  return [`### ${title}`, ['| row | means | because |', '| --- | --- | --- |', ...lines].join('\n')].join(
    '\n\n',
  );
}

function meaning(outcome: unknown): string {
  if (typeof outcome === 'string') return outcome;
  const { state, by } = outcome as { state: string; by: string };
  return `${state}, said by ${by === 'other' ? 'others' : by === 'author' ? 'the author' : 'anyone'}`;
}

function consensusSection(): string {
  const lines = CONSENSUS_ROWS.map(
    (row) =>
      `| **${row.outcome}** | ${columns(row)} | ${cell(row.because)} | ${row.examples.yes[0] || 'nobody'} |`,
  );
  return `## Consensus

From the final positions of the participants; the author's own never counts, and heads are never counted. Backing is
\`support\` or \`support-if\`, outstanding is \`concern\` or \`support-if\`. Exactly one row holds for any thread.

| state | oppose | backing | outstanding | because | for example |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}`;
}

function columns({ needs }: ConsensusRow): string {
  return [needs.oppose, needs.backing, needs.outstanding].join(' | ');
}

function cell(text: string): string {
  return text.replace(/[\\|<>*_]/g, '\\$&');
}
