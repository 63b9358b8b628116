import { CONSENSUS_ROWS, type ConsensusRow } from '../core/consensus/consensus.rules.js';
import { OUTCOME_RULES } from '../core/consensus/outcome.rules.js';
import { EVIDENCE_RULES } from '../core/position/evidence.rules.js';
import { CONFIDENCE_SCALE } from '../core/position/models.data.js';
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

Measured on hand-labelled threads of kernel lists: 224 threads of 13 lists, each read by models that learnt from other lists
(by list for questions, in six parts for positions), and 36 threads held out, which nothing was fitted on. In brackets the
95 % interval. What stands in one thread is not independent, so the intervals are those of 2,000 samples of whole threads,
drawn with replacement from a fixed seed. The mean F1 is over labels that were given at least five times.

| figure | rows only, 224 threads | rows and models, lists left out | held out, 36 threads |
| --- | --- | --- | --- |
| every sentence with a question mark, F1 | .897 | | |
| questions, F1 | .914 | .925 (.912 to .936, n 1,131) | .868 (n 260) |
| status of a question, accuracy | .878 | .891 (.870 to .911, n 1,078) | .909 (n 230) |
| message that answers, accuracy | .929 | .957 (.939 to .974, n 744) | .931 (n 173) |
| outcome, accuracy | .920 (.884 to .955, n 224) | no model | .944 (.861 to 1.000, n 36) |

The rows were written on the 224 threads, so that the figures without a model flatter them.

Positions, found the way the program finds them (\`npx tsx scripts/measure-positions.ts\`), by rows and models apart and
together. Rows alone: the statement that decides, an own tag before all. Models without rows: words and conversation only.

| figure | n | rows alone | models without rows | both | n | rows alone, held out | both, held out |
| --- | --- | --- | --- | --- | --- | --- | --- |
| position of a message, accuracy | 1,103 | .549 (.512 to .587) | .612 (.579 to .644) | .669 (.638 to .697) | 282 | .465 (.379 to .561) | .674 (.590 to .760) |
| position of a message, macro-F1 | 1,103 | .448 (.386 to .501) | .376 (.345 to .400) | .574 (.520 to .620) | 282 | .384 (.309 to .459) | .583 (.484 to .689) |
| a stance or none, accuracy | 1,103 | .785 (.751 to .819) | .786 (.758 to .813) | .822 (.796 to .846) | 282 | .727 (.639 to .810) | .809 (.721 to .886) |
| position of a person, accuracy | 517 | .511 (.465 to .557) | .590 (.543 to .634) | .650 (.604 to .691) | 119 | .513 (.413 to .619) | .681 (.571 to .782) |
| position of a person, macro-F1 | 517 | .414 (.346 to .483) | .352 (.312 to .387) | .569 (.488 to .632) | 119 | .493 (.389 to .593) | .690 (.570 to .796) |
| consensus, accuracy | 224 | .424 (.362 to .491) | .527 (.460 to .589) | .594 (.531 to .652) | 36 | .472 (.306 to .639) | .639 (.472 to .778) |
| sentence that shows a right position | 512 to 577 | .607 (.556 to .655) | .586 (.537 to .635) | .690 (.650 to .727) | 112; 132 | .634 (.534 to .738) | .689 (.584 to .786) |`;

const CALIBRATION = `| verdict | before: n, sure, right | after: n, sure, right | error |
| --- | --- | --- | --- |
| support | 60, .48, .62 (without tags) | 151, .81, .85 (with tags) | .062 |
| support with a condition | 104, .50, .43 | 71, .49, .45 | .149 |
| neutral | | 12, .51, .50 | .177 |
| concern | 619, .61, .68 | 562, .69, .69 | .058 |
| objection | 64, .44, .30 | 57, .34, .37 | .143 |
| none | 273, .55, .62 | 250, .64, .64 | .065 |

| sure | messages, lists left out: n, sure, right | messages, held out | rows, by their share on other lists | message that answers, lists left out |
| --- | --- | --- | --- | --- |
| 0 to .1 | | | 18, .07, .22 | |
| .1 to .2 | 7, .18, .29 | | 176, .16, .18 | |
| .2 to .3 | 31, .25, .35 | 3, .28, .33 | 193, .23, .21 | |
| .3 to .4 | 54, .36, .33 | 14, .36, .36 | 123, .34, .32 | 13, .37, .38 |
| .4 to .5 | 146, .46, .56 | 28, .45, .36 | 326, .45, .52 | 17, .45, .65 |
| .5 to .6 | 193, .55, .47 | 43, .54, .44 | 1,508, .55, .54 | 26, .56, .58 |
| .6 to .7 | 179, .65, .62 | 57, .64, .67 | 382, .65, .57 | 29, .64, .76 |
| .7 to .8 | 184, .75, .75 | 44, .75, .77 | 13, .73, .62 | 40, .76, .78 |
| .8 to .9 | 135, .85, .92 | 51, .84, .90 | 56, .85, .70 | 91, .86, .89 |
| .9 to 1 | 174, .92, .93 | 42, .92, .88 | 76, .91, .92 | 567, .96, .96 |
| expected calibration error | .050 (n 1,103) | .050 (n 282) | .030 (n 2,871); held out .110 (n 671) | .016 (n 783) |

The rows of the 36 held-out threads are right less often than they were on the others (.41 against .50): those lists hold
more messages without a position. A row that no labelled mail holds, such as one about a tag that is taken back, is given one
half. Whether a sentence is a question at all: .037 (n 1,387).`;

const MISSES = `From labelled positions of messages the rows about persons give .963 of the final positions, .975 of whether somebody moved
(n 517) and 213 of 224 states: what is missing is missed in single messages. Most often a message without a position is taken
for a concern (97 of 268) or the other way round (64 of 514), an objection for a concern (22 of 50), and conditional support
for a concern (23 of 73).

Tried by cross-validation and left out, since accuracy or the share of shown sentences stayed within a point: boosted trees
over the same features, a second pass over the verdicts of neighbouring messages (even their labelled positions add less
than two points), features of the quoted question, of whom a sentence speaks to and with which modal verb, other weights for
classes, other pulls, thresholds for classes, a model of persons over the verdicts of their messages (.627 against .631), 962
sentences written for the purpose, a ranking of sentences against each other with 40 more features, positions and sentences
judged together, and classes and vectors of words learnt from 450,000 words of mail. 145 more labelled
messages of the rare kinds gave half a point. 840 more, nearly all replies to patches that are no RFC, gave none: counted half,
a message .664 and .557, a person .636, consensus .576, a stance or none .822, although what was right was held likelier
(cross-entropy .980 to .957). Mail of the kind that the models are for would help more.

Of 187 sentences that were shown and were not the labelled one, some fits ago, 125 stood in another passage (a message often says more
than one thing of the kind), 39 beside it, 13 were a tag where prose was labelled, 10 further away.`;

function howSure(): string {
  const added = Object.entries(CONFIDENCE_SCALE.added).map(([position, odds]) => `${odds} for ${position}`);
  return `### How sure it is

The confidence of a verdict is how often such verdicts are right. The model of messages counts rare positions more than
common ones and is therefore too sure of them: its probability \`p\` of a position becomes the share whose log odds are
\`${CONFIDENCE_SCALE.slope} log(p / (1 - p))\` plus ${added.join(', ')} (Platt 1999, with one
offset a position), fitted by the training on verdicts about lists that the models did not learn from. Below, how sure
verdicts were on average against how often they were right: before, as the models of an earlier training said it; after, scale
and models fitted on other lists. The expected calibration error (ten equal bins) went from .046 to .045, the mean gap by
position from .076 to .011.`;
}

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
    howSure(),
    CALIBRATION,
    MISSES,
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
