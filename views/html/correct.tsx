import { OUTCOMES, POSITIONS } from '../../core/analysis.js';
import type { RfcPage, ThreadMessageView } from '../../db/pages/types.js';
import { OUTCOME_WORDS, POSITION_CODES } from '../codes.js';
import { correctUrl, messageUrl, query, rfcUrl } from '../links.js';
import { Layout, type Site } from './layout.js';
import { Corrections } from './marks.js';
import type { Children, Html } from './render.js';

export interface CorrectPage {
  readonly page: 'correct';
  /** Name of the token in use, or null. */
  readonly holder: string | null;
  readonly rfc: RfcPage;
  /** The message it was opened from: what the corrections rest on unless another is named. */
  readonly message: ThreadMessageView;
}

/** The forms, one for each kind of thing that can be set right. They work without a script. */
export function Correct({ page, site }: { readonly page: CorrectPage; readonly site: Site }): Html {
  const { rfc, message, holder } = page;
  return (
    <Layout site={site} title={`Set right: ${rfc.subject}`}>
      <p class="meta trail">
        <a href={rfcUrl(rfc.root)} rel="up">
          <bdi>{rfc.subject}</bdi>
        </a>{' '}
        / <a href={messageUrl(message.ref)}>message</a>
      </p>
      <h1>Set right</h1>
      <p>
        What the mails say stays visible beside a correction, with your name, the time and your reason. It can
        be undone by another.
      </p>
      {holder === null ? (
        <p class="banner">
          <a href={`/login${query({ to: correctUrl(message.ref) })}`}>Log in with a token</a> first.
        </p>
      ) : (
        <p class="meta">
          You write as <b>{holder}</b>.
        </p>
      )}
      <div class="forms">
        <Stand page={page} />
        <Answer page={page} />
        <Statement page={page} />
        <Outcome page={page} />
        <Decision page={page} />
        <Revision page={page} />
        <People page={page} />
      </div>
      <Corrections marks={rfc.corrections} />
    </Layout>
  );
}

interface Props {
  readonly page: CorrectPage;
}

function Form(props: Props & { readonly title: string; readonly children: Children }): Html {
  const { message, holder } = props.page;
  return (
    <form method="post" action={correctUrl(message.ref)} class="correct panel">
      <fieldset disabled={holder === null}>
        <legend>{props.title}</legend>
        {props.children}
        <label>
          Why <input name="why" required maxlength={2000} />
        </label>
        <label>
          Message-ID it rests on, if any{' '}
          <input
            name="restsOn"
            maxlength={1000}
            value={message.position === 'none' ? '' : message.ref.messageId}
          />
        </label>
        <button type="submit">Set right</button>
      </fieldset>
    </form>
  );
}

function Choices(props: {
  readonly label: string;
  readonly name: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}): Html {
  return (
    <label>
      {props.label}{' '}
      <select name={props.name} required>
        {props.options.map(([value, text]) => (
          <option value={value}>{text}</option>
        ))}
      </select>
    </label>
  );
}

function Stand({ page }: Props): Html | null {
  const people = page.rfc.reviewers.map(
    ({ person, position }) => [person.key, `${person.name} (${POSITION_CODES[position].word})`] as const,
  );
  if (people.length === 0) return null;
  return (
    <Form page={page} title="Where somebody stands">
      <Choices label="Who" name="person" options={people} />
      <Choices
        label="Stands"
        name="what"
        options={[
          ...POSITIONS.map((position) => [`position:${position}`, POSITION_CODES[position].word] as const),
          ['condition-met', 'their condition is met'],
          ['objection-withdrawn', 'their objection is withdrawn'],
          ['objection-outweighed', 'their objection is outweighed, for the reasons given'],
        ]}
      />
    </Form>
  );
}

/** Longest piece of a sentence in a list of choices. */
const SHOWN = 90;

function short(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

function Answer({ page }: Props): Html | null {
  const asked = page.rfc.questions.filter(({ rhetorical, ref }) => !rhetorical && ref.line !== null);
  if (asked.length === 0) return null;
  return (
    <Form page={page} title="A question">
      <Choices
        label="Which"
        name="at"
        options={asked.map(
          ({ ref, text, asker, status }) =>
            [`${ref.messageId} ${ref.line}`, `${asker.name}: ${short(text)} (${status})`] as const,
        )}
      />
      <Choices
        label="Is"
        name="what"
        options={[
          ['question-answered', 'answered'],
          ['question-dropped', 'dropped, nobody waits for an answer'],
        ]}
      />
      <label>
        Message-ID of the answer, if any <input name="by" maxlength={1000} />
      </label>
    </Form>
  );
}

function Statement({ page }: Props): Html | null {
  const said = page.message.findings.filter(({ kind }) => kind === 'position');
  if (said.length === 0) return null;
  return (
    <Form page={page} title="Words of this message that are no statement">
      <input type="hidden" name="what" value="not-a-statement" />
      <Choices
        label="Which"
        name="line"
        options={said.map(({ line, label, text }) => [String(line), `${label}: ${short(text)}`] as const)}
      />
    </Form>
  );
}

function Outcome({ page }: Props): Html {
  return (
    <Form page={page} title="The outcome">
      <Choices
        label="The proposal is"
        name="what"
        options={OUTCOMES.map((outcome) => [`outcome:${outcome}`, OUTCOME_WORDS[outcome]] as const)}
      />
    </Form>
  );
}

function Decision({ page }: Props): Html {
  return (
    <Form page={page} title="A decision">
      <input type="hidden" name="what" value="decision" />
      <label>
        Text; takes the place of a decision that rests on the same mail, and none takes it away{' '}
        <textarea name="text" maxlength={2000} rows={2} />
      </label>
      <label>
        Addresses of those who decided <input name="by" maxlength={2000} />
      </label>
    </Form>
  );
}

function Revision({ page }: Props): Html {
  return (
    <Form page={page} title="Revisions">
      <label>
        Message-ID of the other revision <input name="to" required maxlength={1000} />
      </label>
      <Choices
        label="It"
        name="what"
        options={[
          ['link-revision', 'belongs to this proposal'],
          ['cut-revision', 'does not belong to this proposal'],
        ]}
      />
    </Form>
  );
}

function People({ page }: Props): Html {
  return (
    <Form page={page} title="Who is who">
      <label>
        Address <input name="person" required maxlength={300} />
      </label>
      <Choices
        label="Is"
        name="what"
        options={[
          ['merge-people', 'the same person as the one below'],
          ['split-people', 'a person of their own'],
        ]}
      />
      <label>
        Address of the other, to merge <input name="into" maxlength={300} />
      </label>
    </Form>
  );
}
