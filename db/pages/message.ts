import type { Attachment, Mailbox } from '../../core/message.js';
import { splitFields } from '../fields.js';
import { MailReader } from '../mails.js';
import type { Rows } from '../rows.js';
import { readMarks } from './marks.js';
import { messageViews, threadNodes } from './messages.js';
import { refTo } from './refs.js';
import type { MessagePage, MessageRef, ThreadMessageView } from './types.js';

interface MailRow {
  readonly id: number;
  readonly thread: number;
  readonly n: number;
  readonly parent: string | null;
  readonly from_name: string;
  readonly from_address: string;
  readonly raw_size: number;
  readonly root: string;
  readonly root_list: string;
  readonly thread_subject: string;
}
interface Neighbour {
  readonly n: number;
  readonly message_id: string;
  readonly list: string | null;
}

/** Five statements; null when the id is unknown or its thread not analysed yet. */
export function messagePage(rows: Rows, messageId: string): MessagePage | null {
  const mail = rows.get<MailRow>(
    `SELECT m.id, m.thread, n.n, n.parent, m.from_name, m.from_address, r.size AS raw_size,
       a.root, a.root_list, a.subject AS thread_subject
     FROM message m
       JOIN raw r ON r.message = m.id
       JOIN analysis a ON a.thread = m.thread
       JOIN node n ON n.thread = m.thread AND n.message_id = m.message_id
     WHERE m.message_id = ?`,
    [messageId],
  );
  if (mail === null) return null;
  const nodes = threadNodes(rows, mail.thread, mail.n, mail.n + 1);
  const mails = new MailReader(rows);
  const [message] = messageViews(rows, mail.thread, nodes, mails);
  if (message === undefined) return null;
  const near = readNeighbours(rows, mail);
  const fields = splitFields(mails.read([mail.id]).get(mail.id)?.fields ?? '');
  return {
    page: 'message',
    message,
    body: mails.body(mail.id),
    from: mailboxText({ name: mail.from_name, address: mail.from_address }),
    to: (JSON.parse(fields.to_list) as Mailbox[]).map(mailboxText),
    cc: (JSON.parse(fields.cc_list) as Mailbox[]).map(mailboxText),
    attachments: JSON.parse(fields.attachments) as Attachment[],
    ...near,
    threadRoot: refTo(mail.root_list, mail.root),
    threadSubject: mail.thread_subject,
    corrections: marksOf(rows, mail.thread, message),
    rawSize: mail.raw_size,
  };
}

function marksOf(rows: Rows, thread: number, { ref, who }: ThreadMessageView): MessagePage['corrections'] {
  const names = (key: string): string => (key === who.key ? who.name : key);
  return (readMarks(rows, [thread], names).get(thread) ?? []).filter(
    ({ about, ref: rests }) =>
      rests?.messageId === ref.messageId ||
      about === `position ${who.key}` ||
      about.split(' ').includes(ref.messageId),
  );
}

function readNeighbours(
  rows: Rows,
  { thread, n, parent }: MailRow,
): Pick<MessagePage, 'previous' | 'parent' | 'next'> {
  const real = `SELECT n.n, n.message_id, m.list FROM node n JOIN message m ON m.message_id = n.message_id
    WHERE n.thread = @thread`;
  const found = rows.all<Neighbour>(
    `SELECT * FROM (${real} AND n.n < @n ORDER BY n.n DESC LIMIT 1)
     UNION SELECT * FROM (${real} AND n.n > @n ORDER BY n.n LIMIT 1)
     UNION SELECT * FROM (${real} AND n.message_id = @parent)
     ORDER BY n`,
    { thread, n, parent },
  );
  const ref = (row: Neighbour | undefined): MessageRef | null =>
    row === undefined ? null : refTo(row.list, row.message_id);
  return {
    previous: ref(found.filter((row) => row.n < n).at(-1)),
    parent: ref(found.find((row) => row.message_id === parent)),
    next: ref(found.find((row) => row.n > n)),
  };
}

function mailboxText({ name, address }: Mailbox): string {
  if (name === '') return address;
  return address === '' ? name : `${name} <${address}>`;
}
