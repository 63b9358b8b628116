import type { ThreadKind } from '../../core/analysis.js';
import type { Rows } from '../rows.js';
import { threadOf } from './lookup.js';
import { messageViews, senderOf, threadNodes } from './messages.js';
import { refTo } from './refs.js';
import type { ThreadPage } from './types.js';

/** Messages a page; a longer thread goes on with `offset`. */
const PAGE_SIZE = 100;

interface Head {
  readonly root: string;
  readonly root_list: string;
  readonly subject: string;
  readonly list: string;
  readonly kind: ThreadKind;
  readonly reconstructed: number | null;
}

function readHead(rows: Rows, thread: number): Head | null {
  return rows.get<Head>(
    'SELECT root, root_list, subject, list, kind, reconstructed FROM analysis WHERE thread = ?',
    [thread],
  );
}

/** The thread of a message from `offset` on; null when the id is unknown or its thread not analysed yet. Six statements. */
export function threadPage(rows: Rows, messageId: string, offset: number): ThreadPage | null {
  const thread = threadOf(rows, messageId);
  const head = thread === null ? null : readHead(rows, thread);
  if (thread === null || head === null) return null;
  const nodes = threadNodes(rows, thread);
  const start = Math.max(0, Math.min(offset, nodes.length - 1));
  return {
    page: 'thread',
    root: refTo(head.root_list, head.root),
    subject: head.subject,
    list: head.list,
    kind: head.kind,
    messages: messageViews(rows, thread, nodes.slice(start, start + PAGE_SIZE)),
    outline: nodes.map((node) => ({
      ref: refTo(node.list, node.message_id),
      depth: node.depth,
      who: senderOf(node).name,
      date: node.date ?? '',
      position: node.position ?? 'none',
      ghost: node.ghost === 1,
      subject: node.subject ?? '',
    })),
    total: nodes.length,
    offset: start,
    pageSize: PAGE_SIZE,
    reconstructed: head.reconstructed,
  };
}
