import {
  isFinal,
  type Objection,
  type ObjectionFate,
  objectionsIn,
  type Stand,
  splitAt,
} from '../core/record/index.js';
import { compare } from '../core/thread/index.js';
import type {
  Evidence,
  MarkView,
  PersonRef,
  QuestionView,
  ReviewerView,
  RfcPage,
} from '../db/pages/types.js';
import type { ObjectionView, RecordPage } from './record.types.js';

/**
 * The decision record of a proposal: drafted from what the mails say, completed by corrections. Once the proposal is
 * closed the record says what was so on that day; what came later stands apart, under `since`, and opens it again only
 * where somebody objects or asks. The same pages give the same record.
 *
 * @param pages of the proposal's revisions, oldest first, at least one; the newest decides
 */
export function decisionRecord(pages: readonly RfcPage[]): RecordPage {
  const newest = pages.at(-1);
  if (newest === undefined) throw new Error('a record needs a page');
  const end = endOf(newest);
  const people = peopleOf(pages);
  const at = new Map(people.map((one) => [one.person.key, splitAt(one.path, end.closed, saidOn)]));
  const questions = splitAt(
    pages.flatMap((page) => page.questions.filter((q) => !q.rhetorical && q.carriedFrom === undefined)),
    end.closed,
    ({ date }) => date,
  );
  const decisions = splitAt(
    pages.flatMap((page) => page.decisions),
    end.closed,
    ({ evidence }) => evidence.date,
  );
  const posted = newest.revisions.map(({ date }) => date);
  const objections = people.flatMap((one) =>
    objectionViews(one, at.get(one.person.key)?.before ?? [], posted),
  );
  const open = openPoints(objections, questions.before, end.closed);
  const since = sinceThen(people, (key) => at.get(key)?.after ?? [], questions.after);
  return {
    page: 'record',
    ...headOf(newest),
    ...end,
    status: end.closed === null ? 'open' : since.some(({ reopens }) => reopens) ? 'reopened' : 'closed',
    state: newest.state,
    reasons: newest.reasons.map(({ text, ref }) => ({ text, ref })),
    revisions: newest.revisions.map(({ label, root, date, patches }) => ({ label, root, date, patches })),
    positions: people.flatMap((one) => standAt(one, at.get(one.person.key)?.before ?? [], end.closed)),
    objections,
    options: optionsOf(decisions.before, questions.before),
    decisions: decisions.before,
    open,
    revisit: end.closed === null ? [] : open,
    since,
    corrections: uniqueMarks(pages),
    reconstructed: newest.reconstructed,
  };
}

/** Everybody of all revisions once, with all their steps; what the newest page says of them counts. */
function peopleOf(pages: readonly RfcPage[]): Participant[] {
  const people = new Map<string, Participant>();
  for (const { reviewers } of pages)
    for (const reviewer of reviewers) {
      const known = people.get(reviewer.person.key)?.path ?? [];
      const own = reviewer.path.map(({ position, evidence }) => ({ position, said: evidence }));
      people.set(reviewer.person.key, { ...reviewer, path: inOrder([...known, ...own]) });
    }
  return [...people.values()];
}

type Step = Stand<Evidence>;
type Participant = Omit<ReviewerView, 'path'> & { readonly path: readonly Step[] };

function saidOn({ said }: Step): string {
  return said.date;
}

/** By date, each sentence once: pages of two revisions may show the same mail. */
function inOrder(steps: readonly Step[]): Step[] {
  const once = new Map(
    steps.map((step) => [`${step.said.ref.messageId} ${step.position} ${step.said.text}`, step]),
  );
  return [...once.values()].sort((a, b) => compare(saidOn(a), saidOn(b)));
}

function headOf(page: RfcPage) {
  const { root, subject, title, list, author, kind, posted, lastActivity, newest } = page;
  return { root, subject, title, list, author, kind, posted, lastActivity, newest };
}

/** What became of it in any revision; where that is no end, what became of the newest. */
function endOf({ proposal, outcome, revisions }: RfcPage): EndOfRecord {
  const whole = isFinal(proposal.outcome) ? proposal : null;
  const state = whole?.outcome ?? outcome.state;
  const evidence = whole?.evidence ?? outcome.evidence;
  const date = evidence?.date ?? outcome.mark?.when ?? null;
  return {
    outcome: state,
    revision: whole?.revision ?? revisions.at(-1)?.label ?? 'v1',
    by: proposal.by,
    tree: proposal.tree,
    commits: proposal.commits,
    evidence,
    mark: outcome.mark,
    closed: isFinal(state) ? date : null,
  };
}

type EndOfRecord = Pick<
  RecordPage,
  'outcome' | 'revision' | 'by' | 'tree' | 'commits' | 'evidence' | 'mark' | 'closed'
>;

/** Where somebody stood when it was closed: the last step until then. */
function standAt(
  { person, role, position, condition, evidence, mark }: Participant,
  path: readonly Step[],
  closed: string | null,
): RecordPage['positions'] {
  const last = path.findLast((step) => step.position !== 'none');
  const isNow = closed === null || mark !== null || last?.said.ref.messageId === evidence?.ref.messageId;
  if (isNow && position !== 'none') return [{ person, role, position, condition, evidence, mark }];
  if (last === undefined) return [];
  return [{ person, role, position: last.position, condition: null, evidence: last.said, mark: null }];
}

/** What a correction about an objection makes of it. */
const CORRECTED: Readonly<Partial<Record<MarkView['kind'], ObjectionFate>>> = {
  'objection-outweighed': 'outweighed',
  'objection-withdrawn': 'withdrawn',
  'condition-met': 'accommodated',
};

function objectionViews(
  { person, mark, position: now, condition }: Participant,
  path: readonly Step[],
  posted: readonly string[],
): ObjectionView[] {
  const corrected = mark === null ? undefined : CORRECTED[mark.kind];
  return objectionsIn(path, posted).map((one: Objection<Evidence>) => {
    const { position, raised, fate, ended } = one;
    const isSet = fate === 'stands' && corrected !== undefined;
    return {
      ...{ person, position, raised, ended },
      fate: isSet ? corrected : fate,
      mark: isSet ? mark : null,
      condition: fate === 'stands' && position === 'support-if' && now === position ? condition : null,
      answeredBy: posted.find((date) => date > raised.date) ?? null,
    };
  });
}

export const OBJECTION_WORDS = {
  oppose: 'objection',
  concern: 'concern',
  'support-if': 'condition',
} as const;

function openPoints(
  objections: readonly ObjectionView[],
  questions: readonly QuestionView[],
  closed: string | null,
): RecordPage['open'] {
  const isOpen = ({ status, answer }: QuestionView) =>
    status === 'open' || (closed !== null && answer !== null && answer.date > closed);
  return [
    ...objections
      .filter(({ fate }) => fate === 'stands')
      .map(({ person, position, raised, condition }) => ({
        kind: OBJECTION_WORDS[position],
        person,
        text: condition ?? raised.text,
        evidence: raised,
      })),
    ...questions.filter(isOpen).map((one) => ({
      kind: 'question' as const,
      person: one.asker,
      text: one.text,
      evidence: asked(one),
    })),
  ];
}

function asked({ ref, asker, date, text }: QuestionView): Evidence {
  return { ref, who: asker.name, date, text };
}

/** Asks for words, which is no other way to go. */
const FOR_WORDS = /\b(?:explain|elaborate|clarify|describe|tell (?:me|us)|say (?:more|why))\b/i;

/** Ways to go that somebody named: those that were taken, and suggestions made as a question. */
function optionsOf(
  decisions: RfcPage['decisions'],
  questions: readonly QuestionView[],
): RecordPage['options'] {
  return [
    ...decisions.map(({ what, by, evidence }) => ({ what, by, evidence, fate: 'taken' as const })),
    ...questions
      .filter((one) => one.suggestion === true && !FOR_WORDS.test(one.text))
      .map((one) => ({
        what: one.text,
        by: [one.asker],
        evidence: one.answer ?? asked(one),
        fate: one.answer === null ? ('unanswered' as const) : ('answered' as const),
      })),
  ];
}

/** What came after the end, oldest first. An objection or a question opens the record again, thanks do not. */
function sinceThen(
  people: readonly Participant[],
  laterSteps: (person: string) => readonly Step[],
  questions: readonly QuestionView[],
): RecordPage['since'] {
  const stands = people.flatMap(({ person }) =>
    laterSteps(person.key).map(({ position, said }) => ({
      person,
      position,
      evidence: said,
      reopens: position === 'oppose' || position === 'concern',
    })),
  );
  const asking = questions.map((one) => ({
    person: one.asker,
    position: null,
    evidence: asked(one),
    reopens: one.status === 'open',
  }));
  return [...stands, ...asking].sort((a, b) => compare(a.evidence.date, b.evidence.date));
}

function uniqueMarks(pages: readonly RfcPage[]): MarkView[] {
  return [
    ...new Map(pages.flatMap(({ corrections }) => corrections).map((mark) => [mark.id, mark])).values(),
  ];
}

/** Every mail that the record rests on, each once, in date order. */
export function evidenceOf(record: RecordPage): readonly Evidence[] {
  const all = [
    record.evidence,
    ...record.positions.map(({ evidence }) => evidence),
    ...record.objections.flatMap(({ raised, ended }) => [raised, ended]),
    ...record.decisions.map(({ evidence }) => evidence),
    ...record.options.map(({ evidence }) => evidence),
    ...record.open.map(({ evidence }) => evidence),
    ...record.since.map(({ evidence }) => evidence),
  ].filter((one) => one !== null);
  const once = new Map(all.map((one) => [one.ref.messageId, one]));
  return [...once.values()].sort((a, b) => compare(a.date, b.date));
}

/** Names in a row: `Ana Novak, Bo Lind`. */
export function namesOf(people: readonly PersonRef[]): string {
  return people.map(({ name }) => name).join(', ');
}
