const LF = 10;
const CR = 13;
const DASH = 45;

export interface Pieces {
  /** The parts between the delimiters, without the line end that belongs to the next delimiter. */
  readonly parts: readonly Buffer[];
  /** Parts over the limit, which were only counted. */
  readonly left: number;
}

/**
 * Cuts a multipart body at its delimiter lines (RFC 2046 section 5.1.1): white space may follow the boundary, a missing end is
 * the end of the body, text before the first and behind the last delimiter is no part.
 */
export function cutAtBoundary(body: Buffer, boundary: string, most: number): Pieces {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let left = 0;
  let start = -1;
  const close = (end: number) => {
    if (start === -1) return;
    if (parts.length < most) parts.push(body.subarray(start, Math.max(start, end)));
    else left++;
  };
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + 1)) {
    const line = delimiter(body, at, mark.length);
    if (line === null) continue;
    close(beforeLineEnd(body, at));
    start = line.last ? -1 : line.end;
    if (line.last) return { parts, left };
  }
  close(body.length);
  return { parts, left };
}

/** The delimiter line that begins at `at`, or null when it is some other line with the same beginning. */
function delimiter(
  body: Buffer,
  at: number,
  length: number,
): { readonly end: number; readonly last: boolean } | null {
  if (at > 0 && body[at - 1] !== LF) return null;
  let end = at + length;
  const last = body[end] === DASH && body[end + 1] === DASH;
  if (last) end += 2;
  while (body[end] === 32 || body[end] === 9 || body[end] === CR) end++;
  if (end < body.length && body[end] !== LF) return null;
  return { end: Math.min(end + 1, body.length), last };
}

/** The line end before a delimiter belongs to it. */
function beforeLineEnd(body: Buffer, at: number): number {
  return body[at - 2] === CR ? at - 2 : at - 1;
}
