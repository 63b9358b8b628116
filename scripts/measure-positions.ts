// npx tsx scripts/measure-positions.ts: positions on the training threads, each measured by models that were fitted on other lists.
import { POSITIONS, type Position } from '../core/analysis.js';
import { consensusRow } from '../core/consensus/table.js';
import { type Case, fitPositions, readCases } from '../core/position/fit.js';
import { Judge } from '../core/position/judge.js';
import { settle } from '../core/position/people.js';
import type { Reading, ReadSentence } from '../core/position/reading.js';
import { noStance, statementsOf } from '../core/position/statements.js';
import { standingFindings } from '../core/position/taken-back.js';
import { labelledThreads, ownThreads, positionThread, wordsInCommon } from './labels.js';

type Given = ReturnType<Judge['message']>;
type Pair = readonly [gold: string, given: string];

const FOLDS = 6;
/** Which of several statements decides (../shared/labels/GUIDE.md). */
const DECIDING: readonly Position[] = ['oppose', 'support-if', 'concern', 'support', 'neutral'];

const gold = await labelledThreads('train');
const threads = [...gold.map(positionThread), ...(await ownThreads())];
const lists = [...new Set(threads.map((t) => t.list))];
let cases = readCases(threads);
const foldOf = ({ group }: Case) => lists.indexOf(threads[group]?.list ?? '') % FOLDS;

report('rows alone', byRows);
report('rows and models', crossValidated());
cases = readCases(threads);
for (const one of cases) for (const reading of readingsOf(one)) reading.sentences.forEach(forgetRows);
report('models without rows', crossValidated());

function crossValidated(): (one: Case) => Given {
  const judges = Array.from(
    { length: FOLDS },
    (_, fold) => new Judge(fitPositions(cases.filter((c) => foldOf(c) !== fold))),
  );
  return (one) => judges[foldOf(one)]?.message(one.reading, one.around) ?? byRows(one);
}

function byRows({ reading }: Case): Given {
  const statements = statementsOf(reading);
  const tag = statements.find((s) => s.rule.startsWith('tag/'));
  const [decisive] = DECIDING.flatMap((p) => statements.find((s) => s.position === p) ?? []);
  const { position, evidence } = tag ?? decisive ?? { position: 'none' as const, evidence: null };
  return { ...noStance(reading, 'rows', 1), position, evidence, statements };
}

function readingsOf({ reading, around }: Case): Reading[] {
  const near = [reading, reading.parent, around.next, ...around.earlier, ...around.replies];
  return near.filter((r) => r !== null);
}

function forgetRows(sentence: ReadSentence): void {
  Object.defineProperty(sentence, 'rules', { value: [] });
}

function report(title: string, judge: (one: Case) => Given): void {
  const messages: Pair[] = [];
  const people: Pair[] = [];
  const consensus: Pair[] = [];
  const shown: Pair[] = [];
  gold.forEach(({ gold: labels }, group) => {
    const given = cases.filter((c) => c.group === group).map((one) => ({ one, finding: judge(one) }));
    for (const { one, finding } of given) {
      const evidence = threads[group]?.labels.get(one.reading.message.id)?.evidence ?? null;
      messages.push([one.label, finding.position]);
      if (finding.position !== one.label || one.label === 'none' || evidence === null) continue;
      shown.push(['shown', wordsInCommon(evidence, finding.evidence ?? '') >= 0.6 ? 'shown' : 'other']);
    }
    const finals = finalPositions(given);
    for (const { who, position } of labels.people) {
      const found = [...finals].find(([name]) => nameKey(name) === nameKey(who));
      people.push([position, found?.[1] ?? 'none']);
    }
    consensus.push([labels.consensus, consensusRow([...finals.values()]).outcome]);
  });
  console.log(`# ${title}`);
  printFigures('message', messages);
  printFigures(
    'stance or none',
    messages.map(([a, b]) => [kind(a), kind(b)] as const),
  );
  printFigures('person', people);
  printFigures('consensus', consensus);
  printFigures('evidence', shown);
  printClasses(messages);
}

function kind(position: string): string {
  return position === 'none' ? 'none' : 'stance';
}

function finalPositions(given: readonly { one: Case; finding: Given }[]): Map<string, Position> {
  const readings = new Map(given.map(({ one }) => [one.reading.message.id, one.reading] as const));
  const finals = new Map<string, Position>();
  for (const { one } of given) {
    const { person } = one.reading;
    const own = given.filter((g) => g.finding.person === person.key).map((g) => g.finding);
    const valid = standingFindings(own, (f) => readings.get(f.messageId));
    finals.set(person.name, settle(person, own, valid).position);
  }
  return finals;
}

/** Names as the scorer compares them: letters and digits, in any order. */
function nameKey(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).sort().join(' ');
}

/** Share of equal pairs with its 95 % interval (Wilson), and the mean F1 of the labels. */
function printFigures(title: string, pairs: readonly Pair[]): void {
  const n = pairs.length;
  const share = pairs.filter(([a, b]) => a === b).length / n;
  const middle = (share + 1.92 / n) / (1 + 3.84 / n);
  const half = (1.96 * Math.sqrt((share * (1 - share)) / n + 0.96 / n / n)) / (1 + 3.84 / n);
  const labels = [...new Set(pairs.map(([a]) => a))];
  const macro = labels.reduce((sum, l) => sum + f1(pairs, l).f1, 0) / labels.length;
  const interval = `${(middle - half).toFixed(3)} to ${(middle + half).toFixed(3)}`;
  console.log(`${title.padEnd(15)} ${share.toFixed(3)} (${interval}, n ${n}), macro-F1 ${macro.toFixed(3)}`);
}

function printClasses(pairs: readonly Pair[]): void {
  for (const label of POSITIONS) {
    const { n, recall, precision, f1: both } = f1(pairs, label);
    const row = POSITIONS.map((p) => pairs.filter(([a, b]) => a === label && b === p).length);
    console.log(
      `  ${label.padEnd(12)} n ${n}, recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}, F1 ${both.toFixed(2)}; taken for ${row.join(' ')}`,
    );
  }
}

function f1(pairs: readonly Pair[], label: string) {
  const n = pairs.filter(([a]) => a === label).length;
  const got = pairs.filter(([, b]) => b === label).length;
  const both = pairs.filter(([a, b]) => a === label && b === label).length;
  return {
    n,
    recall: both / Math.max(1, n),
    precision: both / Math.max(1, got),
    f1: (2 * both) / Math.max(1, n + got),
  };
}
