// npx tsx scripts/train-questions.ts [--cross-validate | --check]: fits the two models of core/question on the labelled training threads.
import { type Example, type FitOptions, fitModel } from '../core/model/fit.js';
import { type LinearModel, type PackedModel, packModel, probability } from '../core/model/linear.js';
import { answerFeatures } from '../core/question/answer-features.js';
import { type Asked, possibleAnswers } from '../core/question/answers.js';
import { readConversation } from '../core/question/conversation.js';
import { questionFeatures } from '../core/question/features.js';
import { ANSWER_FROM, QUESTION_FROM } from '../core/question/filter.js';
import { askedIn } from '../core/question/index.js';
import { keep } from './data-file.js';
import {
  type GoldQuestion,
  type LabelledThread,
  labelledThreads,
  labelsSum,
  wordsInCommon,
} from './labels.js';

const QUESTION_FIT: FitOptions = { bits: 14, epochs: 15, rate: 0.05, decay: 0.01 };
const ANSWER_FIT: FitOptions = { bits: 12, epochs: 20, rate: 0.05, decay: 0.02 };

/** A sentence that may be a question with what the labels say of it. */
interface Row {
  readonly thread: string;
  readonly list: string;
  readonly gold: GoldQuestion | null;
  readonly question: Example;
  readonly answers: readonly (Example & { readonly id: string })[];
}

const threads = await labelledThreads('train');
const rows = threads.flatMap(rowsOf);
if (process.argv.includes('--cross-validate')) {
  crossValidate('thread');
  crossValidate('list');
} else write();

function rowsOf({ gold, context }: LabelledThread): Row[] {
  const conversation = readConversation(context);
  const asked = askedIn(context);
  const matches = matched(
    asked,
    gold.questions.filter((q) => !q.rhetorical),
  );
  return asked.map((one) => {
    const possible = possibleAnswers(one, conversation);
    const label = matches.get(one) ?? null;
    return {
      thread: gold.thread,
      list: gold.list,
      gold: label,
      question: { features: questionFeatures(context, one, possible), yes: label !== null },
      answers: possible.map((answer) => ({
        id: answer.message.id,
        features: answerFeatures(context, conversation, one, answer, possible),
        yes: answer.message.id === label?.answeredBy,
      })),
    };
  });
}

/** Labels to candidates as the scorer pairs them: same message, most words in common, at least 60 %. */
function matched(asked: readonly Asked[], labels: readonly GoldQuestion[]): Map<Asked, GoldQuestion> {
  const pairs = new Map<Asked, GoldQuestion>();
  for (const label of labels) {
    const free = asked.filter((a) => a.candidate.message.id === label.messageId && !pairs.has(a));
    const scored = free.map((a) => ({ a, score: wordsInCommon(label.text, a.candidate.sentence.text) }));
    const best = scored.reduce((x, y) => (y.score > x.score ? y : x), { a: null as Asked | null, score: 0 });
    if (best.a !== null && best.score >= 0.6) pairs.set(best.a, label);
  }
  return pairs;
}

function fitBoth(some: readonly Row[]): { readonly question: LinearModel; readonly answer: LinearModel } {
  const answers = some.filter((r) => r.gold !== null).flatMap((r) => r.answers);
  return {
    question: fitModel(
      some.map((r) => r.question),
      QUESTION_FIT,
    ),
    answer: fitModel(answers, ANSWER_FIT),
  };
}

function write(): void {
  const { question, answer } = fitBoth(rows);
  const from = `${threads.length} labelled threads, ${rows.length} sentences, labels sha256 ${labelsSum('train')}`;
  const file = `// Made by scripts/train-questions.ts.
import type { PackedModel } from '../model/linear.js';

${declaration('QUESTION_MODEL', packModel(question, from))}${declaration('ANSWER_MODEL', packModel(answer, from))}`;
  keep('core/question/models.data.ts', file);
}

/** As the formatter would print it. */
function declaration(name: string, { bits, packed, provenance }: PackedModel): string {
  return `export const ${name}: PackedModel = {
  bits: ${bits},
  packed:
    '${packed}',
  provenance:
    '${provenance}',
};
`;
}

/** Fits on all folds but one and measures on that one, as the scorer counts. */
function crossValidate(by: 'thread' | 'list'): void {
  const names = [...new Set(rows.map((r) => r[by]))];
  const fold = (row: Row) => names.indexOf(row[by]) % (by === 'list' ? names.length : 10);
  const folds = [...new Set(rows.map(fold))];
  const judged = folds.flatMap((f) => {
    const { question, answer } = fitBoth(rows.filter((r) => fold(r) !== f));
    return rows.filter((r) => fold(r) === f).map((row) => judge(row, question, answer));
  });
  const labels = threads.flatMap((t) => t.gold.questions.filter((q) => !q.rhetorical)).length;
  const kept = judged.filter((j) => j.kept);
  const right = kept.filter((j) => j.gold !== null);
  const status = right.filter((j) => (j.answeredBy === null ? 'open' : 'answered') === j.gold?.status);
  const both = right.filter((j) => j.gold?.status === 'answered' && j.answeredBy !== null);
  const hits = both.filter((j) => j.answeredBy === j.gold?.answeredBy);
  const share = (n: number, of: number) => `${(n / of).toFixed(3)} (${n} of ${of})`;
  console.log(`by ${by}, ${folds.length} folds`);
  console.log(
    `  questions: precision ${share(right.length, kept.length)}, recall ${share(right.length, labels)}`,
  );
  console.log(`  F1 ${((2 * right.length) / (kept.length + labels)).toFixed(3)}`);
  console.log(
    `  status ${share(status.length, right.length)}, answered by ${share(hits.length, both.length)}`,
  );
}

function judge(row: Row, question: LinearModel, answer: LinearModel) {
  const found = row.answers.find((a) => probability(answer, a.features) >= ANSWER_FROM);
  const kept = probability(question, row.question.features) >= QUESTION_FROM;
  return { kept, gold: row.gold, answeredBy: found?.id ?? null };
}
