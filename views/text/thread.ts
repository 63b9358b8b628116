import { IDENTITY_WORDS } from '../../core/identity/index.js';
import type { MessagePage, ThreadPage } from '../../db/pages/types.js';
import { POSITION_CODES } from '../codes.js';
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
  return `${paint(line(page.subject), 'bold', options)}\n${lines.join('\n')}\n`;
}

/** One message: headers, what was taken from it, its body as it stands. */
export function messageText(page: MessagePage, options: TextOptions): string {
  const { message } = page;
  return `${[
    `From: ${line(page.from)}`,
    ...(message.identity === null
      ? []
      : [`Sender: ${IDENTITY_WORDS[message.identity.level]}. ${line(message.identity.text)}`]),
    `Date: ${dateTime(message.date)}`,
    `Subject: ${line(message.subject)}`,
    `Message-ID: ${where(message.ref)}`,
    ...message.notes.map((n) => `Note: ${line(n.text)}`),
    ...message.findings.map((f) =>
      paint(`line ${f.line}: ${line(f.label)}: "${line(f.text)}" (${line(f.rule)})`, 'dim', options),
    ),
    '',
    visible(page.body),
  ].join('\n')}\n`;
}
