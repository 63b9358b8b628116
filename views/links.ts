import type { MessageRef } from '../db/pages/types.js';

/**
 * One segment of a path. Browsers fold `.` and `..` away even when percent-encoded, so these travel in the angle
 * brackets that a Message-ID never contains; `decodeId` takes them off. The marks of RFC 3986 that encodeURIComponent
 * leaves are encoded too: a parenthesis would end a Markdown link.
 */
export function encodeSegment(text: string): string {
  return encodeURIComponent(wellFormed(/^\.{0,2}$/.test(text) ? `<${text}>` : text)).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** encodeURIComponent throws on half a surrogate pair, which mail can hold. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** A Message-ID out of a path segment that the router has percent-decoded already. */
export function decodeId(segment: string): string {
  return /^<(.*)>$/s.exec(segment)?.[1] ?? segment;
}

type Target = Pick<MessageRef, 'list' | 'messageId'>;

function base(ref: Target): string {
  return `/${encodeSegment(ref.list)}/${encodeSegment(ref.messageId)}`;
}

/** The message page, at the line when the reference has one. */
export function messageUrl(ref: Target & { readonly line?: number | null }): string {
  return `${base(ref)}/${ref.line ? `#L${ref.line}` : ''}`;
}

export function threadUrl(ref: Target, offset = 0, view = ''): string {
  const query = [offset > 0 ? `offset=${offset}` : '', view === '' ? '' : `view=${view}`]
    .filter(Boolean)
    .join('&');
  return `${base(ref)}/T/${query === '' ? '' : `?${query}`}`;
}

export function rfcUrl(ref: Target): string {
  return `${base(ref)}/rfc/`;
}

/** The decision record; with `format` as a file to keep. */
export function recordUrl(ref: Target, format = ''): string {
  return `${base(ref)}/${format === '' ? 'record/' : `record.${format}`}`;
}

/** The forms with which the message, and the proposal it belongs to, are set right. */
export function correctUrl(ref: Target): string {
  return `${base(ref)}/correct`;
}

export function rawUrl(ref: Target): string {
  return `${base(ref)}/raw`;
}

/** The bytes of a mail whose id another one owns. */
export function copyUrl(sha256: string): string {
  return `/report/${encodeSegment(sha256)}/raw`;
}

export function mboxUrl(ref: Target): string {
  return `${base(ref)}/t.mbox.gz`;
}

/** The same page in another format: `rfc.json`, `T.txt`, `message.json`. */
export function formatUrl(
  ref: Target,
  page: 'rfc' | 'T' | 'message',
  format: 'json' | 'md' | 'txt' | 'atom',
): string {
  return `${base(ref)}/${page}.${format}`;
}

/** What is known of a person; `format` as in formatUrl. */
export function personUrl(person: { readonly key: string }, format = ''): string {
  return `/person/${encodeSegment(person.key)}/${format === '' ? '' : `index.${format}`}`;
}

/** A query string with its question mark, undefined values left out; '' when nothing is left. */
export function query(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === false || value === ''
      ? []
      : [
          `${encodeURIComponent(name)}=${encodeURIComponent(value === true ? '1' : wellFormed(String(value)))}`,
        ],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
