import type { ReviewerView, RevisionView, RfcPage } from '../../../db/pages/types.js';
import { messageUrl, rfcUrl } from '../../links.js';
import { Panel, PersonName, PositionMark, Scroll, Time } from '../atoms.js';
import type { Html } from '../render.js';

/** Who stood where on which revision; each cell leads to its sentence. */
export function Matrix({ page }: { readonly page: RfcPage }): Html {
  const carried = page.reviewers.some((reviewer) => reviewer.cells.some((cell) => cell?.carried));
  return (
    <Panel title="Reviewer × revision">
      {page.reviewers.length === 0 ? (
        <p class="meta">Nobody but the author was heard yet.</p>
      ) : (
        <Scroll label="Reviewer by revision">
          <table class="matrix">
            <thead>
              <tr>
                <th scope="col">Reviewer</th>
                <th scope="col">Role</th>
                {page.revisions.map((revision) => (
                  <RevisionHead revision={revision} />
                ))}
              </tr>
            </thead>
            <tbody>
              {page.reviewers.map((reviewer) => (
                <Row reviewer={reviewer} revisions={page.revisions} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {carried ? (
        <p class="meta">
          Dashed: said on an older revision and not repeated. Support is carried only where patches did not
          change. A cell leads to its sentence.
        </p>
      ) : null}
    </Panel>
  );
}

function RevisionHead({ revision }: { readonly revision: RevisionView }): Html {
  return (
    <th scope="col" class={revision.current ? 'current' : ''} title={revision.evidence}>
      <a href={rfcUrl(revision.root)}>
        <bdi>{revision.label}</bdi>
      </a>
      <br />
      <span class="meta">
        <Time iso={revision.date} short />
      </span>
    </th>
  );
}

function Row(props: { readonly reviewer: ReviewerView; readonly revisions: readonly RevisionView[] }): Html {
  const { reviewer, revisions } = props;
  return (
    <tr>
      <th scope="row">
        <PersonName person={reviewer.person} />
      </th>
      <td class="meta" title={reviewer.office ?? ''}>
        {reviewer.role}
      </td>
      {revisions.map((revision, i) => {
        const cell = reviewer.cells[i] ?? null;
        const mark = (
          <PositionMark position={cell?.position ?? 'none'} carried={cell?.carried ?? false} short />
        );
        return (
          <td class={revision.current ? 'current' : ''}>
            {cell?.evidence ? (
              <a class="quiet" href={messageUrl(cell.evidence.ref)} title={titleOf(cell)}>
                {mark}
              </a>
            ) : (
              mark
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The sentence; of a carried stand, from where. */
function titleOf({ carriedFrom, evidence }: NonNullable<ReviewerView['cells'][number]>): string {
  return `${carriedFrom === null ? '' : `Carried from ${carriedFrom}: `}${evidence?.text ?? ''}`;
}
