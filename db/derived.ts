import type { Person, Question, ThreadAnalysis } from '../core/analysis.js';
import type { MessageId } from '../core/ids.js';
import type { Body, Span } from '../core/quote/nodes.js';
import { treeConfidence } from '../core/quote/own.js';
import { packText } from './packing.js';
import type { SqlValue } from './rows.js';
import { packTree } from './trees.js';
import { leavesOf } from './words.js';

/** Tables of derived rows, each replaced thread by thread, in the order in which they are hashed. */
export const DERIVED_TABLES = [
  'analysis',
  'participant',
  'node',
  'finding',
  'statement',
  'position',
  'question',
  'series',
  'trailer',
  'decision',
  'turn',
  'tree',
  'head',
  'role',
  'mark',
] as const;
export type DerivedTable = (typeof DERIVED_TABLES)[number];
export type DerivedRow = Readonly<Record<string, SqlValue>>;
/** What the store knows of a message and the analysis does not say. */
export interface MailFacts {
  readonly list: string;
  readonly date: string;
  readonly subject: string;
  readonly body: string;
}

/** An analysis as rows (without the thread's key; `n` is the row's place), ready for any SQL store. */
export function derivedRows(
  analysis: ThreadAnalysis,
  facts: ReadonlyMap<string, MailFacts>,
): Readonly<Record<DerivedTable, readonly DerivedRow[]>> {
  const numbered = (rows: readonly DerivedRow[]): DerivedRow[] => rows.map((row, n) => ({ n, ...row }));
  return {
    analysis: [analysisRow(analysis, facts)],
    participant: numbered(analysis.people.map(participantRow)),
    node: numbered(
      analysis.forest.map((node) => ({
        message_id: node.id,
        parent: node.parent,
        depth: node.depth,
        ghost: Number(node.ghost),
      })),
    ),
    finding: numbered(analysis.messages.map(findingRow)),
    statement: numbered(analysis.messages.flatMap((m) => m.statements.map(statementRow))),
    position: numbered(analysis.positions.map(positionRow)),
    question: numbered(analysis.questions.map((question) => questionRow(question, analysis.trees))),
    series: numbered(
      analysis.series.map(({ version, total, cover, patches, author }) => ({
        version,
        total,
        cover,
        patches: JSON.stringify(patches),
        author,
      })),
    ),
    head: numbered(analysis.heads.map((head) => ({ message_id: head.id, head: JSON.stringify(head) }))),
    mark: numbered(
      analysis.marks.map(({ correction, about, derived, mailSaysOtherwise, applied }) => ({
        uid: correction.id,
        about,
        derived,
        otherwise: Number(mailSaysOtherwise),
        applied: Number(applied),
      })),
    ),
    role: numbered(analysis.roles.map(({ person, role, because }) => ({ person, role, because }))),
    trailer: numbered(analysis.trailers.map(trailerRow)),
    decision: numbered(
      analysis.decisions.map(({ what, by, messageId, evidence, rule }) => ({
        what,
        people: JSON.stringify(by),
        message_id: messageId,
        evidence,
        rule,
      })),
    ),
    turn: numbered(
      analysis.consensus.turns.map(({ person, role, what, since, messageId }) => ({
        person,
        role,
        what,
        since,
        message_id: messageId,
      })),
    ),
    tree: numbered(
      [...analysis.trees]
        .map(([id, tree]) => ({
          message_id: id,
          packed: packText(packTree(tree, facts.get(id)?.body ?? '')),
        }))
        .sort((a, b) => (a.message_id < b.message_id ? -1 : 1)),
    ),
  };
}

function analysisRow(analysis: ThreadAnalysis, facts: ReadonlyMap<string, MailFacts>): DerivedRow {
  const { subject, consensus, outcome, series, people, positions } = analysis;
  const newest = series.reduce<(typeof series)[number] | null>(
    (best, one) => (best === null || one.version >= best.version ? one : best),
    null,
  );
  const dates = [...facts.values()].map((fact) => fact.date).sort((a, b) => (a < b ? -1 : 1));
  const root = facts.get(analysis.root);
  return {
    root: analysis.root,
    root_list: root?.list ?? 'all',
    subject: subject.raw,
    title: subject.title,
    version: newest?.version ?? subject.version,
    patches: newest === null ? 0 : newest.patches.length,
    kind: analysis.kind,
    list: analysis.list ?? 'all',
    author: analysis.author.key,
    author_name: analysis.author.name,
    posted: root?.date ?? dates[0] ?? '',
    last_activity: dates.at(-1) ?? '',
    messages: facts.size,
    participants: people.filter((person) => !person.bot).length,
    state: consensus.state,
    outcome: outcome.state,
    outcome_rule: outcome.rule,
    outcome_message: outcome.messageId,
    outcome_text: outcome.text,
    outcome_line: outcome.span?.start.line ?? null,
    outcome_date: outcomeDate(analysis, facts),
    applied_by: analysis.applied?.by?.key ?? null,
    applied: analysis.applied === null ? null : JSON.stringify(analysis.applied),
    reasons: JSON.stringify(consensus.reasons),
    missing: JSON.stringify(consensus.missing),
    positions: JSON.stringify(countPositions(positions)),
    open_questions: analysis.questions.filter((q) => q.status === 'open' && q.kind !== 'rhetorical').length,
    reconstructed: reconstructed(analysis),
  };
}

/** Date of the mail that shows it; of the correction where it rests on no mail. */
function outcomeDate(
  { outcome, marks }: ThreadAnalysis,
  facts: ReadonlyMap<string, MailFacts>,
): string | null {
  if (outcome.messageId !== null) return facts.get(outcome.messageId)?.date ?? null;
  return marks.findLast(({ about }) => about === 'outcome')?.correction.when ?? null;
}

function countPositions(positions: ThreadAnalysis['positions']): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { position } of positions)
    if (position !== 'none') counts[position] = (counts[position] ?? 0) + 1;
  return counts;
}

/**
 * Mean confidence in the writers of lines, over the bodies whose marks are lost; null when none are. A page below its real
 * mail does not count: nothing is taken from it.
 */
function reconstructed({ trees, forest }: ThreadAnalysis): number | null {
  const found = forest.flatMap(({ id, parent }) => {
    const tree = parent === null ? trees.get(id) : undefined;
    return tree === undefined ? [] : (treeConfidence(tree) ?? []);
  });
  return found.length === 0 ? null : found.reduce((sum, one) => sum + one, 0) / found.length;
}

function place(span: Span): { readonly line: number; readonly span: string } {
  return { line: span.start.line, span: JSON.stringify(span) };
}

function participantRow({ key, name, address, addresses, evidence, bot }: Person): DerivedRow {
  return {
    person: key,
    name,
    address,
    addresses: JSON.stringify(addresses),
    evidence: JSON.stringify(evidence),
    bot: Number(bot),
  };
}

function findingRow(finding: ThreadAnalysis['messages'][number]): DerivedRow {
  const { messageId, person, role, date, position, evidence, span, rule, confidence } = finding;
  const at = span === null ? { line: null, span: null } : place(span);
  return { message_id: messageId, person, role, date, position, evidence, ...at, rule, confidence };
}

function statementRow(statement: ThreadAnalysis['messages'][number]['statements'][number]): DerivedRow {
  const { messageId, span, anchor, ...rest } = statement;
  const { person, position, rule, evidence, confidence, target, condition } = rest;
  return {
    message_id: messageId,
    ...place(span),
    ...{ person, position, rule, evidence, confidence, target, condition },
    anchor: anchor === null ? null : JSON.stringify(anchor),
  };
}

function positionRow(finding: ThreadAnalysis['positions'][number]): DerivedRow {
  const { person, position, changed, evidence, text, rule, since, path, condition } = finding;
  return {
    ...{ person, position, evidence, text, rule, since, condition },
    changed: Number(changed),
    path: JSON.stringify(path),
  };
}

function questionRow(question: Question, trees: ReadonlyMap<MessageId, Body>): DerivedRow {
  const { messageId, person, text, span, kind, to, status, acknowledged, answeredBy, rule } = question;
  const answer = answeredBy === null ? null : firstOwnWords(trees.get(answeredBy));
  return {
    ...{ person, text, kind, status, rule, ...place(span) },
    message_id: messageId,
    addressee: to,
    acknowledged: Number(acknowledged),
    answered_by: answeredBy,
    answer_text: answer?.text ?? null,
    answer_line: answer?.line ?? null,
  };
}

/** Longest piece of an answer that a page shows beside its question. */
const ANSWER_LENGTH = 240;

/** First own paragraph of an answer, cut: the analysis names the message only. */
function firstOwnWords(tree: Body | undefined): { readonly text: string; readonly line: number } | null {
  if (tree === undefined) return null;
  const leaf = leavesOf(tree).find(({ node, depth }) => depth === 0 && node.type === 'paragraph');
  if (leaf === undefined) return null;
  const text = leaf.node.value
    .slice(0, ANSWER_LENGTH * 4)
    .replace(/\s+/g, ' ')
    .trim();
  const cut = text.length > ANSWER_LENGTH ? `${text.slice(0, ANSWER_LENGTH - 1)}…` : text;
  return { text: cut, line: leaf.node.span.start.line };
}

function trailerRow(trailer: ThreadAnalysis['trailers'][number]): DerivedRow {
  const { tag, who, address, person, messageId, patches, status, reason, span, text } = trailer;
  return {
    ...{ tag, who, address, person, status, reason, text, ...place(span) },
    message_id: messageId,
    patches: JSON.stringify(patches),
  };
}
