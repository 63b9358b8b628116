import { IDENTITY_WORDS } from '../../core/identity/index.js';
import type { QuestionView, ReviewerView, RfcPage } from '../../db/pages/types.js';
import { CONSENSUS_CODES, OUTCOME_WORDS, POSITION_CODES } from '../codes.js';
import { quotesLost } from '../doubt.js';
import { markText } from '../marks.js';
import { appliedText, supersededText } from '../proposal.js';
import { replayText } from '../replay.js';
import { day, waiting } from '../time.js';
import { coded, line, paint, quoted, type TextOptions, where, wrap } from './format.js';

/** The RFC page for a terminal: verdict and reasons, whose turn, positions with their sentences, open questions, decisions. */
export function rfcText(page: RfcPage, options: TextOptions): string {
  const lines = [
    paint(line(page.subject), 'bold', options),
    `by ${line(page.author.name)}, ${day(page.posted)}, ${page.messages} messages, ${page.participants} participants`,
    where(page.root),
    ...(page.replay === undefined ? [] : wrap(line(replayText(page.replay)), options.width)),
    ...revisions(page),
    ...verdict(page, options),
    ...turns(page),
    ...section(
      'Positions',
      page.reviewers.flatMap((reviewer) => person(reviewer, options)),
      options,
    ),
    ...section('Open questions', questions(page, 'open', options), options),
    ...section('Answered questions', questions(page, 'answered', options), options),
    ...section(
      'Decisions',
      page.decisions.flatMap((d) => [`  ${line(d.what)}`, ...quoted(d.evidence, options)]),
      options,
    ),
    ...section('Corrections', corrections(page, options), options),
    ...section(
      'Trailers',
      page.trailers.map(
        (t) => `  ${line(t.tag)}: ${line(t.who)} (${line(t.status)})  ${where(t.evidence.ref)}`,
      ),
      options,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Only who stands where, with their sentences. */
export function positionsText(page: RfcPage, options: TextOptions): string {
  return `${page.reviewers.flatMap((reviewer) => person(reviewer, options)).join('\n')}\n`;
}

/** Only the questions: open ones first. */
export function questionsText(page: RfcPage, options: TextOptions): string {
  const lines = [
    ...section('Open questions', questions(page, 'open', options), options),
    ...section('Answered questions', questions(page, 'answered', options), options),
  ];
  return `${lines.slice(1).join('\n')}\n`;
}

function section(title: string, lines: readonly string[], options: TextOptions): string[] {
  return lines.length === 0 ? [] : ['', paint(title, 'bold', options), ...lines];
}

function revisions(page: RfcPage): string[] {
  if (page.revisions.length < 2) return [];
  return [`revisions: ${page.revisions.map((r) => `${line(r.label)} (${day(r.date)})`).join(', ')}`];
}

function verdict(page: RfcPage, options: TextOptions): string[] {
  const { outcome } = page;
  return [
    '',
    `${coded(CONSENSUS_CODES[page.state], options)}${page.dormant ? ', dormant' : ''}`,
    ...page.reasons.map((r) => `  ${line(r.text)}${r.ref === null ? '' : `  ${where(r.ref)}`}`),
    ...(page.verifiedOnly ? ['  counted: only mail whose domain is verified'] : []),
    ...page.missing.map((m) => `  missing: ${line(m)}`),
    `outcome: ${OUTCOME_WORDS[outcome.state]}`,
    ...[supersededText(page.proposal), appliedText(page)].flatMap((text) =>
      text === null ? [] : [`  ${line(text)}`],
    ),
    ...(outcome.evidence === null ? [] : quoted(outcome.evidence, options)),
    ...(page.reconstructed === null ? [] : [quotesLost(page.reconstructed)]),
  ];
}

function turns(page: RfcPage): string[] {
  return page.turns.map(
    (t, i) =>
      `${i === 0 ? 'turn:   ' : '        '} ${line(t.person?.name ?? t.role)}: ${line(t.what)} (${waiting(t.since, page.newest)})`,
  );
}

function person(reviewer: ReviewerView, options: TextOptions): string[] {
  const moves = reviewer.changed
    ? ` (was ${reviewer.path
        .slice(0, -1)
        .map((s) => POSITION_CODES[s.position].word)
        .join(', then ')})`
    : '';
  const role = reviewer.role === 'participant' ? '' : `, ${reviewer.role}`;
  const { identity } = reviewer;
  const sender = identity === null ? '' : `, sender: ${IDENTITY_WORDS[identity.level]}`;
  return [
    `  ${coded(POSITION_CODES[reviewer.position], options)}  ${line(reviewer.person.name)}${role}${moves}${sender}`,
    ...(reviewer.condition === null ? [] : wrap(`if: ${line(reviewer.condition)}`, options.width, '    ')),
    ...(reviewer.evidence === null ? [] : quoted(reviewer.evidence, options)),
  ];
}

/** Each with what the mails alone say. */
function corrections({ corrections: marks }: RfcPage, options: TextOptions): string[] {
  return marks.flatMap((mark) => [
    `  ${line(mark.text)}`,
    ...wrap(line(markText(mark)), options.width, '    '),
    ...(mark.ref === null ? [] : [`    ${paint(where(mark.ref), 'dim', options)}`]),
  ]);
}

function questions(page: RfcPage, status: QuestionView['status'], options: TextOptions): string[] {
  return page.questions
    .filter((q) => q.status === status && !q.rhetorical)
    .flatMap((q) => [
      `  ? ${line(q.asker.name)}${q.to === null ? '' : ` to ${line(q.to.name)}`}, ${waiting(q.date, page.newest)}${q.acknowledged ? ', noted' : ''}${askedOn(q)}`,
      ...wrap(`"${line(q.text)}"`, options.width, '    '),
      `    ${paint(where(q.ref), 'dim', options)}`,
      ...(q.answer === null ? [] : quoted(q.answer, options, '      ')),
    ]);
}

function askedOn({ carriedFrom }: QuestionView): string {
  return carriedFrom === undefined ? '' : `, asked on ${line(carriedFrom)}`;
}
