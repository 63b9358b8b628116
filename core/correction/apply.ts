import type { MessageFinding, Outcome, PersonFinding, Question } from '../analysis.js';
import type { MessageId, PersonKey } from '../ids.js';
import {
  derivedValue,
  type Findings,
  findingOf,
  isAt,
  keyOf,
  questionAt,
  saysOtherwise,
  statementAt,
} from './derived.js';
import type { Change, Correction, Mark } from './types.js';

export interface Corrected extends Findings {
  /** Objectors who were outweighed: they still object, and hold nothing up. */
  readonly outweighed: readonly (Correction & { readonly person: PersonKey })[];
  /** One a correction that stands, oldest first. */
  readonly marks: readonly Mark[];
}

/**
 * The findings as people have set them right. `mails`: what the mails alone say; `found`: the same but for statements that
 * are none. Neither is changed. Of two corrections of the same thing the later wins. `stand`: from `standing`. Pure.
 */
export function applyCorrections(mails: Findings, found: Findings, stand: readonly Correction[]): Corrected {
  let now = found;
  const marks: Mark[] = [];
  const outweighed = new Map<PersonKey, Correction & { readonly person: PersonKey }>();
  for (const correction of stand) {
    const { change } = correction;
    const derived = derivedValue(mails, correction);
    const next = effect(now, mails, correction);
    const applied = next !== null;
    const mailSaysOtherwise = applied && saysOtherwise(mails, correction, derived);
    marks.push({
      correction,
      about: aboutOf({ ...correction, change: pinned(mails, change) }),
      derived,
      mailSaysOtherwise,
      applied,
    });
    if (!applied) continue;
    now = next;
    if (!('person' in change)) continue;
    const person = keyOf(mails, change.person);
    if (change.kind === 'objection-outweighed') outweighed.set(person, { ...correction, person });
    else outweighed.delete(person);
  }
  return { ...now, outweighed: [...outweighed.values()], marks };
}

/** The change with the key of the person, and the line where the question or statement begins. */
function pinned(mails: Findings, change: Change): Change {
  if (!('line' in change))
    return 'person' in change ? { ...change, person: keyOf(mails, change.person) } : change;
  const { message, line } = change;
  const at =
    change.kind === 'not-a-statement'
      ? statementAt(mails.messages, message, line)
      : questionAt(mails, message, line);
  return { ...change, line: at?.span.start.line ?? line };
}

/** The thing a change is about: the same for all changes of one thing. */
export function aboutOf({ root, change, restsOn }: Pick<Correction, 'root' | 'change' | 'restsOn'>): string {
  switch (change.kind) {
    case 'position':
    case 'condition-met':
    case 'objection-withdrawn':
    case 'objection-outweighed':
      return `position ${change.person}`;
    case 'not-a-statement':
      return `statement ${change.message} ${change.line}`;
    case 'question-answered':
    case 'question-dropped':
      return `question ${change.message} ${change.line}`;
    case 'link-revision':
    case 'cut-revision':
      return `revision ${change.to}`;
    case 'merge-people':
    case 'split-people':
      return `person ${change.person}`;
    case 'undo':
      return `correction ${change.correction}`;
    case 'outcome':
      return 'outcome';
    case 'decision':
      return `decision ${restsOn ?? root}`;
  }
}

/** The findings after one correction; null when what it is about is not among them. */
function effect(found: Findings, mails: Findings, correction: Correction): Findings | null {
  const { change } = correction;
  switch (change.kind) {
    case 'position':
    case 'condition-met':
    case 'objection-withdrawn':
    case 'objection-outweighed':
      return withPosition(found, correction, change);
    case 'question-answered':
      return withQuestion(found, change.message, change.line, (question) => ({
        ...question,
        status: 'answered',
        answeredBy: change.by ?? question.answeredBy,
        rule: 'correction/answered',
      }));
    case 'question-dropped':
      return withQuestion(found, change.message, change.line, (question) => ({
        ...question,
        kind: 'rhetorical',
        rule: 'correction/dropped',
      }));
    case 'outcome':
      return { ...found, outcome: correctedOutcome(correction, change.outcome) };
    case 'decision':
      return withDecision(found, correction, change);
    case 'not-a-statement':
      return derivedValue(mails, correction) === null ? null : found;
    case 'merge-people':
    case 'split-people':
      return found.people.some(({ key, addresses }) => [key, ...addresses].includes(change.person))
        ? found
        : null;
    default:
      return found;
  }
}

type PositionChange = Extract<
  Change,
  { kind: 'position' | 'condition-met' | 'objection-withdrawn' | 'objection-outweighed' }
>;

function withPosition(found: Findings, correction: Correction, change: PositionChange): Findings | null {
  const finding = findingOf(found, change.person);
  if (finding === undefined) return null;
  const position = positionAfter(change, finding.position);
  if (position === finding.position && change.kind !== 'position') return found;
  const corrected: PersonFinding = {
    ...finding,
    position,
    evidence: correction.restsOn,
    // What the mail says stays in `path`; a sentence of it must not stand as the evidence of something else.
    text: null,
    since: correction.when,
    condition: null,
    rule: `correction/${change.kind}`,
  };
  return { ...found, positions: found.positions.map((one) => (one === finding ? corrected : one)) };
}

function positionAfter(change: PositionChange, now: PersonFinding['position']): PersonFinding['position'] {
  if (change.kind === 'position') return change.position;
  if (change.kind === 'condition-met') return now === 'support-if' ? 'support' : now;
  const withdrawn = change.kind === 'objection-withdrawn' && (now === 'oppose' || now === 'concern');
  return withdrawn ? 'neutral' : now;
}

function withQuestion(
  found: Findings,
  message: MessageId,
  line: number,
  change: (question: Question) => Question,
): Findings | null {
  const asked = questionAt(found, message, line);
  if (asked === undefined) return null;
  return { ...found, questions: found.questions.map((one) => (one === asked ? change(one) : one)) };
}

function correctedOutcome({ restsOn }: Correction, state: Outcome['state']): Outcome {
  return { state, rule: 'correction/outcome', messageId: restsOn, text: null, span: null };
}

/** Takes the place of the decision that rests on the same mail, or is one more; an empty text takes that one away. */
function withDecision(
  found: Findings,
  { root, restsOn, why }: Correction,
  { what, by }: Extract<Change, { kind: 'decision' }>,
): Findings {
  const others = found.decisions.filter((one) => one.messageId !== restsOn && one.what !== what);
  const messageId = restsOn ?? root;
  const decision = {
    what,
    by: by.map((person) => keyOf(found, person)),
    messageId,
    evidence: why,
    rule: 'correction/decision',
  };
  return { ...found, decisions: what === '' ? others : [...others, decision] };
}

/** Takes statements that are none out of what was found in a message; undefined when no correction says so. */
export function striking(
  stand: readonly Correction[],
): ((finding: MessageFinding) => MessageFinding) | undefined {
  const struck = stand.flatMap(({ change }) => (change.kind === 'not-a-statement' ? [change] : []));
  if (struck.length === 0) return undefined;
  return (finding) => {
    const statements = finding.statements.filter(
      (one) => !struck.some(({ message, line }) => isAt(one, message, line)),
    );
    if (statements.length === finding.statements.length) return finding;
    return withStatements(finding, statements);
  };
}

/** The stand that the statements left show: the surest of them where the one that showed it is gone. */
function withStatements(finding: MessageFinding, statements: MessageFinding['statements']): MessageFinding {
  const isShown = statements.some(({ evidence }) => evidence === finding.evidence);
  if (isShown) return { ...finding, statements };
  const [surest] = [...statements].sort((a, b) => b.confidence - a.confidence);
  return {
    ...finding,
    statements,
    position: surest?.position ?? 'none',
    evidence: surest?.evidence ?? null,
    span: surest?.span ?? null,
    rule: surest?.rule ?? 'correction/not-a-statement',
    confidence: surest?.confidence ?? 1,
  };
}
