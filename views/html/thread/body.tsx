import type { ThreadMessageView } from '../../../db/pages/types.js';
import {
  initials,
  lineCount,
  type Run,
  type Segment,
  type Stretch,
  segments,
  stretches,
  writerOf,
} from '../../body.js';
import { percent, SURE } from '../../doubt.js';
import { messageUrl } from '../../links.js';
import type { Children, Html } from '../render.js';
import { type BodyOptions, Lines, lineViews } from './lines.js';
import { FoldedPatch } from './patch.js';

const DEEPEST_CLASS = 6;

/**
 * The body as who wrote which lines: own words bare, quoted ones behind a bar with the speaker's initials. Where the marks
 * were lost nothing folds: who wrote what is what the reader came to see.
 */
export function MessageBody(props: {
  readonly message: ThreadMessageView;
  readonly options: BodyOptions;
}): Html {
  const { message, options } = props;
  if (message.tree === null) return <p class="meta">The text of this message could not be read; see raw.</p>;
  return (
    <div class="body">
      {stretches(segments(message.tree), message.marks === 'kept').map((stretch) => (
        <StretchView stretch={stretch} message={message} options={options} />
      ))}
    </div>
  );
}

interface StretchProps {
  readonly stretch: Stretch;
  readonly message: ThreadMessageView;
  readonly options: BodyOptions;
}

function StretchView({ stretch, message, options }: StretchProps): Html {
  const view = (segment: Segment): Html => (
    <SegmentView segment={segment} message={message} options={options} />
  );
  return (
    <>
      {stretch.folded.length === 0 ? null : (
        <details class="fold">
          <summary>{foldTitle(stretch)}</summary>
          {stretch.folded.map(view)}
        </details>
      )}
      {stretch.shown.map(view)}
    </>
  );
}

function foldTitle({ folded, shown }: Stretch): string {
  const lines = folded.reduce((sum, segment) => sum + lineCount(segment), 0);
  const names = new Set(folded.map((segment) => segment.quote?.speaker?.name ?? 'somebody unknown'));
  return `${lines} ${shown.length > 0 ? 'earlier ' : ''}quoted lines, ${[...names].slice(0, 4).join(', ')}`;
}

function SegmentView(props: {
  readonly segment: Segment;
  readonly message: ThreadMessageView;
  readonly options: BodyOptions;
}): Html {
  const { segment, message, options } = props;
  const { quote, depth, confidence } = segment;
  const text = segment.runs.map((run) => runView(run, options));
  if (quote === null && confidence >= SURE) return <div class="own">{text}</div>;
  const doubtful = confidence < SURE ? ' doubt' : '';
  const mark = <Speaker segment={segment} message={message} />;
  if (quote === null) {
    return (
      <div class="own doubt">
        {mark}
        <div class="text">{text}</div>
      </div>
    );
  }
  return (
    <blockquote class={`quote d${Math.min(depth, DEEPEST_CLASS)}${doubtful}`}>
      {mark}
      <div class="text">{text}</div>
    </blockquote>
  );
}

/** Initials of who wrote the words, those of a quote linked to the line they were first sent in; where it is doubtful, how much. */
function Speaker(props: { readonly segment: Segment; readonly message: ThreadMessageView }): Html {
  const { segment, message } = props;
  const { quote, confidence } = segment;
  const name = writerOf(segment, message.who.name);
  const isDoubtful = name !== null && confidence < SURE;
  const mark = (
    <>
      {initials(name)}
      <span class="vh">
        {' '}
        {name ?? 'somebody unknown'} {isDoubtful ? 'probably ' : ''}wrote:
      </span>
      {isDoubtful ? (
        <small>
          {percent(confidence)}
          <span class="vh"> sure</span>
        </small>
      ) : null}
    </>
  );
  const title = titleOf(segment, name);
  const source = quote?.source ?? null;
  if (source === null) {
    return (
      <span class="speaker" title={title}>
        {mark}
      </span>
    );
  }
  const { messageId, firstLine } = source;
  return (
    <a
      class="speaker"
      href={messageUrl({ list: message.ref.list, messageId, line: firstLine })}
      title={title}
    >
      {mark}
    </a>
  );
}

function titleOf({ quote, confidence }: Segment, name: string | null): string {
  if (name === null) return 'Nothing tells who wrote this';
  const doubt = confidence < SURE ? `, ${percent(confidence)} sure` : '';
  if (quote === null) return `${name}, the sender${doubt}`;
  const { source } = quote;
  if (source === null) return `${name}${doubt}; the message is not known`;
  const { firstLine, lastLine, altered } = source;
  const lines = firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine} to ${lastLine}`;
  return `${name}, ${lines}${altered ? ', not letter for letter' : ''}${doubt}`;
}

function runView(run: Run, options: BodyOptions): Children {
  if (options.numbered && run.kind === 'patch') return <FoldedPatch run={run} options={options} />;
  return (
    <Lines className={run.kind === 'paragraph' ? undefined : `k-${run.kind}`}>
      {lineViews(run.lines, run.kind, options)}
    </Lines>
  );
}
