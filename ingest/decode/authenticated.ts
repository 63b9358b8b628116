import { parseMailboxes } from './addresses.js';
import { all, type HeaderBlock } from './headers.js';

/** Fields of the trace that are read: a mail that went over a list and a mirror has a dozen. */
const MOST_FIELDS = 60;
const FIELD_CHARACTERS = 2_000;
const RESULTS = 20;
const BARE = /^[a-z0-9-]{1,63}$/;
const NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

/**
 * What the servers that passed a mail on wrote down of its signatures (RFC 8601), a line a server:
 * `smtp.example.org; dkim=pass example.net; dmarc=fail`. Null when there is nothing.
 *
 * The fields of a trace stand newest first, and a sender can write any of them, but only below those of the first server that
 * took the mail from outside. So the trace is read from the top, only as long as each server took the mail from the
 * organisation of the next one by its checked name, and a server is believed down to where it took the mail from outside.
 */
export function authenticated(block: HeaderBlock): string | null {
  const lines: string[] = [];
  const many = all(block, 'from').flatMap(parseMailboxes).length > 1 ? '; from=many' : '';
  for (const [server, results] of trustedResults(block))
    lines.push(`${server}; ${results.join('; ')}${many}`);
  return lines.length === 0 ? null : lines.join('\n');
}

function trustedResults(block: HeaderBlock): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const closed = new Set<string>();
  let above: string[][] = [];
  let handedBy: string | null = null;
  for (const { name, value } of traceFields(block)) {
    if (name === 'authentication-results') {
      above.push(tokens(value));
      continue;
    }
    const hop = readHop(value);
    if (hop === null || (handedBy !== null && !isSameOrganisation(handedBy, hop.by))) break;
    if (!closed.has(hop.by)) {
      const own = above.filter(([server]) => server === hop.by).flatMap(([, ...rest]) => resultsOf(rest));
      found.set(hop.by, [...(found.get(hop.by) ?? []), ...own].slice(0, RESULTS));
    }
    above = [];
    if (hop.local) continue;
    closed.add(hop.by);
    if (hop.from === null) break;
    handedBy = hop.from;
  }
  return found;
}

function traceFields({ fields }: HeaderBlock) {
  return fields
    .filter(({ name }) => name === 'received' || name === 'authentication-results')
    .slice(0, MOST_FIELDS)
    .map(({ name, value }) => ({ name, value: value.slice(0, FIELD_CHARACTERS) }));
}

interface Hop {
  readonly by: string;
  /** Name of the other side as its address says; null when it has none. */
  readonly from: string | null;
  /** From one program to the next on the same machine. */
  readonly local: boolean;
}

/** `from greeting (name [address]) by server …` as Postfix writes it, `from name ([address] …) by server …` as Exim does. */
function readHop(value: string): Hop | null {
  const at = ` ${value}`.indexOf(' by ');
  if (at === -1) return null;
  const by = (value.slice(at + 3).split(/[\s;()]/, 1)[0] ?? '').toLowerCase();
  // A bare name: the machine that keeps the mail, handing it to itself.
  if (BARE.test(by)) return { by, from: null, local: true };
  if (hostName(by) === null) return null;
  const [, greeting = '', inside = ''] = /^from (\S+) \(([^()]*)/.exec(value.slice(0, at)) ?? [];
  const bracket = inside.indexOf('[');
  const checked = bracket === -1 ? '' : inside.slice(0, bracket).trim();
  // Exim puts the checked name first; elsewhere the first word is what the other side calls itself.
  const from = bracket === 0 && value.includes('(Exim ') ? greeting : checked;
  // Sendmail's words for a name that does not lead back to the address.
  const isChecked = from !== 'unknown' && !value.includes('(may be forged)');
  // The first address is the checked one; what greeted may call itself by any other.
  const address = inside.slice(bracket + 1, inside.indexOf(']', bracket));
  const local = bracket !== -1 && (address === '127.0.0.1' || address === '::1');
  return { by, from: isChecked ? hostName(from) : null, local };
}

function hostName(text: string): string | null {
  const name = text.toLowerCase();
  return name.length < 254 && name.includes('.') && NAME.test(name) ? name : null;
}

/** The last two labels of a name say whose it is; below the likes of `co.uk` the last three. */
function isSameOrganisation(a: string, b: string): boolean {
  return organisation(a) === organisation(b);
}

function organisation(name: string): string {
  const labels = name.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && second.length <= 3 ? -3 : -2).join('.');
}

/** `dkim=pass example.net` and the like, of the words of one field. */
function resultsOf(words: readonly string[]): string[] {
  const results: string[] = [];
  let signature: string | null = null;
  for (const word of words) {
    const [method = '', value = ''] = word.split('=', 2);
    if (method === 'dkim' && value !== 'pass' && /^[a-z]+$/.test(value)) results.push(`dkim=${value}`);
    if (method === 'dmarc' && /^[a-z]+$/.test(value)) results.push(`dmarc=${value}`);
    if (method === 'dkim') signature = value;
    if (method === 'header.d' && signature === 'pass') {
      const domain = hostName(value);
      if (domain !== null) results.push(`dkim=pass ${domain}`);
      signature = null;
    }
  }
  return results;
}

/** Words of a field: comments dropped, a quoted string a part of its word, the name of the server first. */
function tokens(value: string): string[] {
  const words: string[] = [];
  let word = '';
  let quoted = false;
  let comment = 0;
  const end = () => {
    if (word !== '') words.push(word.toLowerCase());
    word = '';
  };
  for (let at = 0; at < value.length; at++) {
    const char = value[at] as string;
    if (char === '\\' && (quoted || comment > 0)) at++;
    else if (char === '"' && comment === 0) {
      quoted = !quoted;
      word += char;
    } else if (quoted) word += char;
    else if (char === '(') comment++;
    else if (char === ')' && comment > 0) comment--;
    else if (comment > 0) continue;
    else if (char === ' ' || char === '\t' || char === ';') end();
    else word += char;
  }
  end();
  return words;
}
