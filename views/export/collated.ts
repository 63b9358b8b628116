import type { ThreadPage } from '../../db/pages/types.js';
import { POSITION_CODES } from '../codes.js';
import { type DialoguePassage, dialogue } from '../dialogue.js';
import { quotesLost } from '../doubt.js';
import { messageUrl } from '../links.js';
import { escapeMarkdown } from '../markdown.js';
import { dateTime } from '../time.js';
import { visible } from '../visible.js';

/**
 * The thread as one document: each passage of the proposal, then everybody's words on it, nothing said twice. Greetings,
 * attribution lines and signatures are left out. Other programs read it: fields are added, never renamed or removed.
 *
 * @param thread with all of its messages, not a part of them
 */
export function collatedJson(thread: ThreadPage) {
  return {
    schema: 'acktree.collated/1' as const,
    root: thread.root.messageId,
    subject: thread.subject,
    list: thread.list,
    reconstructed: thread.reconstructed,
    passages: dialogue(thread.messages).map(({ message, depth, answers, lines }) => ({
      messageId: message.ref.messageId,
      who: message.who.name,
      key: message.who.key,
      role: message.role,
      date: message.date,
      position: message.position,
      depth,
      answers,
      link: messageUrl({ ...message.ref, line: lines[0]?.line ?? null }),
      lines: lines.map(({ line, text, kind }) => ({ line, text, kind })),
    })),
  };
}

/** The same for people and for programs that read prose: words of mail stand in code fences, quoted as deep as they answer. */
export function collatedMarkdown(thread: ThreadPage, base = ''): string {
  const passages = dialogue(thread.messages).map((passage) => passageMarkdown(passage, base));
  const caution = thread.reconstructed === null ? [] : [`Caution: ${quotesLost(thread.reconstructed)}.`];
  return `${[`# ${escapeMarkdown(thread.subject)}`, ...caution, ...passages].join('\n\n')}\n`;
}

/** Deeper than this a quotation is no longer read; its depth stays in the JSON. */
const DEEPEST = 12;

function passageMarkdown({ message, depth, lines }: DialoguePassage, base: string): string {
  const [first] = lines;
  const words = lines.map(({ text }) => visible(text));
  const fence = '`'.repeat(words.reduce((most, text) => Math.max(most, longestRun(text) + 1), 3));
  const url = `${base}${messageUrl({ ...message.ref, line: first?.line ?? null })}`;
  const stand = message.position === 'none' ? '' : `, ${POSITION_CODES[message.position].word}`;
  const quote = '> '.repeat(Math.min(depth, DEEPEST));
  return [
    `**${escapeMarkdown(message.who.name)}**, [${dateTime(message.date)} UTC](${url})${stand}`,
    '',
    `${fence}text`,
    ...words,
    fence,
  ]
    .map((text) => `${quote}${text}`.trimEnd())
    .join('\n');
}

/** Length of the longest run of backticks. */
function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}
