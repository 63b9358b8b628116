import type { ConsensusState, OutcomeState, Position } from '../../core/analysis.js';
import { IDENTITY_WORDS, type Identity } from '../../core/identity/index.js';
import type { Evidence, MessageRef, PersonRef } from '../../db/pages/types.js';
import {
  CONSENSUS_CODES,
  type Code,
  DORMANT_CODE,
  OUTCOME_WORDS,
  POSITION_CODES,
  QUESTION_CODE,
} from '../codes.js';
import { linkify } from '../linkify.js';
import { messageUrl, personUrl } from '../links.js';
import { dateTime, day, waiting } from '../time.js';
import { Icon } from './icons.js';
import { type Children, type Html, spaced } from './render.js';

interface PositionProps {
  readonly position: Position;
  /** Shown after the letter instead of the word, which stays for screen readers. */
  readonly count?: number;
  readonly short?: boolean;
  /** Said on an older revision and not repeated. */
  readonly carried?: boolean;
}

export function PositionMark({
  position,
  count,
  short = count !== undefined,
  carried = false,
}: PositionProps): Html {
  const code = POSITION_CODES[position];
  return (
    <span
      class={`pos ${code.side}${carried ? ' carried' : ''}`}
      title={`${code.word}${carried ? ' (carried)' : ''}`}
    >
      <Icon shape={position} />
      <span class="letter" aria-hidden="true">
        {code.letter}
      </span>
      <span class={short ? 'vh' : 'word'}>
        {' '}
        {code.word}
        {carried ? ' (carried)' : ''}
      </span>
      {count === undefined ? null : <b> {count}</b>}
    </span>
  );
}

/** `word` stands after the letter; without one it is for screen readers only. */
export function QuestionMark(props: { readonly count?: number; readonly word?: string }): Html {
  const { count, word } = props;
  return (
    <span class="pos apart" title="open question">
      <Icon shape="question" />
      <span class="letter" aria-hidden="true">
        {QUESTION_CODE.letter}
      </span>
      <span class={word === undefined ? 'vh' : 'word'}> {word ?? 'open question'}</span>
      {count === undefined ? null : <b> {count}</b>}
    </span>
  );
}

export function PositionCounts(props: {
  readonly positions: Readonly<Partial<Record<Position, number>>>;
  readonly openQuestions: number;
}): Html {
  const held = (Object.keys(POSITION_CODES) as Position[]).filter((p) => (props.positions[p] ?? 0) > 0);
  return (
    <span class="counts">
      {spaced(
        held.map((position) => <PositionMark position={position} count={props.positions[position] ?? 0} />),
      )}{' '}
      {props.openQuestions > 0 ? <QuestionMark count={props.openQuestions} /> : null}
    </span>
  );
}

function Badge({ code, children }: { readonly code: Code; readonly children?: Children }): Html {
  return (
    <span class={`badge ${code.side}`}>
      <span aria-hidden="true">{code.letter} </span>
      {children ?? code.word}
    </span>
  );
}

export function StateBadge({ state }: { readonly state: ConsensusState }): Html {
  return <Badge code={CONSENSUS_CODES[state]} />;
}

export function OutcomeBadge({ outcome }: { readonly outcome: OutcomeState }): Html {
  return <span class="badge apart">{OUTCOME_WORDS[outcome]}</span>;
}

export function DormantBadge(): Html {
  return <Badge code={DORMANT_CODE} />;
}

export function Time({ iso, short = false }: { readonly iso: string; readonly short?: boolean }): Html {
  return <time dateTime={iso}>{short ? day(iso) : dateTime(iso)}</time>;
}

export function Wait({ since, newest }: { readonly since: string; readonly newest: string | null }): Html {
  return (
    <time class="wait" dateTime={since} title={`since ${dateTime(since)}, counted to the newest mail`}>
      {waiting(since, newest)}
    </time>
  );
}

/** Their name, leading to what is known of them. Keys that were masked lead nowhere. */
export function PersonName({ person }: { readonly person: PersonRef }): Html {
  if (person.key.includes('…')) return <bdi>{person.name}</bdi>;
  return (
    <a class="person" href={personUrl(person)}>
      <bdi>{person.name}</bdi>
    </a>
  );
}

/** Text with its web addresses as links; a string where it has none, which is nearly always. */
export function linked(text: string): Children {
  const tokens = linkify(text);
  if (tokens.length === 1 && tokens[0]?.url === null) return text;
  return tokens.map((token) =>
    token.url === null ? (
      token.text
    ) : (
      <a href={token.url} rel="noreferrer nofollow">
        {token.text}
      </a>
    ),
  );
}

/** A sentence of a mail, and who said it where. */
export function Quoted({ evidence }: { readonly evidence: Evidence }): Html {
  return (
    <blockquote class="said">
      {evidence.text === '' ? null : (
        <p>
          <bdi>{evidence.text}</bdi>
        </p>
      )}
      <footer>
        <a href={messageUrl(evidence.ref)}>
          <bdi>{evidence.who}</bdi>, <Time iso={evidence.date} short />
          {evidence.ref.line === null ? '' : `, line ${evidence.ref.line}`}
        </a>
      </footer>
    </blockquote>
  );
}

/** Text that links to its sentence when there is one. */
export function Claim({
  to,
  children,
}: {
  readonly to: MessageRef | null;
  readonly children: Children;
}): Html {
  return to === null ? <span>{children}</span> : <a href={messageUrl(to)}>{children}</a>;
}

export function Panel(props: {
  readonly id?: string;
  readonly title: string;
  readonly note?: string;
  readonly children: Children;
}): Html {
  return (
    <section class="panel" id={props.id}>
      <h2>
        {props.title}
        {props.note === undefined ? null : <span class="meta"> {props.note}</span>}
      </h2>
      {props.children}
    </section>
  );
}

/** Around a table that may be wider than a small screen. */
export function Scroll({ label, children }: { readonly label: string; readonly children: Children }): Html {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** How well it is shown that a mail is its sender's, in words. */
export function IdentityWord({ identity }: { readonly identity: Identity | null }): Html | null {
  if (identity === null) return null;
  return (
    <span class="meta" title={identity.text}>
      {' '}
      · sender: {IDENTITY_WORDS[identity.level]}
    </span>
  );
}
