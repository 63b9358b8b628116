import type { RfcPage } from '../../../db/pages/types.js';
import { POSITION_CODES } from '../../codes.js';
import { messageUrl } from '../../links.js';
import { day } from '../../time.js';
import {
  type TimelineMark,
  type TimelinePicture,
  type TimelineRow,
  timelinePicture,
} from '../../timeline.js';
import { Panel, PersonName, PositionMark, Scroll, Time } from '../atoms.js';
import { Head } from '../lists.js';
import type { Html } from '../render.js';

const LONGEST_NAME = 22;

/** Who stood where when: one row a person, one shape a stand, a bar where a revision was posted. */
export function Picture({ page }: { readonly page: RfcPage }): Html | null {
  const picture = timelinePicture(page);
  if (picture === null) return null;
  return (
    <Panel id="picture" title="The discussion over time">
      <Scroll label="Stands of each person over time">
        <Drawing picture={picture} />
      </Scroll>
      <Table page={page} />
    </Panel>
  );
}

function Drawing({ picture }: { readonly picture: TimelinePicture }): Html {
  const { width, height, left, revisions, rows } = picture;
  return (
    <svg class="picture" width={width} height={height}>
      <title>Stands of each person over time</title>
      {revisions.map((revision) => (
        <g class="revision">
          <line x1={revision.x} x2={revision.x} y1="18" y2={height} />
          <title>
            {revision.label} {day(revision.date)}
          </title>
          <text x={revision.x} y="13">
            {revision.text}
          </text>
        </g>
      ))}
      {rows.map((row) => (
        <Row row={row} left={left} />
      ))}
    </svg>
  );
}

function Row({ row, left }: { readonly row: TimelineRow; readonly left: number }): Html {
  const name = row.name.length > LONGEST_NAME ? `${row.name.slice(0, LONGEST_NAME - 1)}…` : row.name;
  return (
    <g>
      <text class="name" x={left - 12} y={row.y + 5} text-anchor="end">
        {name}
      </text>
      {row.marks.map((mark) => (
        <line
          class={`stand ${POSITION_CODES[mark.position].side}`}
          x1={mark.x}
          x2={mark.end}
          y1={row.y}
          y2={row.y}
        />
      ))}
      {row.marks.map((mark) => (
        <Mark mark={mark} row={row} />
      ))}
    </g>
  );
}

function Mark({ mark, row }: { readonly mark: TimelineMark; readonly row: TimelineRow }): Html {
  const code = POSITION_CODES[mark.position];
  return (
    <a
      href={messageUrl(mark.evidence.ref)}
      aria-label={`${row.name}, ${day(mark.evidence.date)}: ${code.word}`}
    >
      <title>{`${code.word}: ${mark.evidence.text}`}</title>
      <rect class="ground" x={mark.x - 12} y={row.y - 12} width="24" height="24" />
      <use
        class={code.side}
        href={`#p-${mark.position}`}
        x={mark.x - 9}
        y={row.y - 9}
        width="18"
        height="18"
      />
    </a>
  );
}

/** The same as words, for who cannot or does not want to see the picture. */
function Table({ page }: { readonly page: RfcPage }): Html {
  const steps = page.reviewers
    .flatMap((reviewer) => reviewer.path.map((step) => ({ person: reviewer.person, ...step })))
    .sort((a, b) => (a.evidence.date < b.evidence.date ? -1 : 1));
  return (
    <details>
      <summary>As a table</summary>
      <table>
        <Head names={['Date', 'Who', 'Position', 'Sentence']} />
        <tbody>
          {steps.map((step) => (
            <tr>
              <td>
                <Time iso={step.evidence.date} short />
              </td>
              <td>
                <PersonName person={step.person} />
              </td>
              <td>
                <PositionMark position={step.position} />
              </td>
              <td>
                <a href={messageUrl(step.evidence.ref)}>
                  <bdi>{step.evidence.text}</bdi>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
