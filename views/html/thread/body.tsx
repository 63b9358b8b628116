import type { Quote } from '../../../core/quote/nodes.js';
import type { ThreadMessageView } from '../../../db/pages/types.js';
import {
  initials,
  lineCount,
  type Run,
  type Segment,
  type Stretch,
  segments,
  stretches,
} from '../../body.js';
import { messageUrl } from '../../links.js';
import type { Children, Html } from '../render.js';
import { type BodyOptions, Lines, lineViews } from './lines.js';
import { FoldedPatch } from './patch.js';

const DEEPEST_CLASS = 6;
/** Below this a quote's speaker is shown as doubtful, with the figure. */
const SURE = 0.9;

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
        <StretchView stretch={stretch} list={message.ref.list} options={options} />
      ))}
    </div>
  );
}

interface StretchProps {
  readonly stretch: Stretch;
  readonly list: string;
  readonly options: BodyOptions;
}

function StretchView({ stretch, list, options }: StretchProps): Html {
  const view = (segment: Segment): Html => <SegmentView segment={segment} list={list} options={options} />;
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
  readonly list: string;
  readonly options: BodyOptions;
}): Html {
  const { segment, list, options } = props;
  const text = segment.runs.map((run) => runView(run, options));
  if (segment.quote === null) return <div class="own">{text}</div>;
  const doubtful = segment.quote.confidence < SURE ? ' doubt' : '';
  return (
    <blockquote class={`quote d${Math.min(segment.depth, DEEPEST_CLASS)}${doubtful}`}>
      <SpeakerMark quote={segment.quote} list={list} />
      <div class="text">{text}</div>
    </blockquote>
  );
}

/** Initials of who wrote the quoted words, linked to the line they were first sent in. */
function SpeakerMark({ quote, list }: { readonly quote: Quote; readonly list: string }): Html {
  const { speaker, source, confidence } = quote;
  const name = speaker?.name ?? 'somebody unknown';
  const doubt = confidence < SURE ? ` ${Math.round(confidence * 100)} %` : '';
  const mark = (
    <>
      {initials(speaker?.name ?? null)}
      <span class="vh"> {name} wrote:</span>
      {doubt === '' ? null : <small>{doubt}</small>}
    </>
  );
  if (source === null) {
    return (
      <span class="speaker" title={`${name}; the message is not known`}>
        {mark}
      </span>
    );
  }
  const lines =
    source.firstLine === source.lastLine
      ? `line ${source.firstLine}`
      : `lines ${source.firstLine} to ${source.lastLine}`;
  return (
    <a
      class="speaker"
      href={messageUrl({ list, messageId: source.messageId, line: source.firstLine })}
      title={`${name}, ${lines}${source.altered ? ', not letter for letter' : ''}`}
    >
      {mark}
    </a>
  );
}

function runView(run: Run, options: BodyOptions): Children {
  if (options.numbered && run.kind === 'patch') return <FoldedPatch run={run} options={options} />;
  return (
    <Lines className={run.kind === 'paragraph' ? undefined : `k-${run.kind}`}>
      {lineViews(run.lines, run.kind, options)}
    </Lines>
  );
}
