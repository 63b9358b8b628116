import type { OwnLine } from '../../../core/collate/index.js';
import type { ThreadPage } from '../../../db/pages/types.js';
import { type DialoguePassage, dialogue } from '../../dialogue.js';
import { messageUrl } from '../../links.js';
import { linked, PersonName, PositionMark, Time } from '../atoms.js';
import type { Html } from '../render.js';
import { Lines } from './lines.js';

const DEEPEST_INDENT = 8;

/** Each passage of the proposal, followed by everybody's words on it. */
export function Dialogue({ page }: { readonly page: ThreadPage }): Html {
  const passages = dialogue(page.messages);
  return (
    <div class="dialogue">
      {passages.map((passage, i) => (
        <Passage passage={passage} continues={passages[i - 1]?.messageId === passage.messageId} />
      ))}
    </div>
  );
}

function Passage(props: { readonly passage: DialoguePassage; readonly continues: boolean }): Html {
  const { passage, continues } = props;
  const { message, lines } = passage;
  const hits = new Set(message.findings.map((finding) => finding.line));
  return (
    <section class={`passage in${Math.min(passage.depth, DEEPEST_INDENT)}`}>
      {continues ? null : (
        <p class="by">
          <b>
            <PersonName person={message.who} />
          </b>{' '}
          {message.position === 'none' ? null : <PositionMark position={message.position} />}{' '}
          <a class="meta" href={messageUrl({ ...message.ref, line: lines[0]?.line ?? null })}>
            <Time iso={message.date} />
          </a>
        </p>
      )}
      <div class="body">
        <div class="own">
          <Lines>
            {lines.map((line, i) => {
              const text = `${startsParagraph(lines, i) ? '\n' : ''}${line.text}\n`;
              return hits.has(line.line) ? <span class="hit">{linked(text)}</span> : linked(text);
            })}
          </Lines>
        </div>
      </div>
    </section>
  );
}

/** Blank lines are not among the lines: where a number is left out, there was one. */
function startsParagraph(lines: readonly OwnLine[], i: number): boolean {
  const [before, line] = [lines[i - 1], lines[i]];
  return before !== undefined && line !== undefined && line.line > before.line + 1;
}
