// npx tsx scripts/train-questions.ts [--cross-validate | --check]: fits the two models of core/question on the labelled training threads.
import { type Example, type FitOptions, fitModel } from '../core/model/fit.js';
import { type LinearModel, type PackedModel, packModel, probability } from '../core/model/linear.js';
import { answerFeatures } from '../core/question/answer-features.js';
import { type Asked, possibleAnswers } from '../core/question/answers.js';
import { readConversation } from '../core/question/conversation.js';
import { questionFeatures } from '../core/question/features.js';
import { answerFrom, QUESTION_FROM } from '../core/question/filter.js';
import { askedIn } from '../core/question/index.js';
import { keep } from './data-file.js';
import {
  figuresOf,
  intervalOf,
  type Judged,
  type Pair,
  print,
  printCalibration,
  printed,
} from './figures.js';
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
  readonly answers: readonly (Example & { readonly id: string; readonly from: number })[];
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
        from: answerFrom(context, one, answer),
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
  const inThread = threads.map(({ gold }) => judged.filter((j) => j.thread === gold.thread));
  const labels = threads.map(({ gold }) => gold.questions.filter((q) => !q.rhetorical).length);
  const found = inThread.map((all, i) => [{ n: labels[i] ?? 0, kept: all.filter((j) => j.kept) }]);
  console.log(`by ${by}, ${folds.length} folds, questions F1 ${printed(intervalOf(found, f1))}`);
  const right = inThread.map((all) => all.filter((j) => j.kept && j.gold !== null));
  print('status', figuresOf(right.map((all) => all.map(statusPair))));
  print('answered by', figuresOf(right.map((all) => all.flatMap(answerPair))));
  printCalibration(
    'question or none',
    judged.map(({ sure, kept, gold }): Judged => [sure, kept === (gold !== null)]),
  );
  const answered = right.flat().filter((j) => j.answeredBy !== null);
  printCalibration(
    'message that answers',
    answered.map((j): Judged => [j.sureOfAnswer, j.answeredBy === j.gold?.answeredBy]),
  );
}

type JudgedRow = ReturnType<typeof judge>;

function f1(threads: readonly { readonly n: number; readonly kept: readonly JudgedRow[] }[]): number {
  const kept = threads.flatMap((t) => t.kept);
  const labels = threads.reduce((sum, { n }) => sum + n, 0);
  return (2 * kept.filter((j) => j.gold !== null).length) / (kept.length + labels);
}

function statusPair({ gold, answeredBy }: JudgedRow): Pair {
  return [gold?.status ?? '', answeredBy === null ? 'open' : 'answered'];
}

/** Of questions that were answered and are taken for answered, whether the same message does. */
function answerPair({ gold, answeredBy }: JudgedRow): Pair[] {
  if (gold?.status !== 'answered' || answeredBy === null) return [];
  return [['hit', answeredBy === gold.answeredBy ? 'hit' : 'other']];
}

function judge(row: Row, question: LinearModel, answer: LinearModel) {
  const sureOf = row.answers.map((a) => probability(answer, a.features));
  const at = row.answers.findIndex((a, i) => (sureOf[i] ?? 0) >= a.from);
  const asks = probability(question, row.question.features);
  const kept = asks >= QUESTION_FROM;
  return {
    kept,
    thread: row.thread,
    gold: row.gold,
    sure: Math.max(asks, 1 - asks),
    answeredBy: row.answers[at]?.id ?? null,
    sureOfAnswer: sureOf[at] ?? 0,
  };
}
