import { CONSENSUS_CODES, OUTCOME_WORDS, POSITION_CODES } from '../codes.js';
import { quotesLost } from '../doubt.js';
import { markText } from '../marks.js';
import { evidenceOf, namesOf, OBJECTION_WORDS } from '../record.js';
import type { ObjectionView, OpenPoint, RecordPage } from '../record.types.js';
import { day } from '../time.js';
import { type Document, type Item, item, type Section, section } from './document.js';

/** A decision record under the headings of MADR (https://adr.github.io/madr/), so that it can lie among other records. */
export function recordDocument(record: RecordPage): Document {
  return {
    title: record.subject,
    facts: facts(record),
    about: record.root,
    sections: [
      section('Context and Problem Statement', context(record)),
      section('Considered Options', options(record), 'The mails name none beside the proposal.'),
      section('Decision Outcome', outcome(record)),
      section('Settled in the thread', settled(record), 'Nothing was visibly settled.', 3),
      section(
        'Objections and how each was addressed',
        record.objections.map(objection),
        'None was raised.',
        3,
      ),
      section('Open points', record.open.map(openPoint), 'None.', 3),
      ...revisit(record),
      ...since(record),
      section('Who stood where', positions(record), 'Nobody took a stand.'),
      section('More Information', information(record)),
    ],
  };
}

export const STATUS_WORDS: Readonly<Record<RecordPage['status'], string>> = {
  open: 'open',
  closed: 'closed',
  reopened: 'closed, and reopened by later mail',
};

function facts(record: RecordPage): Document['facts'] {
  const standing = (...positions: readonly string[]) =>
    namesOf(record.positions.filter((one) => positions.includes(one.position)).map(({ person }) => person));
  return [
    ['status', `${OUTCOME_WORDS[record.outcome]} (${STATUS_WORDS[record.status]})`],
    ['date', day(record.closed ?? record.lastActivity)],
    ['decision-makers', record.by?.name ?? record.evidence?.who ?? ''],
    ['consulted', standing('support', 'support-if', 'neutral', 'concern', 'oppose')],
    ['proposal', record.root.messageId],
  ];
}

function context({ author, posted, revisions, list }: RecordPage): Item[] {
  return [
    item('Proposed', `by ${author.name} on ${list}, ${day(posted)}`),
    ...revisions.map(({ label, root, date, patches }) =>
      item(label, `${day(date)}, ${patches === 1 ? '1 patch' : `${patches} patches`}`, { ref: root }),
    ),
  ];
}

const OPTION_WORDS = {
  taken: 'taken',
  answered: 'suggested, and answered',
  unanswered: 'suggested',
} as const;

function options({ title, root, options: named }: RecordPage): Item[] {
  return [
    item('proposed', title, { ref: root }),
    ...named.map(({ what, by, evidence, fate }) =>
      item(`${OPTION_WORDS[fate]}, ${namesOf(by)}`, what, {
        evidence: evidence.text === what ? null : evidence,
        ref: evidence.ref,
      }),
    ),
  ];
}

function outcome(record: RecordPage): Item[] {
  const { by, tree, commits, revision, evidence, mark } = record;
  const how = [
    OUTCOME_WORDS[record.outcome],
    `(${revision})`,
    ...(by === null ? [] : [`by ${by.name}`]),
    ...(tree === null ? [] : [`to ${tree}`]),
    ...(commits.length === 0 ? [] : [`as ${commits.join(', ')}`]),
    ...(record.closed === null ? [] : [`on ${day(record.closed)}`]),
  ];
  return [
    item('Outcome', how.join(' '), { evidence }),
    ...(mark === null ? [] : [item('Corrected', `${mark.text}, ${markText(mark)}`, { ref: mark.ref })]),
    item('Consensus', CONSENSUS_CODES[record.state].word),
    ...record.reasons.map(({ text, ref }) => item('because', text, { ref })),
  ];
}

function settled({ decisions }: RecordPage): Item[] {
  return decisions.map(({ what, by, evidence, mark }) =>
    item(namesOf(by), mark === null ? what : `${what} (corrected ${markText(mark)})`, { evidence }),
  );
}

function objection(one: ObjectionView): Item {
  return item(`${OBJECTION_WORDS[one.position]}, ${one.person.name}`, addressed(one), {
    evidence: one.raised,
  });
}

function addressed({ fate, ended, mark, answeredBy, condition }: ObjectionView): string {
  const next = answeredBy === null ? '' : `; the next revision came on ${day(answeredBy)}`;
  if (mark !== null) return `${fate}, ${markText(mark)}`;
  if (ended !== null) return `${fate} on ${day(ended.date)}: “${ended.text}”${next}`;
  return `stands${condition === null ? '' : `, until “${condition}”`}${next}`;
}

function openPoint({ kind, person, text, evidence }: OpenPoint): Item {
  return item(`${kind}, ${person.name}`, text, { ref: evidence.ref });
}

function revisit(record: RecordPage): Section[] {
  if (record.closed === null) return [];
  const items = record.revisit.map(({ kind, person, evidence }) =>
    item(
      '',
      `The ${kind} of ${person.name} was left open: should it prove right, this is to be looked at again.`,
      {
        ref: evidence.ref,
      },
    ),
  );
  return [section('Grounds to revisit', items, 'None that the mails show.', 3)];
}

function since({ closed, since: later }: RecordPage): Section[] {
  if (closed === null || later.length === 0) return [];
  const items = later.map(({ person, position, evidence, reopens }) =>
    item(
      `${day(evidence.date)}, ${position === null ? 'question' : POSITION_CODES[position].word}${reopens ? ', reopens it' : ''}`,
      person.name,
      { evidence },
    ),
  );
  return [section('Since it was closed', items, '', 3)];
}

function positions(record: RecordPage): Item[] {
  return record.positions.map(({ person, role, position, condition, evidence, mark }) =>
    item(
      `${POSITION_CODES[position].letter} ${POSITION_CODES[position].word}`,
      [
        person.name,
        ...(role === 'participant' ? [] : [role]),
        ...(condition === null ? [] : [`if: ${condition}`]),
        ...(mark === null ? [] : [`corrected ${markText(mark)}`]),
      ].join(', '),
      { evidence },
    ),
  );
}

function information(record: RecordPage): Item[] {
  const lost = record.reconstructed;
  return [
    ...record.corrections.map((mark) =>
      item('Correction', `${mark.text}, ${markText(mark)}`, { ref: mark.ref }),
    ),
    ...(lost === null ? [] : [item('Caution', quotesLost(lost))]),
    ...evidenceOf(record).map(({ ref, who, date }) => item('Mail', `${day(date)}, ${who}`, { ref })),
  ];
}
