import { MESSAGE_BYTES } from '../limits.js';
import { type RawMail, reasonOf, type SourceItem } from '../mail.js';
import { prepended } from './bytes.js';
import { cutNote, splitMbox, startsMbox } from './mbox.js';

/**
 * Mails of a stream of plain bytes: an mbox when it begins with `From `, else one mail or archive page. What breaks off is
 * told as `broken` behind the mails that came whole.
 */
export async function* readStream(chunks: AsyncGenerator<Buffer>, label: string): AsyncGenerator<SourceItem> {
  let count = 0;
  try {
    for await (const mail of mailsOf(chunks, label)) {
      count++;
      yield mail;
    }
    if (count === 0) yield { kind: 'unread', origin: label, reason: 'it is empty' };
  } catch (error) {
    const whole = count === 0 ? '' : ` after ${count} whole mails`;
    yield { kind: 'broken', origin: label, reason: `reading stopped${whole}: ${reasonOf(error)}` };
  }
}

async function* mailsOf(chunks: AsyncGenerator<Buffer>, label: string): AsyncGenerator<RawMail> {
  const start: Buffer[] = [];
  while (size(start) < 5) {
    const next = await chunks.next();
    if (next.done === true) break;
    start.push(next.value);
  }
  const head = Buffer.concat(start);
  const whole = prepended(head, chunks);
  if (startsMbox(head)) yield* splitMbox(whole, label);
  else yield* single(whole, label);
}

function size(buffers: readonly Buffer[]): number {
  return buffers.reduce((sum, b) => sum + b.length, 0);
}

async function* single(chunks: AsyncGenerator<Buffer>, label: string): AsyncGenerator<RawMail> {
  const kept: Buffer[] = [];
  let room = MESSAGE_BYTES;
  let cut = 0;
  for await (const chunk of chunks) {
    const piece = chunk.subarray(0, room);
    cut += chunk.length - piece.length;
    room -= piece.length;
    if (piece.length > 0) kept.push(piece);
  }
  const raw = Buffer.concat(kept);
  if (raw.length === 0) return;
  yield { kind: 'mail', raw, origin: { label, notes: cut === 0 ? [] : [cutNote(cut)] } };
}
