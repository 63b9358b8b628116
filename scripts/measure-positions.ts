// npx tsx scripts/measure-positions.ts: positions as the program finds them, on the training threads by models that learnt from
// other lists, and on the threads that nothing was fitted on by the shipped models.
import { POSITIONS, type Position, type ThreadContext } from '../core/analysis.js';
import { consensusRow } from '../core/consensus/table.js';
import type { Surroundings } from '../core/position/conversation.js';
import { type Case, measureRows, readCases } from '../core/position/fit.js';
import { findPositions, positionJudge } from '../core/position/index.js';
import type { Judge } from '../core/position/judge.js';
import { ROW_CONFIDENCE } from '../core/position/models.data.js';
import type { Reading, ReadSentence } from '../core/position/reading.js';
import { noStance, statementsOf } from '../core/position/statements.js';
import { f1Of, figuresOf, type Judged, type Pair, print, printCalibration } from './figures.js';
import { type LabelledThread, labelledThreads, ownThreads, positionThread, wordsInCommon } from './labels.js';
import { ListsLeftOut } from './leave-lists-out.js';

type Judging = Pick<Judge, 'message'>;
type Given = ReturnType<Judge['message']>;
type Found = ReturnType<typeof findPositions>;

/** Which of several statements decides (../shared/labels/GUIDE.md). */
const DECIDING: readonly Position[] = ['oppose', 'support-if', 'concern', 'support', 'neutral'];

const train = await labelledThreads('train');
const dev = await labelledThreads('dev');
const threads = [...train.map(positionThread), ...(await ownThreads())];
let cases = readCases(threads);
const rows: Judging = { message: byRows };

report('train, rows alone', train, () => rows);
const leftOut = new ListsLeftOut(threads, cases);
const judges = leftOut.judges();
const judgeOf = (group: number) => judges[leftOut.partOf(group)] ?? rows;
reliability('train, rows and models', report('train, rows and models', train, judgeOf), train);
printCalibration('train, rows measured on other lists', rowsLeftOut());
printCalibration(
  'held out, rows',
  readCases(dev.map(positionThread)).flatMap((one) => statedIn(one, ROW_CONFIDENCE)),
);
cases = readCases(threads);
for (const { reading, around } of cases) forgetRows(reading, around);
const [withoutRows, kept] = [new ListsLeftOut(threads, cases), positionJudge()];
const blind = withoutRows.judges().map(withoutRowsOf);
report('train, models without rows', train, (group) => blind[withoutRows.partOf(group)] ?? rows);
report('held out, rows alone', dev, () => rows);
reliability(
  'held out, rows and models',
  report('held out, rows and models', dev, () => kept),
  dev,
);

function byRows(reading: Reading): Given {
  if (reading.isAuthor || reading.posting) return noStance(reading, 'rows', 1);
  const statements = statementsOf(reading);
  const tag = statements.find((s) => s.rule.startsWith('tag/'));
  const [decisive] = DECIDING.flatMap((p) => statements.find((s) => s.position === p) ?? []);
  const { position, evidence } = tag ?? decisive ?? { position: 'none' as const, evidence: null };
  return { ...noStance(reading, 'rows', 1), position, evidence, statements };
}

/** A judge that reads words and conversation, but no row. */
function withoutRowsOf(judge: Judge): Judging {
  return {
    message(reading, around) {
      forgetRows(reading, around);
      return judge.message(reading, around);
    },
  };
}

function forgetRows(reading: Reading, around: Surroundings): void {
  for (const near of [reading, reading.parent, around.next, ...around.earlier, ...around.replies])
    for (const sentence of near?.sentences ?? []) forgetRowsOf(sentence);
}

function forgetRowsOf(sentence: ReadSentence): void {
  Object.defineProperty(sentence, 'rules', { value: [], configurable: true });
}

function report(
  title: string,
  labelled: readonly LabelledThread[],
  judging: (group: number) => Judging,
): Found[] {
  const found = labelled.map(({ context }, group) => findPositions(context, undefined, judging(group)));
  const pairs = (of: (thread: LabelledThread, given: Found) => Pair[]) =>
    labelled.map((thread, i) => of(thread, found[i] ?? { messages: [], people: [] }));
  const messages = pairs(messagePairs);
  const stances = messages.map((all) => all.map(([a, b]): Pair => [kind(a), kind(b)]));
  console.log(`# ${title}`);
  print('message', figuresOf(messages));
  print('stance or none', figuresOf(stances));
  print('person', figuresOf(pairs(personPairs)));
  print('consensus', figuresOf(pairs(consensusPairs)));
  print('evidence', figuresOf(pairs(evidencePairs)));
  printClasses(messages.flat());
  return found;
}

function messagePairs({ gold }: LabelledThread, { messages }: Found): Pair[] {
  const given = new Map<string, Given>(messages.map((m) => [m.messageId, m]));
  return gold.messages.map((m) => [m.position, given.get(m.messageId)?.position ?? 'none']);
}

function personPairs({ gold, context }: LabelledThread, { people }: Found): Pair[] {
  const finals = new Map(people.map((p) => [nameKey(nameOf(context, p.person)), p.position]));
  return gold.people.map(({ who, position }) => [position, finals.get(nameKey(who)) ?? 'none']);
}

function consensusPairs({ gold }: LabelledThread, { people }: Found): Pair[] {
  return [[gold.consensus, consensusRow(people.map((p) => p.position)).outcome]];
}

/** Of the right positions, whether the sentence that was labelled is the one that is shown. */
function evidencePairs({ gold }: LabelledThread, { messages }: Found): Pair[] {
  const given = new Map<string, Given>(messages.map((m) => [m.messageId, m]));
  return gold.messages.flatMap(({ messageId, position, evidence }): Pair[] => {
    const finding = given.get(messageId);
    if (finding?.position !== position || position === 'none' || evidence === null) return [];
    return [['shown', wordsInCommon(evidence, finding.evidence ?? '') >= 0.6 ? 'shown' : 'other']];
  });
}

function kind(position: string): string {
  return position === 'none' ? 'none' : 'stance';
}

function nameOf(context: ThreadContext, key: string): string {
  return context.people.find((p) => p.key === key)?.name ?? key;
}

/** Names as the scorer compares them: letters and digits, in any order. */
function nameKey(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).sort().join(' ');
}

/** How sure the findings were, by what decided them. */
function reliability(title: string, found: readonly Found[], labelled: readonly LabelledThread[]): void {
  const judged = labelled.flatMap(({ gold }, i) => {
    const given = new Map<string, Given>(found[i]?.messages.map((m) => [m.messageId, m]));
    return gold.messages.flatMap(({ messageId, position }) => {
      const finding = given.get(messageId);
      return finding === undefined ? [] : [{ finding, right: finding.position === position }];
    });
  });
  printCalibration(
    `${title}, messages`,
    judged.map(({ finding, right }): Judged => [finding.confidence, right]),
  );
  for (const p of POSITIONS) {
    const own = judged.filter(({ finding }) => finding.position === p);
    printCalibration(
      `${title}, ${p}`,
      own.map(({ finding, right }): Judged => [finding.confidence, right]),
    );
  }
}

/** How often each row is right on one set of messages against its share on another. A row of a message counts once. */
function rowsLeftOut(): Judged[] {
  const parts = new Set(cases.map((c) => leftOut.partOf(c.group)));
  return [...parts].flatMap((part) => {
    const shares = measureRows(cases.filter((c) => leftOut.partOf(c.group) !== part));
    return cases.filter((c) => leftOut.partOf(c.group) === part).flatMap((one) => statedIn(one, shares));
  });
}

function statedIn({ reading, label }: Case, shares: Readonly<Record<string, number>>): Judged[] {
  const stated = new Map(statementsOf(reading).map((s) => [s.rule, s.position] as const));
  return [...stated].map(([rule, position]) => [shares[rule] ?? 0.5, position === label]);
}

function printClasses(pairs: readonly Pair[]): void {
  for (const label of POSITIONS) {
    const { n, recall, precision, f1 } = f1Of(pairs, label);
    const row = POSITIONS.map((p) => pairs.filter(([a, b]) => a === label && b === p).length);
    console.log(
      `  ${label.padEnd(12)} n ${n}, recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}, F1 ${f1.toFixed(2)}; taken for ${row.join(' ')}`,
    );
  }
}
