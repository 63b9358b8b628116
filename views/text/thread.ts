import { IDENTITY_WORDS } from '../../core/identity/index.js';
import type { MessagePage, ThreadPage } from '../../db/pages/types.js';
import { type Segment, segments, writerOf } from '../body.js';
import { POSITION_CODES } from '../codes.js';
import { confidenceOf, percent, quotesLost, SURE } from '../doubt.js';
import { dateTime } from '../time.js';
import { visible } from '../visible.js';
import { cut, line, paint, type TextOptions, where } from './format.js';

const DEEPEST_INDENT = 16;

/** The outline of a thread: one line a message, with its position letter, date, sender; indented by depth. */
export function threadText(page: ThreadPage, options: TextOptions): string {
  const lines = page.outline.map((entry) => {
    const indent = '  '.repeat(Math.min(entry.depth, DEEPEST_INDENT));
    const who = entry.ghost ? `[not here] ${line(entry.ref.messageId)}` : line(entry.who);
    const code = POSITION_CODES[entry.position];
    return cut(`${code.letter} ${dateTime(entry.date).padEnd(16)}  ${indent}${who}`, options.width);
  });
  const lost = page.reconstructed === null ? [] : [quotesLost(page.reconstructed)];
  return `${[paint(line(page.subject), 'bold', options), ...lost, ...lines].join('\n')}\n`;
}

/**
 * One message: headers, what was taken from it, its body as it stands; where its quote marks were lost, each part of the body
 * below its writer, with marks.
 */
export function messageText(page: MessagePage, options: TextOptions): string {
  const { message } = page;
  const sure = confidenceOf(message);
  return `${[
    `From: ${line(page.from)}`,
    ...(message.identity === null
      ? []
      : [`Sender: ${IDENTITY_WORDS[message.identity.level]}. ${line(message.identity.text)}`]),
    `Date: ${dateTime(message.date)}`,
    `Subject: ${line(message.subject)}`,
    `Message-ID: ${where(message.ref)}`,
    ...message.notes.map((n) => `Note: ${line(n.text)}`),
    ...(sure === null ? [] : [`Note: ${quotesLost(sure)}: the writers and marks below are inferred`]),
    ...message.findings.map((f) =>
      paint(`line ${f.line}: ${line(f.label)}: "${line(f.text)}" (${line(f.rule)})`, 'dim', options),
    ),
    '',
    ...(message.tree === null || sure === null
      ? [visible(page.body)]
      : segments(message.tree)
          .flatMap((part) => ['', ...partText(part, message.who.name, options)])
          .slice(1)),
  ].join('\n')}\n`;
}

/** The writer of a part of a body, and its lines with marks. */
function partText(part: Segment, sender: string, options: TextOptions): string[] {
  const { quote, depth, confidence, runs } = part;
  const name = writerOf(part, sender);
  const doubt = name === null || confidence >= SURE ? '' : `, ${percent(confidence)} sure`;
  const who = `${name === null ? 'somebody unknown' : line(name)}${quote === null ? ', the sender' : ''}`;
  const marks = '> '.repeat(depth);
  return [
    paint(`[${who}${doubt}]`, 'dim', options),
    ...runs.flatMap((run) => run.lines.map(({ text }) => `${marks}${visible(text)}`.trimEnd())),
  ];
}
