import type { MarkView } from '../../db/pages/types.js';
import { messageUrl } from '../links.js';
import { Panel, Time } from './atoms.js';
import type { Html } from './render.js';

/** Beside a value that people set right: who, when and why, and what the mails alone say. */
export function Mark({ mark }: { readonly mark: MarkView | null }): Html | null {
  if (mark === null) return null;
  return (
    <p class="mark">
      <span class="badge apart">corrected</span> <bdi>{mark.text}</bdi> <Said mark={mark} />
    </p>
  );
}

/** In a row of a list, where there is no room for more. */
export function Corrected({ corrected }: { readonly corrected: boolean }): Html | null {
  return corrected ? <span class="badge apart">corrected</span> : null;
}

function Said({ mark }: { readonly mark: MarkView }): Html {
  return (
    <>
      by <bdi>{mark.who}</bdi>, <Time iso={mark.when} short />: <bdi>{mark.why}</bdi>{' '}
      {mark.ref === null ? null : (
        <>
          (<a href={messageUrl(mark.ref)}>the mail it rests on</a>){' '}
        </>
      )}
      <span class="meta">
        {mark.derived === null ? 'The mails say nothing of it.' : `The mails alone say: ${mark.derived}.`}
      </span>{' '}
      {mark.mailSaysOtherwise ? <b class="otherwise">Mail says otherwise since.</b> : null}
      {mark.applied ? null : <span class="meta">What it is about is not in this thread.</span>}
    </>
  );
}

/** All corrections that stand, each with the values before and after. */
export function Corrections({ marks }: { readonly marks: readonly MarkView[] }): Html | null {
  if (marks.length === 0) return null;
  return (
    <Panel id="corrections" title="Corrections" note="beside what the mails say, never in place of it">
      <ul class="plain">
        {marks.map((mark) => (
          <li id={`c-${mark.id}`}>
            <b>
              <bdi>{mark.text}</bdi>
            </b>
            <br />
            <Said mark={mark} /> <a href={`/log#c-${mark.id}`}>in the log</a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
