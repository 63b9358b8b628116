import { forcedLinks, standing } from '../../core/correction/index.js';
import { linkProposals, type Proposal, type ProposalHead } from '../../core/proposal/index.js';
import type { PreparedTable } from '../prepared.js';
import type { Connection } from './connection.js';
import { allCorrections, threadCorrections } from './corrections.js';

/** A revision as a row of `revision`, with all its heads. */
interface Linked {
  readonly proposal: string;
  readonly n: number;
  readonly head: string;
  readonly heads: readonly string[];
  readonly version: number;
  readonly label: string;
  readonly date: string;
  readonly patches: number;
  readonly evidence: string;
  readonly newest: number;
}

export function isUnlinked(connection: Connection): boolean {
  return connection.get<{ unlinked: number }>('SELECT unlinked FROM store')?.unlinked === 1;
}

/** Heads came, went or changed: the proposals must be worked out again. */
export function unlink(connection: Connection): void {
  connection.run('UPDATE store SET unlinked = 1');
}

/**
 * Whether proposals may change when these heads replace those of the thread. Most new mail is a reply and changes none, so
 * that it costs the same however many heads the store has. Corrections may force links: with any, the answer is yes.
 */
export function changesLinks(connection: Connection, thread: number, heads: PreparedTable): boolean {
  if (threadCorrections(connection, thread).length > 0) return true;
  const before = connection.all<{ head: string }>('SELECT head FROM head WHERE thread = ? ORDER BY n', [
    thread,
  ]);
  const at = heads.columns.indexOf('head');
  return before.length !== heads.rows.length || before.some(({ head }, n) => head !== heads.rows[n]?.[at]);
}

/**
 * Works out the proposals from all heads and writes those that changed; their threads count as changed, since their pages
 * show each other. Costs near linear time in heads, so it is done once for many analyses. Inside the caller's transaction.
 */
export function linkAll(connection: Connection, now: string): void {
  // A message that two threads claim for a moment (one of them is about to be analysed anew) is one head.
  const heads = new Map(
    connection
      .all<{ head: string }>('SELECT head FROM head ORDER BY message_id, thread')
      .map((row) => JSON.parse(row.head) as ProposalHead)
      .map((head) => [head.id as string, head]),
  );
  const forced = forcedLinks(standing(allCorrections(connection)));
  const proposals = linkProposals([...heads.values()], forced).map((proposal) =>
    linked(proposal, heads).map(fingerprint),
  );
  const before = readLinked(connection);
  const kept = new Set<string>();
  for (const revisions of proposals) {
    const id = revisions[0]?.proposal ?? '';
    kept.add(id);
    if (before.get(id) !== JSON.stringify(revisions)) replace(connection, id, revisions, now);
  }
  for (const id of before.keys()) if (!kept.has(id)) remove(connection, id);
  connection.run('UPDATE store SET unlinked = 0');
}

function linked({ id, revisions }: Proposal, byId: ReadonlyMap<string, ProposalHead>): Linked[] {
  return revisions.map(({ version, label, heads, date, evidence }, n) => ({
    proposal: id,
    n,
    head: heads[0] ?? id,
    heads,
    version,
    label,
    date,
    patches: heads.reduce((sum, head) => sum + patchesOf(byId.get(head)), 0),
    evidence: evidence[0]?.text ?? '',
    newest: Number(n === revisions.length - 1),
  }));
}

/** Keys of the thread of a message and of all threads that hold a revision of its proposal, oldest first. */
export function proposalThreads(connection: Connection, messageId: string): number[] {
  return connection
    .all<{ thread: number }>(
      `WITH mine AS (SELECT thread FROM message WHERE message_id = ?)
       SELECT thread FROM message WHERE thread IN (
         SELECT thread FROM mine
         UNION SELECT m.thread FROM head h
           JOIN revision_head own ON own.head = h.message_id
           JOIN revision_head r ON r.proposal = own.proposal
           JOIN message m ON m.message_id = r.head
           WHERE h.thread IN mine)
       GROUP BY thread ORDER BY min(date), min(message_id)`,
      [messageId],
    )
    .map((row) => row.thread);
}

/** Postings but a cover letter; an RFC in prose has none. */
function patchesOf(head: ProposalHead | undefined): number {
  if (head === undefined || (head.patchIds.length === 0 && head.postings.length === 1)) return 0;
  return head.postings.length - (head.number === 0 ? 1 : 0);
}

/** What is written, by proposal, as JSON to compare with. */
function readLinked(connection: Connection): Map<string, string> {
  const heads = new Map<string, string[]>();
  for (const row of connection.all<{ head: string; proposal: string; n: number }>(
    'SELECT head, proposal, n FROM revision_head ORDER BY proposal, n, head',
  )) {
    const key = `${row.proposal} ${row.n}`;
    heads.set(key, [...(heads.get(key) ?? []), row.head]);
  }
  const written = new Map<string, Linked[]>();
  for (const row of connection.all<Linked>('SELECT * FROM revision ORDER BY proposal, n')) {
    const revision = fingerprint({ ...row, heads: heads.get(`${row.proposal} ${row.n}`) ?? [] });
    written.set(row.proposal, [...(written.get(row.proposal) ?? []), revision]);
  }
  return new Map([...written].map(([id, revisions]) => [id, JSON.stringify(revisions)]));
}

/** Always the same order of fields and heads. */
function fingerprint({
  proposal,
  n,
  head,
  heads,
  version,
  label,
  date,
  patches,
  evidence,
  newest,
}: Linked): Linked {
  const sorted = [...heads].sort((a, b) => (a < b ? -1 : 1));
  return { proposal, n, head, heads: sorted, version, label, date, patches, evidence, newest };
}

function replace(connection: Connection, id: string, revisions: readonly Linked[], now: string): void {
  remove(connection, id);
  for (const { heads, ...row } of revisions) {
    connection.run(
      `INSERT INTO revision (proposal, n, head, version, label, date, patches, evidence, newest)
       VALUES (@proposal, @n, @head, @version, @label, @date, @patches, @evidence, @newest)`,
      row,
    );
    for (const head of heads)
      connection.run('INSERT OR REPLACE INTO revision_head VALUES (?, ?, ?)', [head, id, row.n]);
  }
  if (revisions.length > 1)
    connection.run(
      `UPDATE thread SET modified = ?, changed = (SELECT version + 1 FROM store) WHERE id IN (
         SELECT m.thread FROM revision_head r JOIN message m ON m.message_id = r.head WHERE r.proposal = ?)`,
      [now, id],
    );
}

function remove(connection: Connection, id: string): void {
  connection.run('DELETE FROM revision WHERE proposal = ?', [id]);
  connection.run('DELETE FROM revision_head WHERE proposal = ?', [id]);
}
