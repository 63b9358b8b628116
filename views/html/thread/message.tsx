import type { FindingView, ThreadMessageView } from '../../../db/pages/types.js';
import { confidenceOf, percent } from '../../doubt.js';
import { messageUrl, rawUrl } from '../../links.js';
import { IdentityWord, PersonName, PositionMark, QuestionMark, Time } from '../atoms.js';
import { Notes } from '../lists.js';
import { PageOf } from '../reconstructed.js';
import type { Html } from '../render.js';
import { MessageBody } from './body.js';

interface EntryProps {
  readonly message: ThreadMessageView;
  /** Anchor of the message on this page. */
  readonly anchor: string;
  /** Anchor of its parent, when that is on this page too. */
  readonly parentAnchor: string | null;
  readonly showSubject: boolean;
  /** Without indentation: in order of date the depth says nothing. */
  readonly flat: boolean;
}

const DEEPEST_INDENT = 8;

/** One message of a thread: who, when, what was taken from it, and its words. */
export function ThreadEntry({ message, anchor, parentAnchor, showSubject, flat }: EntryProps): Html {
  const indent = `in${flat ? 0 : Math.min(message.depth, DEEPEST_INDENT)}`;
  if (message.ghost) {
    return (
      <article class={`message ghost ${indent}`} id={anchor}>
        <p class="meta">
          A message that others answer and that is not here: <code>{message.ref.messageId}</code>
        </p>
      </article>
    );
  }
  const hits = new Set(message.findings.map((finding) => finding.line));
  return (
    <article class={`message ${indent}`} id={anchor}>
      <header>
        <h2>
          <PersonName person={message.who} />
        </h2>{' '}
        {message.position === 'none' ? null : <PositionMark position={message.position} />}{' '}
        <span class="meta">
          {message.role === 'participant' ? '' : `${message.role} · `}
          <a href={messageUrl({ ...message.ref, line: null })}>
            <Time iso={message.date} />
          </a>{' '}
          {parentAnchor === null ? null : (
            <>
              · <a href={`#${parentAnchor}`}>parent</a>{' '}
            </>
          )}
          · <a href={rawUrl(message.ref)}>raw</a>
        </span>
        {message.position === 'none' ? null : <IdentityWord identity={message.identity} />}
        {showSubject ? (
          <p class="subject">
            <bdi>{message.subject}</bdi>
          </p>
        ) : null}
      </header>
      <Notes notes={message.notes} />
      <Doubt message={message} />
      <MessageBody message={message} options={{ numbered: false, anchor, hits }} />
      <Findings findings={message.findings} href={(line) => `#${anchor}-L${line}`} />
    </article>
  );
}

/** How surely it is known who wrote the lines of an archive page without its quote marks. */
function Doubt({ message }: { readonly message: ThreadMessageView }): Html | null {
  const sure = confidenceOf(message);
  if (sure === null) return null;
  return (
    <p class="notes">
      The writers of its lines are inferred: {percent(sure)} sure. <PageOf message={message} />
    </p>
  );
}

export function Findings(props: {
  readonly findings: readonly FindingView[];
  readonly href: (line: number) => string;
}): Html | null {
  if (props.findings.length === 0) return null;
  return (
    <ul class="findings" aria-label="Taken from this message">
      {props.findings.map((finding) => (
        <li>
          <FindingMark finding={finding} />{' '}
          <a href={props.href(finding.line)}>
            <bdi>{finding.text}</bdi>
          </a>{' '}
          <span class="meta">
            {finding.rule}
            {finding.confidence === null || finding.confidence >= 0.8
              ? ''
              : `, uncertain (${Math.round(finding.confidence * 100)} %)`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function FindingMark({ finding }: { readonly finding: FindingView }): Html {
  if (finding.position !== null) return <PositionMark position={finding.position} />;
  if (finding.kind === 'question') return <QuestionMark word={`question, ${finding.label}`} />;
  return <span class="meta">{finding.label}</span>;
}
