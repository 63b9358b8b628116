import type { Identity } from '../../core/identity/index.js';
import { messageId } from '../../core/ids.js';
import type { Body, Flow, Point, Quote, Source, Speaker } from '../../core/quote/nodes.js';
import type { ReportPage } from '../../db/pages/report.types.js';
import type { DecisionsPage, PersonPage, SearchPage, ThreadRef } from '../../db/pages/search.types.js';
import type {
  DashboardPage,
  DashboardRow,
  Evidence,
  MarkView,
  MessagePage,
  MessageRef,
  PersonRef,
  ReviewerView,
  RfcPage,
  StatusPage,
  ThreadMessageView,
  ThreadPage,
} from '../../db/pages/types.js';

/** Page objects with invented people, for rendering without a store. */

export function ref(id: string, line: number | null = null): MessageRef {
  return { list: 'gadget-devel', messageId: `${id}@mail.example`, line };
}
export function person(name: string): PersonRef {
  return { key: `${name.toLowerCase().replaceAll(' ', '.')}@mail.example`, name };
}
export const ANA = person('Ana Novak');
export const BO = person('Bo Lind');
export const CHEN = person('Chen Wei');
export const DARA = person('Dara Okoye');

export function said(who: PersonRef, text: string, at: MessageRef, date = '2026-03-04T09:30:00Z'): Evidence {
  return { ref: at, who: who.name, date, text };
}

export function row(change: Partial<DashboardRow> = {}): DashboardRow {
  return {
    root: ref('v2-0'),
    subject: '[RFC v2 0/3] gadget: share the wakeup queue',
    title: 'gadget: share the wakeup queue',
    version: 2,
    patches: 3,
    list: 'gadget-devel',
    author: ANA,
    posted: '2026-03-02T08:00:00Z',
    lastActivity: '2026-03-05T17:20:00Z',
    messages: 14,
    state: 'blocked',
    outcome: 'open',
    dormant: false,
    positions: { support: 2, 'support-if': 1, oppose: 1 },
    openQuestions: 1,
    turn: {
      person: ANA,
      role: 'author',
      what: 'answer the objection',
      since: '2026-03-04T09:30:00Z',
      ref: ref('nak', 7),
    },
    corrected: false,
    ...change,
  };
}

export function dashboard(change: Partial<DashboardPage> = {}): DashboardPage {
  return {
    page: 'dashboard',
    filter: {},
    rows: [
      row(),
      row({
        root: ref('pump'),
        subject: '[RFC PATCH] pump: count the strokes per second',
        version: 1,
        patches: 1,
        state: 'contested',
        positions: { support: 1, concern: 2 },
        author: BO,
      }),
      row({
        root: ref('ring'),
        subject: '[RFC] How should ring buffers name their readers?',
        version: 1,
        patches: 0,
        list: 'ring',
        state: 'no-review',
        positions: { neutral: 1 },
        openQuestions: 3,
        author: CHEN,
        turn: {
          person: null,
          role: 'reviewer',
          what: 'review it',
          since: '2026-02-10T09:00:00Z',
          ref: ref('ring', 1),
        },
      }),
      row({
        root: ref('lamp'),
        subject: '[RFC v3 0/4] lamp: cancel by group',
        version: 3,
        patches: 4,
        state: 'converging',
        positions: { support: 4, 'support-if': 1 },
        openQuestions: 0,
      }),
      row({
        root: ref('doc'),
        subject: '[RFC PATCH v5] docs: say what a gadget may sleep in',
        version: 5,
        patches: 1,
        state: 'consensus',
        outcome: 'applied',
        dormant: true,
        positions: { support: 5 },
        openQuestions: 0,
        turn: null,
      }),
    ],
    total: 5,
    pageSize: 50,
    lists: [
      { list: 'gadget-devel', count: 4 },
      { list: 'ring', count: 1 },
    ],
    states: [
      { state: 'blocked', count: 1 },
      { state: 'contested', count: 1 },
      { state: 'converging', count: 1 },
      { state: 'consensus', count: 1 },
      { state: 'no-review', count: 1 },
    ],
    done: [
      row({
        root: ref('doc'),
        subject: '[RFC PATCH v5] docs: say what a gadget may sleep in',
        outcome: 'applied',
      }),
    ],
    newest: '2026-03-10T12:00:00Z',
    ...change,
  };
}

const NAK = said(
  BO,
  'Nacked-by: Bo Lind <bo.lind@mail.example>, this breaks every board without the queue.',
  ref('nak', 7),
);
const IF = said(CHEN, 'With the lock order written down I am fine with this one.', ref('chen-2', 12));
const TAG = said(DARA, 'Reviewed-by: Dara Okoye <dara.okoye@mail.example>', ref('dara', 3));

const VERIFIED: Identity = {
  level: 'domain-verified',
  text: 'lists.example recorded a valid signature of mail.example.',
};
const NO_RECORD: Identity = { level: 'no-record', text: 'Nobody recorded whether it was signed.' };

export const MARK: MarkView = {
  id: '0123456789abcdef',
  kind: 'position',
  about: `position ${BO.key}`,
  text: 'position of Bo Lind: oppose',
  who: 'dara',
  when: '2026-03-06T10:00:00.000Z',
  why: 'He took the <b>Acked-by</b> back on the phone.',
  ref: ref('dara', 8),
  derived: 'support',
  mailSaysOtherwise: true,
  applied: true,
};

export const REVIEWERS: readonly ReviewerView[] = [
  {
    person: BO,
    role: 'participant',
    office: null,
    position: 'oppose',
    changed: false,
    rule: 'trailer/nacked-by',
    confidence: 0.99,
    condition: null,
    evidence: NAK,
    identity: VERIFIED,
    path: [{ position: 'oppose', note: '', evidence: NAK, identity: VERIFIED }],
    mark: null,
    cells: [
      { position: 'oppose', carried: false, carriedFrom: null, evidence: NAK },
      { position: 'oppose', carried: true, carriedFrom: 'RFC v1, not withdrawn since', evidence: NAK },
    ],
  },
  {
    person: CHEN,
    role: 'participant',
    office: null,
    position: 'support-if',
    changed: true,
    rule: 'prose/fine-with',
    confidence: 0.72,
    condition: 'the lock order is written down',
    evidence: IF,
    identity: NO_RECORD,
    path: [
      {
        position: 'concern',
        note: '',
        evidence: said(CHEN, 'I worry about the lock order here.', ref('chen-1', 5), '2026-03-03T10:00:00Z'),
        identity: VERIFIED,
      },
      { position: 'support-if', note: 'moved', evidence: IF, identity: NO_RECORD },
    ],
    mark: null,
    cells: [
      {
        position: 'concern',
        carried: false,
        carriedFrom: null,
        evidence: said(CHEN, 'I worry about the lock order here.', ref('chen-1', 5)),
      },
      { position: 'support-if', carried: false, carriedFrom: null, evidence: IF },
    ],
  },
  {
    person: DARA,
    role: 'maintainer',
    office: 'maintainer of GADGETS, for gadget/queue.c',
    position: 'support',
    changed: false,
    rule: 'trailer/reviewed-by',
    confidence: 0.99,
    condition: null,
    evidence: TAG,
    identity: VERIFIED,
    path: [{ position: 'support', note: '', evidence: TAG, identity: VERIFIED }],
    mark: null,
    cells: [null, { position: 'support', carried: false, carriedFrom: null, evidence: TAG }],
  },
];

export function rfc(change: Partial<RfcPage> = {}): RfcPage {
  return {
    page: 'rfc',
    root: ref('v2-0'),
    subject: '[RFC v2 0/3] gadget: share the wakeup queue',
    title: 'gadget: share the wakeup queue',
    kind: 'rfc',
    list: 'gadget-devel',
    author: ANA,
    posted: '2026-03-02T08:00:00Z',
    lastActivity: '2026-03-05T17:20:00Z',
    messages: 14,
    participants: 5,
    dormant: false,
    newest: '2026-03-10T12:00:00Z',
    verifiedOnly: false,
    state: 'blocked',
    reasons: [
      {
        rule: 'consensus/live-nak',
        text: 'Bo Lind opposes it and has not given that up',
        ref: ref('nak', 7),
      },
      { rule: 'consensus/condition', text: '1 condition is not met yet', ref: ref('chen-2', 12) },
    ],
    missing: ['an answer to the objection of Bo Lind', 'the lock order in writing'],
    outcome: {
      state: 'respin',
      rule: 'outcome/will-send',
      evidence: said(ANA, 'I will send a third version next week.', ref('ana-3', 9)),
      mark: null,
    },
    proposal: {
      outcome: 'respin',
      revision: 'RFC v2',
      evidence: said(ANA, 'I will send a third version next week.', ref('ana-3', 9)),
      by: null,
      tree: null,
      commits: [],
      supersededBy: null,
    },
    turns: [
      {
        person: ANA,
        role: 'author',
        what: 'answer the objection',
        since: '2026-03-04T09:30:00Z',
        ref: ref('nak', 7),
      },
      {
        person: null,
        role: 'maintainer',
        what: 'say whether the queue may be shared',
        since: '2026-03-05T09:30:00Z',
        ref: ref('ana-3', 9),
      },
    ],
    revisions: [
      {
        version: 1,
        label: 'RFC v1',
        root: ref('v1-0'),
        date: '2026-02-01T08:00:00Z',
        patches: 3,
        evidence: 'same title, same author',
        current: false,
      },
      {
        version: 2,
        label: 'RFC v2',
        root: ref('v2-0'),
        date: '2026-03-02T08:00:00Z',
        patches: 3,
        evidence: 'this thread',
        current: true,
      },
    ],
    reviewers: REVIEWERS,
    questions: [
      {
        asker: CHEN,
        to: ANA,
        text: 'Who wakes the second reader?',
        ref: ref('chen-1', 14),
        date: '2026-03-03T10:00:00Z',
        status: 'open',
        acknowledged: true,
        rhetorical: false,
        answer: null,
        rule: 'question/mark',
        mark: null,
      },
      {
        asker: BO,
        to: null,
        text: 'Does this need the board file?',
        ref: ref('nak', 22),
        date: '2026-03-04T09:30:00Z',
        status: 'answered',
        acknowledged: false,
        rhetorical: false,
        answer: said(ANA, 'No, the board file stays as it is.', ref('ana-2', 4)),
        rule: 'question/mark',
        mark: null,
      },
    ],
    decisions: [
      {
        what: 'The queue is created by the core',
        by: [ANA, DARA],
        evidence: said(DARA, 'Agreed, let the core create it.', ref('dara', 8)),
        mark: null,
      },
    ],
    trailers: [
      {
        tag: 'Reviewed-by',
        who: 'Dara Okoye <dara.okoye@mail.example>',
        status: 'counts',
        reason: 'sent by the person it names',
        evidence: TAG,
      },
      {
        tag: 'Nacked-by',
        who: 'Bo Lind <bo.lind@mail.example>',
        status: 'counts',
        reason: 'sent by the person it names',
        evidence: NAK,
      },
    ],
    timeline: [
      {
        date: '2026-02-01T08:00:00Z',
        kind: 'posted',
        text: 'RFC v1 posted',
        position: null,
        ref: ref('v1-0'),
      },
      {
        date: '2026-03-02T08:00:00Z',
        kind: 'posted',
        text: 'RFC v2 posted',
        position: null,
        ref: ref('v2-0'),
      },
      {
        date: '2026-03-04T09:30:00Z',
        kind: 'position',
        text: 'Bo Lind opposes',
        position: 'oppose',
        ref: ref('nak', 7),
      },
    ],
    checks: [said(person('build robot'), 'Build regressions: 2 new warnings in gadget.c', ref('robot', 2))],
    corrections: [],
    reconstructed: null,
    ...change,
  };
}

const NOWHERE: Point = { line: 1, column: 1, offset: 0 };

function point(line: number): Point {
  return { ...NOWHERE, line };
}

/**
 * A quote tree from text with `>` marks, one speaker a depth (first one for depth 1). Only for rendering: spans carry
 * lines, not columns; trailers and diffs are told by their first characters.
 */
export function tree(text: string, speakers: readonly Speaker[] = [], source: Source | null = null): Body {
  const root: Flow[] = [];
  const stack: Flow[][] = [root];
  for (const [i, raw] of text.split('\n').entries()) {
    const marks = /^(?:> ?)*/.exec(raw)?.[0] ?? '';
    const words = raw.slice(marks.length);
    if (words.trim() === '') continue;
    const depth = marks.replaceAll(' ', '').length;
    stack.length = Math.min(stack.length, depth + 1);
    while (stack.length <= depth) {
      const children: Flow[] = [];
      const quote: Quote = {
        type: 'quote',
        span: { start: point(i + 1), end: point(i + 1) },
        speaker: speakers[stack.length - 1] ?? null,
        source,
        basis: 'marks',
        confidence: 1,
        children,
      };
      stack.at(-1)?.push(quote);
      stack.push(children);
    }
    addLine(stack.at(-1) ?? root, words, i + 1);
  }
  return { type: 'body', span: { start: NOWHERE, end: point(text.split('\n').length) }, children: root };
}

/** A tree of which somebody wrote the leaves with these confidences, as of a body that lost its marks. */
export function doubtful(body: Body, confidences: readonly number[]): Body {
  let n = 0;
  const sureOf = (node: Flow): Flow =>
    node.type === 'quote'
      ? { ...node, children: node.children.map(sureOf) }
      : { ...node, confidence: confidences[n++] ?? 1 };
  return { ...body, children: body.children.map(sureOf) };
}

function addLine(into: Flow[], words: string, line: number): void {
  const span = { start: point(line), end: point(line) };
  const last = into.at(-1);
  if (/^[A-Z][\w-]+-by: /.test(words))
    into.push({ type: 'trailer', key: words.split(':')[0] ?? '', span, value: words });
  else if (/^(?:diff |@@|[-+])/.test(words) || last?.type === 'patch') {
    if (last?.type === 'patch') into[into.length - 1] = { ...last, value: `${last.value}\n${words}` };
    else into.push({ type: 'patch', anchor: null, span, value: words });
  } else if (last?.type === 'paragraph' && last.span.end.line === line - 1) {
    into[into.length - 1] = {
      ...last,
      span: { start: last.span.start, end: span.end },
      value: `${last.value}\n${words}`,
    };
  } else into.push({ type: 'paragraph', span, value: words });
}

export const SOURCE: Source = {
  messageId: messageId('v2-0@mail.example'),
  firstLine: 4,
  lastLine: 9,
  altered: false,
};

export const REPLY = `On Monday Ana Novak wrote:
> The queue is shared between all gadgets of one bus,
> see https://bus.example/queue (draft).
>> Bo asked for one queue a gadget.
> That costs a page each.

I worry about the lock order here.

Who wakes the second reader?

Reviewed-by: Chen Wei <chen.wei@mail.example>`;

export function message(change: Partial<ThreadMessageView> = {}): ThreadMessageView {
  return {
    ref: ref('chen-1'),
    parent: ref('v2-0').messageId,
    depth: 1,
    ghost: false,
    who: CHEN,
    role: 'participant',
    date: '2026-03-03T10:00:00Z',
    subject: 'Re: [RFC v2 0/3] gadget: share the wakeup queue',
    position: 'concern',
    tree: tree(
      REPLY,
      [
        { name: 'Ana Novak', address: null },
        { name: 'Bo Lind', address: null },
      ],
      SOURCE,
    ),
    findings: [
      {
        kind: 'position',
        label: 'concern',
        position: 'concern',
        text: 'I worry about the lock order here.',
        line: 7,
        rule: 'prose/worry',
        confidence: 0.7,
      },
      {
        kind: 'question',
        label: 'open',
        position: null,
        text: 'Who wakes the second reader?',
        line: 9,
        rule: 'question/mark',
        confidence: null,
      },
    ],
    marks: 'kept',
    identity: VERIFIED,
    notes: [],
    ...change,
  };
}

export const ROOT_BODY = `Hello,

gadgets wake one reader each. This series lets all gadgets of a bus
share one queue.

Is a page per gadget too much to ask?

diff --git a/gadget.c b/gadget.c
--- a/gadget.c
+++ b/gadget.c
@@ -10,4 +10,4 @@ int wake(void)
-	old_wake();
+	new_wake();
 	return 0;`;

export function threadPage(change: Partial<ThreadPage> = {}): ThreadPage {
  const messages = change.messages ?? [
    message({
      ref: ref('v2-0'),
      parent: null,
      depth: 0,
      who: ANA,
      role: 'author',
      date: '2026-03-02T08:00:00Z',
      subject: '[RFC v2 0/3] gadget: share the wakeup queue',
      position: 'none',
      tree: tree(ROOT_BODY),
      findings: [],
    }),
    message(),
    message({ ref: ref('lost'), ghost: true, depth: 1, tree: null, findings: [], position: 'none' }),
    message({ ref: ref('nak'), depth: 2, who: BO, position: 'oppose', subject: 'Boards (was: gadget)' }),
  ];
  return {
    page: 'thread',
    root: ref('v2-0'),
    subject: '[RFC v2 0/3] gadget: share the wakeup queue',
    list: 'gadget-devel',
    kind: 'rfc',
    messages,
    outline: messages.map((m) => ({
      ref: m.ref,
      depth: m.depth,
      who: m.who.name,
      date: m.date,
      position: m.position,
      ghost: m.ghost,
      subject: m.subject,
    })),
    total: messages.length,
    offset: 0,
    pageSize: 100,
    reconstructed: null,
    ...change,
  };
}

export function messagePage(change: Partial<MessagePage> = {}): MessagePage {
  return {
    page: 'message',
    message: message(),
    body: REPLY,
    from: 'Chen Wei <chen.wei@mail.example>',
    to: ['Ana Novak <ana.novak@mail.example>'],
    cc: ['gadget-devel@lists.example', 'Bo Lind <bo.lind@mail.example>'],
    attachments: [{ name: 'trace.log', type: 'text/plain', size: 1200 }],
    previous: ref('v2-0'),
    parent: ref('v2-0'),
    next: ref('nak'),
    threadRoot: ref('v2-0'),
    threadSubject: '[RFC v2 0/3] gadget: share the wakeup queue',
    corrections: [],
    rawSize: 4100,
    ...change,
  };
}

/** Imports of which something became of every kind. */
export function report(change: Partial<ReportPage> = {}): ReportPage {
  return {
    page: 'report',
    filter: {},
    total: 1000,
    counts: [
      { fate: 'whole', count: 996 },
      { fate: 'odd', count: 1 },
      { fate: 'cut', count: 0 },
      { fate: 'unparsed', count: 1 },
      { fate: 'id-taken', count: 1 },
      { fate: 'refused', count: 1 },
    ],
    entries: [
      {
        fate: 'odd',
        ref: ref('odd-1'),
        sha256: null,
        origin: 'gadget.mbox:17',
        subject: 'Re: pump',
        notes: [
          {
            code: 'date-garbage',
            text: 'The Date of the mail is no date; the time it was received is used.',
          },
        ],
      },
      {
        fate: 'id-taken',
        ref: ref('nak'),
        sha256: 'ab'.repeat(32),
        origin: 'gadget.mbox:18',
        subject: 'Re: pump',
        notes: [{ code: 'id-taken', text: 'Other mail has the same Message-ID.' }],
      },
      {
        fate: 'refused',
        ref: null,
        sha256: null,
        origin: 'notes.txt',
        subject: '',
        notes: [{ code: 'refused', text: 'it is no mail' }],
      },
    ],
    entriesTotal: 4,
    pageSize: 100,
    unnamed: 2,
    ...change,
  };
}

export function status(change: Partial<StatusPage> = {}): StatusPage {
  return {
    page: 'status',
    messages: 120,
    threads: 17,
    rfcs: 5,
    sources: [
      {
        source: 'gadget-devel.mbox',
        started: '2026-03-10T12:00:00Z',
        finished: null,
        seconds: null,
        failure: null,
        whole: null,
        read: 10,
        messages: 8,
        odd: 1,
      },
      {
        source: 'imaps://ana@mail.example/pumps',
        started: '2026-03-09T12:00:00Z',
        finished: '2026-03-09T12:02:05Z',
        seconds: 125,
        failure: 'the server closed the connection',
        whole: '2026-03-08T12:00:00Z',
        read: 0,
        messages: 40,
        odd: 0,
      },
      {
        source: 'sample',
        started: '2026-03-01T12:00:00Z',
        finished: '2026-03-01T12:00:02Z',
        seconds: 2,
        failure: null,
        whole: '2026-03-01T12:00:02Z',
        read: 112,
        messages: 112,
        odd: 0,
      },
    ],
    runs: [
      {
        id: 2,
        started: '2026-03-10T12:00:00Z',
        finished: null,
        source: 'gadget-devel.mbox',
        read: 10,
        added: 8,
        known: 2,
        odd: 1,
        skipped: 0,
      },
      {
        id: 1,
        started: '2026-03-01T12:00:00Z',
        finished: '2026-03-01T12:00:02Z',
        source: 'sample',
        read: 112,
        added: 112,
        known: 0,
        odd: 0,
        skipped: 0,
      },
    ],
    odd: [
      {
        ref: ref('odd'),
        subject: 'pump report',
        notes: [{ code: 'date-garbage', text: 'Its date could not be read.' }],
      },
    ],
    ...change,
  };
}

export function threadRef(change: Partial<ThreadRef> = {}): ThreadRef {
  return {
    root: ref('v2-0'),
    subject: '[RFC v2 0/3] gadget: share the wakeup queue',
    kind: 'rfc',
    state: 'blocked',
    outcome: 'open',
    dormant: false,
    corrected: false,
    ...change,
  };
}

export function searchPage(change: Partial<SearchPage> = {}): SearchPage {
  return {
    page: 'search',
    q: 'lock order',
    error: null,
    groups: [
      {
        thread: threadRef(),
        hits: [
          {
            ref: ref('chen-1', 7),
            who: CHEN,
            date: '2026-03-03T10:00:00Z',
            position: 'concern',
            own: true,
            snippet: [
              { text: 'I worry about the ', hit: false },
              { text: 'lock order', hit: true },
              { text: ' here.', hit: false },
            ],
          },
          {
            ref: ref('ana-2'),
            who: ANA,
            date: '2026-03-04T10:00:00Z',
            position: 'none',
            own: false,
            snippet: [{ text: 'lock order', hit: true }],
          },
        ],
        total: 7,
      },
      {
        thread: threadRef({
          root: ref('talk'),
          subject: 'Meeting notes',
          kind: 'discussion',
          state: 'no-review',
        }),
        hits: [
          {
            ref: ref('talk'),
            who: DARA,
            date: '2026-01-03T10:00:00Z',
            position: 'none',
            own: true,
            snippet: [],
          },
        ],
        total: 1,
      },
    ],
    total: 42,
    cut: false,
    number: 1,
    pageSize: 20,
    newest: '2026-03-10T12:00:00Z',
    ...change,
  };
}

export function personPage(change: Partial<PersonPage> = {}): PersonPage {
  return {
    page: 'person',
    person: ANA,
    addresses: [
      { address: 'ana.novak@mail.example', kind: 'name', why: 'sent under the same full name, Ana Novak' },
      { address: 'ana@novak.example', kind: 'mailmap', why: 'the mailmap says so' },
    ],
    asked: rfc()
      .questions.filter((question) => question.status === 'open')
      .map((question) => ({ thread: threadRef(), question })),
    waiting: rfc()
      .turns.slice(0, 1)
      .map((turn) => ({ thread: threadRef(), turn })),
    positions: [
      {
        thread: threadRef({
          root: ref('pump'),
          subject: '[RFC PATCH] pump: count the strokes',
          state: 'contested',
        }),
        position: 'support-if',
        changed: true,
        condition: 'the lock order is written down',
        evidence: IF,
        mark: null,
      },
    ],
    proposals: [
      threadRef(),
      threadRef({ root: ref('doc'), subject: '[RFC PATCH v5] docs', state: 'consensus', outcome: 'applied' }),
    ],
    total: 1,
    number: 1,
    pageSize: 50,
    newest: '2026-03-10T12:00:00Z',
    ...change,
  };
}

export function decisionsPage(change: Partial<DecisionsPage> = {}): DecisionsPage {
  return {
    page: 'decisions',
    filter: {},
    rows: [
      ...rfc().decisions.map((decision) => ({
        thread: threadRef(),
        list: 'gadget-devel',
        kind: 'decision' as const,
        ...decision,
      })),
      {
        thread: threadRef({
          root: ref('doc'),
          subject: '[RFC PATCH v5] docs',
          state: 'consensus',
          outcome: 'applied',
        }),
        list: 'ring',
        kind: 'outcome',
        what: 'applied',
        by: [DARA],
        evidence: said(DARA, 'Applied to gadget-next, thanks.', ref('dara-9', 3)),
        mark: null,
      },
    ],
    total: 2,
    pageSize: 50,
    lists: [
      { list: 'gadget-devel', count: 1 },
      { list: 'ring', count: 1 },
    ],
    newest: '2026-03-10T12:00:00Z',
    ...change,
  };
}
