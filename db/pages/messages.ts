import type { Position, Role } from '../../core/analysis.js';
import { readIdentity } from '../../core/identity/index.js';
import type { Body } from '../../core/quote/nodes.js';
import { MailReader } from '../mails.js';
import { unpackText } from '../packing.js';
import type { Rows } from '../rows.js';
import { unpackTree } from '../trees.js';
import { JOIN_TRACE, listServers, TRACE } from './identity.js';
import { refTo } from './refs.js';
import type { FindingView, ThreadMessageView } from './types.js';

/** A place of a thread's reading order with what is known of its mail; a ghost has only its id. */
export interface NodeRow {
  readonly message_id: string;
  readonly parent: string | null;
  readonly depth: number;
  readonly ghost: number;
  readonly list: string | null;
  readonly date: string | null;
  readonly subject: string | null;
  readonly marks: 'kept' | 'lost' | null;
  readonly notes: string | null;
  readonly from_name: string | null;
  readonly from_address: string | null;
  readonly authenticated: string | null;
  readonly boundary: string | null;
  readonly person: string | null;
  readonly name: string | null;
  readonly role: Role | null;
  readonly position: Position | null;
}

/** Places `from` to before `to` of a thread in reading order; all of them by default. */
export function threadNodes(rows: Rows, thread: number, from = 0, to = Number.MAX_SAFE_INTEGER): NodeRow[] {
  return rows.all<NodeRow>(
    `SELECT n.message_id, n.parent, n.depth, n.ghost, m.list, m.date, m.subject, m.marks, m.notes, m.from_name,
       m.from_address, ${TRACE}, f.person, p.name, f.role, f.position
     FROM node n
       LEFT JOIN message m ON m.message_id = n.message_id ${JOIN_TRACE}
       LEFT JOIN finding f ON f.message_id = n.message_id AND f.thread = n.thread
       LEFT JOIN participant p ON p.thread = n.thread AND p.person = f.person
     WHERE n.thread = ? AND n.n >= ? AND n.n < ? ORDER BY n.n`,
    [thread, from, to],
  );
}

/** The messages of these places as a page shows them: quote trees and what was taken from each. Four statements at most. */
export function messageViews(
  rows: Rows,
  thread: number,
  nodes: readonly NodeRow[],
  mails = new MailReader(rows),
): ThreadMessageView[] {
  const servers = listServers(rows);
  const ids = JSON.stringify(nodes.map((node) => node.message_id));
  const trees = readTrees(rows, thread, ids, mails);
  const findings = findingViews(rows, thread, ids);
  return nodes.map((node) => ({
    ref: refTo(node.list, node.message_id),
    parent: node.parent,
    depth: node.depth,
    ghost: node.ghost === 1,
    who: senderOf(node),
    role: node.role ?? 'participant',
    date: node.date ?? '',
    subject: node.subject ?? '',
    position: node.position ?? 'none',
    tree: trees.get(node.message_id) ?? null,
    findings: findings.get(node.message_id) ?? [],
    marks: node.marks ?? 'kept',
    identity: node.ghost === 1 ? null : readIdentity({ ...node, address: node.from_address ?? '' }, servers),
    notes: JSON.parse(node.notes ?? '[]') as ThreadMessageView['notes'],
  }));
}

function readTrees(rows: Rows, thread: number, ids: string, mails: MailReader): ReadonlyMap<string, Body> {
  const found = rows.all<{ message_id: string; packed: Uint8Array; id: number }>(
    `SELECT t.message_id, t.packed, m.id FROM tree t JOIN message m ON m.message_id = t.message_id
     WHERE t.thread = ? AND t.message_id IN (SELECT value FROM json_each(?))`,
    [thread, ids],
  );
  mails.read(found.map(({ id }) => id));
  return new Map(
    found.map((row) => [row.message_id, unpackTree(unpackText(row.packed), mails.body(row.id))]),
  );
}

export function senderOf(node: NodeRow): ThreadMessageView['who'] {
  const address = node.from_address ?? '';
  return {
    key: node.person ?? address.toLowerCase(),
    name: node.name || node.from_name || address,
  };
}

interface FindingRow extends FindingView {
  readonly message_id: string;
}

/** Statements, questions and the sender's own trailers of the messages, by message and line. */
function findingViews(rows: Rows, thread: number, ids: string): Map<string, FindingView[]> {
  const found = rows.all<FindingRow>(
    `SELECT * FROM (
       SELECT message_id, 'position' AS kind, position AS label, position, evidence AS text, line, rule, confidence
         FROM statement WHERE thread = @thread
       UNION ALL
       SELECT message_id, 'question', status, NULL, text, line, rule, NULL
         FROM question WHERE thread = @thread AND kind <> 'rhetorical'
       UNION ALL
       SELECT message_id, 'trailer', tag, NULL, text, line, 'trailer/' || status, NULL
         FROM trailer t WHERE thread = @thread AND status NOT IN ('quoted', 'carried')
           AND NOT EXISTS (SELECT 1 FROM statement s
             WHERE s.thread = t.thread AND s.message_id = t.message_id AND s.line = t.line)
     ) WHERE message_id IN (SELECT value FROM json_each(@ids)) ORDER BY line`,
    { thread, ids },
  );
  const views = new Map<string, FindingView[]>();
  for (const { message_id, ...view } of found) {
    const known = views.get(message_id);
    if (known === undefined) views.set(message_id, [view]);
    else known.push(view);
  }
  return views;
}
