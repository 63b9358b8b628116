import { createHash } from 'node:crypto';
import { type MessageId, messageId } from '../../core/ids.js';
import { MESSAGE_ID_CHARACTERS, REFERENCES_EACH_END } from '../limits.js';
import { all, first, type HeaderBlock, plainText } from './headers.js';

/** Ids in a raw header value, in order, without the angle brackets. Linear: no part of the pattern can give back. */
function idsIn(value: string): MessageId[] {
  return [...plainText(value).matchAll(/<([^<>\s]+)>/g)].map(([, id = '']) => bounded(id));
}

/** An id that fits a URL: a longer one is known by its hash, everywhere in the same way. */
function bounded(id: string): MessageId {
  return messageId(id.length <= MESSAGE_ID_CHARACTERS ? id : `${sha256(id)}@long-id.invalid`);
}

/** The mail's own id: in brackets, or a bare `a@b` as some mail programs write it; null when there is none. */
export function ownId(block: HeaderBlock): MessageId | null {
  const value = first(block, 'message-id');
  if (value === null) return null;
  const bare = value.trim();
  return idsIn(value)[0] ?? (/^[^<>\s@]+@[^<>\s@]+$/.test(bare) ? bounded(plainText(bare)) : null);
}

/** An id for a mail that has none: the same bytes give the same id. `.invalid` is reserved by RFC 2606. */
export function madeId(raw: Uint8Array): MessageId {
  return messageId(`${sha256(raw).slice(0, 32)}@made.invalid`);
}

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** In-Reply-To: often with words around the id, rarely several. */
export function repliedTo(block: HeaderBlock): MessageId[] {
  return distinct(all(block, 'in-reply-to').flatMap(idsIn)).slice(0, REFERENCES_EACH_END);
}

/** References, oldest first, each once at its last place; of a long list the first and the last are kept. */
export function references(block: HeaderBlock): { readonly ids: MessageId[]; readonly cut: number } {
  const ids = distinct(all(block, 'references').flatMap(idsIn));
  const cut = Math.max(0, ids.length - 2 * REFERENCES_EACH_END);
  return cut === 0
    ? { ids, cut }
    : { ids: [...ids.slice(0, REFERENCES_EACH_END), ...ids.slice(-REFERENCES_EACH_END)], cut };
}

function distinct(ids: readonly MessageId[]): MessageId[] {
  return [...new Set([...ids].reverse())].reverse();
}
