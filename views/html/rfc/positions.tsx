import type { Position } from '../../../core/analysis.js';
import type { ReviewerView, RfcPage } from '../../../db/pages/types.js';
import { messageUrl } from '../../links.js';
import { IdentityWord, Panel, PersonName, PositionMark, Quoted, Time } from '../atoms.js';
import { Mark } from '../marks.js';
import type { Html } from '../render.js';

/** What must be dealt with comes first; who was not heard has no sentence and stays in the matrix. */
const URGENCY: readonly Position[] = ['oppose', 'concern', 'support-if', 'neutral', 'support'];
const STANDING: ReadonlySet<Position> = new Set(['oppose', 'concern', 'support-if']);
const AGAINST: ReadonlySet<Position> = new Set(['oppose', 'concern']);

export function positionCounts(page: RfcPage): Partial<Record<Position, number>> {
  const counts: Partial<Record<Position, number>> = {};
  for (const { position } of page.reviewers) counts[position] = (counts[position] ?? 0) + 1;
  return counts;
}

/** Standing objections, concerns and conditions, never folded; then everybody else's stand; then objections that were given up. */
export function Positions({ page }: { readonly page: RfcPage }): Html {
  const by = (wanted: ReadonlySet<Position>): ReviewerView[] =>
    URGENCY.filter((p) => wanted.has(p)).flatMap((p) => page.reviewers.filter((r) => r.position === p));
  const standing = by(STANDING);
  const others = by(new Set(URGENCY.filter((p) => !STANDING.has(p))));
  const resolved = others.filter((r) => r.path.some((step) => AGAINST.has(step.position))).length;
  return (
    <>
      <Panel
        id="positions"
        title="Objections, concerns and conditions"
        note={`${standing.length} standing, ${resolved} given up`}
      >
        {standing.length === 0 ? <p class="meta">None stands.</p> : <Stands reviewers={standing} />}
      </Panel>
      {others.length === 0 ? null : (
        <Panel title="Everybody else">
          <Stands reviewers={others} />
        </Panel>
      )}
    </>
  );
}

function Stands({ reviewers }: { readonly reviewers: readonly ReviewerView[] }): Html {
  return (
    <ul class="plain stands">
      {reviewers.map((reviewer) => (
        <Stand reviewer={reviewer} />
      ))}
    </ul>
  );
}

function Stand({ reviewer }: { readonly reviewer: ReviewerView }): Html {
  return (
    <li class={STANDING.has(reviewer.position) ? 'open' : ''}>
      <PositionMark position={reviewer.position} /> <PersonName person={reviewer.person} />{' '}
      <span class="meta" title={`rule ${reviewer.rule}`}>
        {reviewer.role}, {reviewer.rule}
        {reviewer.confidence < 0.8 ? `, uncertain (${Math.round(reviewer.confidence * 100)} %)` : ''}
      </span>
      <IdentityWord identity={reviewer.identity} />
      {reviewer.condition === null ? null : (
        <p class="condition">
          Condition: <bdi>{reviewer.condition}</bdi>
        </p>
      )}
      {reviewer.evidence === null ? null : <Quoted evidence={reviewer.evidence} />}
      <Mark mark={reviewer.mark} />
      {reviewer.path.length > 1 ? <Path reviewer={reviewer} /> : null}
    </li>
  );
}

/** The same stand said again is one step of the summary. */
function moves(path: ReviewerView['path']): { readonly position: Position; readonly times: number }[] {
  const steps: { position: Position; times: number }[] = [];
  for (const { position } of path) {
    const last = steps.at(-1);
    if (last?.position === position) last.times++;
    else steps.push({ position, times: 1 });
  }
  return steps;
}

/** How they got there: every stand they took. */
function Path({ reviewer }: { readonly reviewer: ReviewerView }): Html {
  return (
    <details>
      <summary>
        {reviewer.changed ? 'Moved' : 'Said before'}:{' '}
        {moves(reviewer.path).map(({ position, times }, i) => (
          <>
            {i > 0 ? ' → ' : ''}
            <PositionMark position={position} />
            {times > 1 ? `×${times} ` : ''}
          </>
        ))}
      </summary>
      <ol class="plain">
        {reviewer.path.map((step) => (
          <li>
            <PositionMark position={step.position} />{' '}
            <a href={messageUrl(step.evidence.ref)}>
              <Time iso={step.evidence.date} short />
            </a>{' '}
            <q>
              <bdi>{step.evidence.text}</bdi>
            </q>
            {step.note === '' ? null : <span class="meta"> {step.note}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
