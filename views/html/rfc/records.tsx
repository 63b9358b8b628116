import type { RfcPage } from '../../../db/pages/types.js';
import { messageUrl } from '../../links.js';
import { Panel, PersonName, PositionMark, Quoted, Time } from '../atoms.js';
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

export function Trailers({ page }: { readonly page: RfcPage }): Html | null {
  if (page.trailers.length === 0) return null;
  return (
    <Panel id="trailers" title="Trailers">
      <ul class="plain">
        {page.trailers.map((trailer) => (
          <li>
            <a href={messageUrl(trailer.evidence.ref)}>
              <bdi>{trailer.tag}</bdi>
            </a>{' '}
            <bdi>{trailer.who}</bdi>
            <br />
            <span class="meta">
              {trailer.status}: {trailer.reason}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
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
