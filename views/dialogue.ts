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
  return collate(inDateOrder.map(ownWords)).flatMap((passage) => {
    const message = byId.get(passage.messageId);
    return message === undefined ? [] : [{ ...passage, message }];
  });
}

function ownWords(message: ThreadMessageView): OwnWords {
  const lines: OwnLine[] = [];
  let above: OwnLine['answers'] = null;
  for (const segment of message.tree === null ? [] : segments(message.tree)) {
    if (segment.quote === null) lines.push(...ownLines(segment, above));
    else above = answered(segment) ?? above;
  }
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

/** The last line of the quoted words, where they were first sent. */
function answered({ quote }: Segment): OwnLine['answers'] {
  const source = quote?.source ?? null;
  return source === null ? null : { messageId: source.messageId, line: source.lastLine };
}
