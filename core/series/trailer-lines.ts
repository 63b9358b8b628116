import type { Message } from '../message.js';
import type { Body, Flow, Span } from '../quote/nodes.js';
import { BodyText, MAX_LINE } from './body-text.js';

/** A trailer as it stands in a body. */
export interface TrailerLine {
  /** Spelt like `Reviewed-by`. */
  readonly tag: string;
  readonly name: string;
  readonly address: string | null;
  /** What stands behind the address or in brackets under it: the part it is for, or a remark. */
  readonly remark: string;
  /** The prose that leads up to it: on its own line, else the last sentence above. */
  readonly lead: string;
  /** Not at the start of its line. */
  readonly isInline: boolean;
  /** In a quote, or in an indented copy of a commit. */
  readonly isQuoted: boolean;
  readonly span: Span;
  readonly text: string;
}

const PERSON_LINE = /^([a-z-]{1,40}-by)[ \t]*:[ \t]*(\S.*)$/i;
const OTHER_LINE = /^(fixes|closes|buglink|link)[ \t]*:[ \t]*(\S.*)$/i;
const INLINE =
  /(?<=[\s,:;("'])((?:reviewed|acked|tested|nacked)(?:-and-[a-z]+)?-by)[ \t]*:[ \t]*([^<>:]{1,80}<[^<>\s]+@[^<>\s]+>.*)$/i;
const MAILBOX = /^([^<]*)<([^<>\s@]+@[^<>\s@]+)>(.*)$/;
const BARE_ADDRESS = /^([^\s<>@]+@[^\s<>@]+)(?:\s(.*))?$/;

/** Every trailer of a message, in the order of its lines: own ones, and those that it quotes. */
export function trailerLines(message: Message, tree: Body): TrailerLine[] {
  const lines = new BodyText(message.body);
  const found: TrailerLine[] = [];
  const stack: { node: Flow; isQuoted: boolean }[] = tree.children
    .map((node) => ({ node, isQuoted: false }))
    .reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, isQuoted } = next;
    if (node.type === 'quote') {
      for (const child of [...node.children].reverse()) stack.push({ node: child, isQuoted: true });
    } else if (node.type === 'trailer' || node.type === 'paragraph') {
      for (const line of leafTrailers(node.value.split('\n'), node.span.start.line, lines, isQuoted))
        found.push(line);
    }
  }
  return found;
}

function leafTrailers(
  values: readonly string[],
  first: number,
  body: BodyText,
  isQuoted: boolean,
): TrailerLine[] {
  return values.flatMap((value, i) => {
    const read = readLine(value.slice(0, MAX_LINE), values[i + 1] ?? body.own(first + i + 1));
    if (read === null) return [];
    const line = first + i;
    return [
      {
        ...read,
        lead: read.isInline
          ? value.slice(0, value.indexOf(read.text))
          : isQuoted
            ? ''
            : body.sentenceAbove(line),
        isQuoted: isQuoted || body.isCopy(line),
        span: body.spanOf(line),
      },
    ];
  });
}

type Read = Omit<TrailerLine, 'lead' | 'isQuoted' | 'span'>;

/** `next`: the line below, which may hold the address, or a remark in brackets. */
function readLine(value: string, next: string): Read | null {
  const line = value.trim();
  const whole = PERSON_LINE.exec(line) ?? OTHER_LINE.exec(line);
  const inline = whole === null ? INLINE.exec(line) : null;
  const [, tag, rest] = whole ?? inline ?? [];
  if (tag === undefined || rest === undefined) return null;
  const joined =
    !rest.includes('@') && /^\s*<[^<>\s]+@[^<>\s]+>/.test(next) ? `${rest} ${next.trim()}` : rest;
  const under = /^\s*\[[^[\]]{1,200}\]\s*$/.test(next) ? next.trim() : '';
  const text = inline === null ? line : line.slice(inline.index);
  const isPerson = /-by$/i.test(tag);
  const { name, address, remark } = isPerson ? readMailbox(joined) : { name: '', address: null, remark: '' };
  if (isPerson && address === null && !/^[\p{L}.'-]+(?: [\p{L}.'-]+){1,4}$/u.test(name)) return null;
  return {
    tag: tag.charAt(0).toUpperCase() + tag.slice(1).toLowerCase(),
    name,
    address,
    remark: [remark, under].filter((part) => part !== '').join(' '),
    isInline: inline !== null,
    text,
  };
}

function readMailbox(text: string): { name: string; address: string | null; remark: string } {
  const [, name, address, remark] = MAILBOX.exec(text) ?? [];
  if (address !== undefined)
    return { name: unquote((name ?? '').trim()), address, remark: (remark ?? '').trim() };
  const [, bare, rest] = BARE_ADDRESS.exec(text) ?? [];
  if (bare !== undefined) return { name: '', address: bare, remark: (rest ?? '').trim() };
  const [, alone, note] = /^([^#([]*)(.*)$/.exec(text) ?? [];
  return { name: unquote((alone ?? '').trim()), address: null, remark: (note ?? '').trim() };
}

function unquote(name: string): string {
  return name.replace(/^"(.*)"$/, '$1');
}
