import type { RfcPage } from '../../../db/pages/types.js';
import { messageUrl } from '../../links.js';
import { Panel, PersonName, PositionMark, Quoted, Time } from '../atoms.js';
import { Mark } from '../marks.js';
import type { Html } from '../render.js';

export function Decisions({ page }: { readonly page: RfcPage }): Html | null {
  if (page.decisions.length === 0) return null;
  return (
    <Panel id="decisions" title="Decisions">
      <ul class="plain">
        {page.decisions.map((decision) => (
          <li>
            <bdi>{decision.what}</bdi>{' '}
            <span class="meta">
              {decision.by.map((person, i) => (
                <>
                  {i > 0 ? ', ' : ''}
                  <PersonName person={person} />
                </>
              ))}
            </span>
            <Quoted evidence={decision.evidence} />
            <Mark mark={decision.mark} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Newest first: the last thing that happened is what a reader looks for. */
export function Timeline({ page }: { readonly page: RfcPage }): Html | null {
  if (page.timeline.length === 0) return null;
  return (
    <Panel id="timeline" title="Timeline">
      <ol class="plain timeline">
        {page.timeline.toReversed().map((event) => (
          <li>
            <a href={messageUrl(event.ref)}>
              <Time iso={event.date} short />
            </a>{' '}
            {event.position === null ? null : <PositionMark position={event.position} short />}{' '}
            <bdi>{event.text}</bdi>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What speaks for or against it; tags that were only quoted or carried along fold. */
export function Trailers({ page }: { readonly page: RfcPage }): Html | null {
  if (page.trailers.length === 0) return null;
  const counting = page.trailers.filter((trailer) => !SECOND_HAND.has(trailer.status));
  const others = page.trailers.filter((trailer) => SECOND_HAND.has(trailer.status));
  return (
    <Panel id="trailers" title="Trailers" note={`${counting.length} first-hand`}>
      <TrailerList trailers={counting} />
      {others.length === 0 ? null : (
        <details>
          <summary>{others.length} quoted or carried along</summary>
          <TrailerList trailers={others} />
        </details>
      )}
    </Panel>
  );
}

const SECOND_HAND: ReadonlySet<string> = new Set(['carried', 'quoted']);

function TrailerList({ trailers }: { readonly trailers: RfcPage['trailers'] }): Html {
  return (
    <ul class="plain">
      {trailers.map((trailer) => (
        <li>
          <a href={messageUrl(trailer.evidence.ref)}>
            <bdi>{trailer.tag}</bdi>
          </a>{' '}
          <bdi>{trailer.who}</bdi>{' '}
          <span class="meta">
            {trailer.status}: {trailer.reason}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What bots said. They never hold a position. */
export function Checks({ page }: { readonly page: RfcPage }): Html | null {
  if (page.checks.length === 0) return null;
  return (
    <Panel id="checks" title="Checks">
      {page.checks.map((check) => (
        <Quoted evidence={check} />
      ))}
    </Panel>
  );
}
