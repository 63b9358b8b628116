import { messageId } from '../core/ids.js';
import type { Message } from '../core/message.js';

/**
 * `lists`: series of five patches with replies, in five revisions each, as on a list. `one thread`: all of it in one.
 * `unthreaded`: patches of git send-email without a thread. `taken back`: a tag given and taken back, again and again.
 */
export const SHAPES = ['lists', 'one thread', 'unthreaded', 'taken back'] as const;
export type Shape = (typeof SHAPES)[number];

/** Messages of a revision: a cover, five patches, four replies. */
const REVISION = 10;
const PATCHES = 5;
const DIFF = '---\ndiff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n';

/** Made-up mail of one shape, one minute apart. `count` is a multiple of the ten messages of a revision. */
export function mails(shape: Shape, count: number): Message[] {
  if (shape === 'taken back') return Array.from({ length: count }, (_, i) => takenBack(i));
  return Array.from({ length: count }, (_, i) => posted(shape, Math.floor(i / REVISION), i % REVISION, i));
}

function posted(shape: Shape, revision: number, place: number, i: number): Message {
  const version = (revision % 5) + 1;
  const work = `work ${Math.floor(revision / 5)}`;
  const cover = `${20_240_000_000_000 + revision}.1-1-ann@example.org`;
  const patch = `${20_240_000_000_000 + revision}.1-${(place % PATCHES) + 2}-ann@example.org`;
  const root = shape === 'one thread' ? `${20_240_000_000_000}.1-1-ann@example.org` : cover;
  if (place === 0)
    return mail(i, cover, `[PATCH v${version} 0/${PATCHES}] ${work}`, 'All.\n', root === cover ? null : root);
  if (place > PATCHES)
    return mail(
      i,
      `re-${i}@example.org`,
      `Re: ${work}`,
      'Acked-by: Bo Berg <bo@example.org>\n',
      patch,
      'Bo Berg',
    );
  const id = `${20_240_000_000_000 + revision}.1-${place + 1}-ann@example.org`;
  const subject = `[PATCH v${version} ${place}/${PATCHES}] ${work}, part ${place}`;
  return mail(i, id, subject, `Why.\n${DIFF}+${i}\n`, shape === 'unthreaded' ? null : cover);
}

function takenBack(i: number): Message {
  if (i === 0) return mail(i, 'root@example.org', '[PATCH] work', `Why.\n${DIFF}+b\n`, null);
  const body = i % 2 === 1 ? 'Acked-by: Bo Berg <bo@example.org>\n' : 'I take back my Acked-by.\n';
  return mail(i, `re-${i}@example.org`, 'Re: [PATCH] work', body, 'root@example.org', 'Bo Berg');
}

function mail(
  i: number,
  id: string,
  subject: string,
  body: string,
  parent: string | null,
  name = 'Ann Lee',
): Message {
  const parents = parent === null ? [] : [messageId(parent)];
  return {
    id: messageId(id),
    idSource: 'header',
    from: { name, address: `${name.slice(0, 2).trim().toLowerCase()}@example.org` },
    replyTo: [],
    to: [],
    cc: [],
    subject,
    date: new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString().replace('.000', ''),
    dateSource: 'date',
    inReplyTo: parents,
    references: parents,
    body,
    marks: 'kept',
    bodySource: 'text',
    list: null,
    headers: {},
    attachments: [],
    notes: [],
  };
}
