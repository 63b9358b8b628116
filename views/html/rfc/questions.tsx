import type { QuestionView, RfcPage } from '../../../db/pages/types.js';
import { messageUrl } from '../../links.js';
import { Panel, PersonName, QuestionMark, Quoted, Time, Wait } from '../atoms.js';
import { Mark } from '../marks.js';
import type { Html } from '../render.js';

/** Open questions are always shown; answered ones fold. */
export function Questions({ page }: { readonly page: RfcPage }): Html {
  const asked = page.questions.filter((q) => !q.rhetorical);
  const open = asked.filter((q) => q.status === 'open');
  const answered = asked.filter((q) => q.status === 'answered');
  return (
    <Panel id="questions" title="Open questions" note={`${open.length} of ${asked.length}`}>
      {open.length === 0 ? <p class="meta">None.</p> : null}
      <ul class="plain">
        {open.map((question) => (
          <Question question={question} newest={page.newest} />
        ))}
      </ul>
      {answered.length === 0 ? null : (
        <details>
          <summary>{answered.length} answered</summary>
          <ul class="plain">
            {answered.map((question) => (
              <Question question={question} newest={page.newest} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Question(props: { readonly question: QuestionView; readonly newest: string | null }): Html {
  const { question, newest } = props;
  const isOpen = question.status === 'open';
  return (
    <li class={isOpen ? 'open' : ''} title={`rule ${question.rule}`}>
      {isOpen ? <QuestionMark /> : null}{' '}
      <a href={messageUrl(question.ref)}>
        <bdi>{question.text}</bdi>
      </a>
      <br />
      <span class="meta">
        <PersonName person={question.asker} />
        {question.to === null ? null : (
          <>
            {' '}
            → <PersonName person={question.to} />
          </>
        )}
        , <Time iso={question.date} short />
        {question.carriedFrom === undefined ? null : ` on ${question.carriedFrom}`}
        {isOpen ? (
          <>
            , <Wait since={question.date} newest={newest} />,{' '}
            {question.acknowledged ? 'noted, not answered' : 'no answer seen'}
          </>
        ) : null}
      </span>
      {question.answer === null ? null : <Quoted evidence={question.answer} />}
      <Mark mark={question.mark} />
    </li>
  );
}
