import { type CollatedPassage, collate, type OwnLine, type OwnWords } from '../core/collate/index.js';
import { messageId } from '../core/ids.js';
import { compare } from '../core/thread/index.js';
import type { ThreadMessageView } from '../db/pages/types.js';
import { type Segment, segments } from './body.js';

export interface DialoguePassage extends CollatedPassage {
  readonly message: ThreadMessageView;
}

/** Parts of a mail that say nothing in a conversation. */
const SILENT: ReadonlySet<string> = new Set(['attribution', 'signature', 'footer', 'elision', 'salutation']);

/** The thread as a conversation: each passage, then everybody's words on it. `messages` in reading order. */
export function dialogue(messages: readonly ThreadMessageView[]): DialoguePassage[] {
  const real = messages.filter((message) => message.tree !== null);
  const byId = new Map(real.map((message) => [message.ref.messageId, message]));
  const inDateOrder = real.toSorted(
    (a, b) => compare(a.date, b.date) || compare(a.ref.messageId, b.ref.messageId),
  );
  const said: Said = new Map();
  return collate(inDateOrder.map((message) => ownWords(message, said))).flatMap((passage) => {
    const message = byId.get(passage.messageId);
    return message === undefined ? [] : [{ ...passage, message }];
  });
}

/** Own lines of the messages so far, by their numbers. */
type Said = Map<string, ReadonlyMap<number, string>>;

function ownWords(message: ThreadMessageView, said: Said): OwnWords {
  const lines: OwnLine[] = [];
  let above: OwnLine['answers'] = null;
  for (const segment of message.tree === null ? [] : segments(message.tree)) {
    if (segment.quote === null) lines.push(...ownLines(segment, above));
    else above = answered(segment, said) ?? above;
  }
  said.set(message.ref.messageId, new Map(lines.map(({ line, text }) => [line, text])));
  return {
    messageId: messageId(message.ref.messageId),
    parent: message.parent === null ? null : messageId(message.parent),
    lines,
  };
}

function ownLines(segment: Segment, answers: OwnLine['answers']): OwnLine[] {
  return segment.runs
    .filter((run) => !SILENT.has(run.kind))
    .flatMap((run) =>
      run.lines
        .filter((line) => line.text.trim() !== '')
        .map((line) => ({ line: line.n, text: line.text, kind: run.kind, answers })),
    );
}

/** Lines behind the last one that was quoted whole, in which its end may lie. */
const CUT_LINES = 2;
/** A shorter start of a line is found anywhere. */
const SHORTEST_START = 8;

/** The last line of the quoted words, where they were first sent: one of which only the start is quoted too. */
function answered({ quote, runs }: Segment, said: Said): OwnLine['answers'] {
  const source = quote?.source ?? null;
  if (source === null) return null;
  const { messageId: id, lastLine } = source;
  const last =
    runs
      .at(-1)
      ?.lines.findLast(({ text }) => text.trim() !== '')
      ?.text.trim() ?? '';
  const lines = said.get(id);
  for (let line = lastLine + 1; line <= lastLine + CUT_LINES && last.length >= SHORTEST_START; line++)
    if (lines?.get(line)?.trim().startsWith(last)) return { messageId: id, line };
  return { messageId: id, line: lastLine };
}
