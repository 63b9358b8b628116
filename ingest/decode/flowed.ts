interface Paragraph {
  readonly depth: number;
  readonly prefix: string;
  readonly parts: string[];
}

/** How mailboxes write a line that begins with "From " (RFC 4155): with a mark that quotes nothing. */
const ESCAPED_FROM = '>From ';

/**
 * Joins the lines of format=flowed text (RFC 3676): a line that ends in a space goes on in the next line of the same quote
 * depth. Quote marks stay in front of each joined line; the signature line `-- ` and an empty line are never joined;
 * space-stuffing is taken off. By the letter no stuffed mark quotes, but clients that stuff what they quote are more than
 * senders who begin a line with one: only where a mailbox put it there, it goes. `delSp`: the space at the break was added
 * by the sender and goes too.
 */
export function joinFlowed(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open: Paragraph | null = null;
  for (const line of text.split('\n')) {
    const depth = quoteDepth(line);
    const stuffed = line[depth] === ' ';
    const text = line.slice(stuffed ? depth + 1 : depth);
    const content = depth === 0 && text.startsWith(ESCAPED_FROM) ? text.slice(1) : text;
    if (open !== null && open.depth === depth && content !== '' && flowsOn(open.parts)) {
      if (delSp) open.parts.push((open.parts.pop() ?? '').slice(0, -1));
      open.parts.push(content);
      continue;
    }
    if (open !== null) out.push(open.prefix + open.parts.join(''));
    open = {
      depth,
      prefix: depth === 0 ? '' : line.slice(0, line.length - content.length),
      parts: [content],
    };
  }
  if (open !== null) out.push(open.prefix + open.parts.join(''));
  return out.join('\n');
}

function quoteDepth(line: string): number {
  let depth = 0;
  while (line[depth] === '>') depth++;
  return depth;
}

function flowsOn(parts: readonly string[]): boolean {
  return (parts.at(-1) ?? '').endsWith(' ') && !(parts.length === 1 && parts[0] === '-- ');
}
