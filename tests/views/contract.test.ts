import { describe, expect, it } from '@jest/globals';
import type { ThreadAnalysis, TrailerFinding, TrailerStatus } from '../../core/analysis.js';
import { messageId, personKey } from '../../core/ids.js';
import { analyzeThread } from '../../core/index.js';
import type { Message } from '../../core/message.js';
import type { Body } from '../../core/quote/nodes.js';
import { analysisDocument, treeRecord } from '../../views/contract.js';
import { mail } from '../support/mail.js';

const ROOT = messageId('1@example.org');
const REPLY = messageId('2@example.org');
const ANA = personKey('ana@example.org');
const BO = personKey('bo@example.org');
const point = { line: 1, column: 1, offset: 0 };
const span = { start: point, end: point };
const subject = {
  raw: '[RFC] a: b',
  title: 'a: b',
  isReply: false,
  isPatch: false,
  isRfc: true,
  isResend: false,
  version: 1,
  versionInferred: true,
  number: null,
  total: null,
  countersInferred: true,
  tags: [],
};
const ana = {
  key: ANA,
  name: 'Ana',
  address: 'ana@example.org',
  addresses: ['ana@example.org'],
  evidence: [],
  bot: false,
};
const bo = {
  key: BO,
  name: '',
  address: 'bo@example.org',
  addresses: ['bo@example.org'],
  evidence: [],
  bot: false,
};
const trailer = (status: TrailerStatus): TrailerFinding => ({
  tag: 'Reviewed-by',
  who: 'Bo',
  address: 'bo@example.org',
  person: BO,
  messageId: REPLY,
  patches: [ROOT],
  status,
  reason: 'sent by Bo',
  condition: null,
  span,
  text: 'Reviewed-by: Bo <bo@example.org>',
});
const analysis = {
  root: ROOT,
  subject,
  list: null,
  kind: 'rfc',
  author: ana,
  people: [ana, bo],
  forest: [],
  messages: [
    {
      messageId: REPLY,
      person: BO,
      role: 'participant',
      date: '2026-09-01T10:00:00Z',
      position: 'support',
      evidence: 'Looks good.',
      span,
      rule: 'support/looks-good',
      confidence: 0.9,
      statements: [],
    },
  ],
  trees: new Map(),
  positions: [
    {
      person: BO,
      position: 'support',
      changed: false,
      evidence: REPLY,
      text: 'Looks good.',
      rule: 'support/looks-good',
      since: '2026-09-01T10:00:00Z',
      path: [],
      condition: null,
    },
  ],
  questions: [
    {
      messageId: REPLY,
      person: BO,
      text: 'Why?',
      span,
      kind: 'rhetorical',
      to: ANA,
      status: 'open',
      acknowledged: false,
      answeredBy: null,
      rule: 'question/mark',
    },
  ],
  consensus: {
    state: 'consensus',
    reasons: [{ rule: 'consensus/all', text: 'Bo supports.', messageId: REPLY }],
    missing: [],
    turns: [
      { person: null, role: 'maintainer', what: 'apply it', since: '2026-09-01T10:00:00Z', messageId: null },
    ],
  },
  outcome: { state: 'open', rule: 'outcome/open', messageId: null, text: null, span: null },
  decisions: [{ what: 'a', by: [BO], messageId: REPLY, evidence: 'Let us do a.', rule: 'decision/let-us' }],
  heads: [],
  roles: [],
  marks: [],
  identities: new Map([[REPLY, { level: 'unsigned', text: 'Nobody signed it.' }]]),
  applied: null,
  series: [
    {
      version: 1,
      total: 1,
      cover: null,
      patches: [ROOT],
      author: 'Ana',
      trailers: (['counts', 'condition', 'withdrawn', 'mismatch', 'carried', 'quoted'] as const).map(trailer),
    },
  ],
  trailers: [],
} satisfies ThreadAnalysis;

describe('the JSON of analyze', () => {
  const [thread] = analysisDocument([analysis]).threads;

  it('has the proposals with their revisions, what became of them, and why they are one', () => {
    const diff = '---\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n';
    const thread = (id: string, subject: string, day: number, words: string) =>
      analyzeThread([
        mail({ id, subject, date: `2024-03-0${day}T10:00:00Z`, body: diff }),
        mail({
          id: `${id}-re`,
          parent: id,
          subject: `Re: ${subject}`,
          from: 'Bo Berg <bo@example.org>',
          date: `2024-03-0${day}T11:00:00Z`,
          body: words,
        }),
      ]);
    const { proposals, threads } = analysisDocument([
      thread('a', '[PATCH] pump', 1, 'Why?\n'),
      thread('b', '[PATCH v2] pump', 2, 'Applied to kite/for-6.9, thanks.\n\ncommit: 0123456789ab\n'),
    ]);
    expect(proposals).toMatchObject([
      {
        id: 'a',
        outcome: 'applied',
        outcomeRevision: 'v2',
        outcomeEvidence: 'b-re',
        revisions: [
          { version: 1, heads: ['a'], evidence: [], supersededBy: 'v2' },
          { version: 2, heads: ['b'], supersededBy: null },
        ],
      },
    ]);
    expect(proposals[0]?.revisions[1]?.evidence.map(({ kind }) => kind)).toContain('title');
    expect(threads[1]?.applied).toEqual({
      by: { key: 'bo@example.org', name: 'Bo Berg' },
      tree: 'kite/for-6.9',
      commits: ['0123456789ab'],
    });
  });

  it('names its schema', () => {
    expect(analysisDocument([]).schema).toBe('acktree.analysis/1');
  });

  it('has the fields that other programs read', () => {
    expect(thread).toMatchObject({
      root: ROOT,
      subject: '[RFC] a: b',
      author: { name: 'Ana', address: 'ana@example.org' },
      consensus: 'consensus',
      consensusReasons: [{ rule: 'consensus/all', text: 'Bo supports.', messageId: REPLY }],
      outcome: 'open',
      outcomeEvidence: null,
      messages: [
        {
          messageId: REPLY,
          role: 'participant',
          position: 'support',
          evidence: 'Looks good.',
          confidence: 0.9,
        },
      ],
      people: [{ position: 'support', changed: false, evidence: REPLY, text: 'Looks good.' }],
      questions: [{ text: 'Why?', to: 'Ana', rhetorical: true, status: 'open', answeredBy: null }],
      decisions: [{ what: 'a', by: ['bo@example.org'], messageId: REPLY, evidence: 'Let us do a.' }],
      series: [{ version: 1, total: 1, cover: null, patches: [ROOT], author: 'Ana' }],
    });
  });

  it('calls a person without a name by the address', () => {
    expect(thread?.messages[0]).toMatchObject({ who: 'bo@example.org', address: 'bo@example.org' });
  });

  it('says how well it is shown whose each mail is', () => {
    const unsigned = { level: 'unsigned', text: 'Nobody signed it.' };
    expect(thread?.messages.map(({ identity }) => identity)).toContainEqual(unsigned);
    expect(thread?.people.some(({ identity }) => identity?.level === 'unsigned')).toBe(true);
  });

  it('lists the trailers that state something, not those carried along', () => {
    expect(thread?.series[0]?.trailers.map((t) => t.status)).toEqual([
      'counts',
      'condition',
      'withdrawn',
      'mismatch',
    ]);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(thread))).toEqual(thread);
  });
});

describe('the JSON of tree', () => {
  const tree: Body = { type: 'body', span, children: [] };
  const message = {
    id: ROOT,
    idSource: 'header',
    from: { name: 'Ana', address: 'ana@example.org' },
    date: '2026-09-01T10:00:00Z',
  } as Message;

  it('names the file, the mail and its sender', () => {
    expect(treeRecord('a.eml', message, tree, [])).toEqual({
      file: 'a.eml',
      messageId: ROOT,
      from: 'Ana',
      date: '2026-09-01T10:00:00Z',
      lines: [],
      tree,
    });
  });

  it('has no id for a mail that came without one', () => {
    expect(treeRecord('a.page.txt', { ...message, idSource: 'made' }, tree, []).messageId).toBeNull();
  });
});
