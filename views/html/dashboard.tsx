import type { Position } from '../../core/analysis.js';
import type { DashboardPage, DashboardRow } from '../../db/pages/types.js';
import { POSITION_CODES } from '../codes.js';
import { query, rfcUrl } from '../links.js';
import { counted } from '../words.js';
import {
  Claim,
  DormantBadge,
  OutcomeBadge,
  PersonName,
  PositionCounts,
  PositionMark,
  QuestionMark,
  StateBadge,
  Time,
  Wait,
} from './atoms.js';
import { Filters } from './dashboard/filters.js';
import { Layout, type Site } from './layout.js';
import { Formats, Head, PageLinks } from './lists.js';
import { Corrected } from './marks.js';
import { type Html, spaced } from './render.js';

const HEADINGS = { rfc: 'RFCs', patch: 'Patches', any: 'RFCs and patches' } as const;
function heading({ kind = 'rfc', all = false }: DashboardPage['filter']): string {
  return all ? `All ${HEADINGS[kind]}` : `${HEADINGS[kind]} needing someone`;
}

export function Dashboard({ page, site }: { readonly page: DashboardPage; readonly site: Site }): Html {
  const parts = [page.filter.list, page.filter.state, page.filter.person].filter(
    (part) => part !== undefined,
  );
  return (
    <Layout
      site={site}
      title={['RFCs', ...parts].join(' · ')}
      alternates={[
        {
          type: 'application/json',
          href: `/index.json${query({ ...page.filter })}`,
          title: 'This page as JSON',
        },
        {
          type: 'application/atom+xml',
          href: `/new.atom${query({ ...page.filter })}`,
          title: 'Changes of these RFCs',
        },
      ]}
    >
      <h1>
        {heading(page.filter)}{' '}
        <span class="meta">
          {page.total} {page.filter.all === true ? 'in all' : 'open'} · sorted by whose turn, then waiting
          time
        </span>
      </h1>
      <Filters page={page} />
      <Legend />
      {page.rows.length === 0 ? <Nothing page={page} /> : <Rows page={page} />}
      <PageLinks
        number={page.filter.page ?? 1}
        total={page.total}
        pageSize={page.pageSize}
        url={(number) => `/${query({ ...page.filter, page: number === 1 ? undefined : number })}`}
      />
      <Formats
        url={(format) => `/${format === 'atom' ? 'new' : 'index'}.${format}${query({ ...page.filter })}`}
        formats={['atom', 'json', 'csv', 'md', 'txt']}
      />
      {page.done.length === 0 ? null : <Done rows={page.done} />}
    </Layout>
  );
}

function Nothing({ page }: { readonly page: DashboardPage }): Html {
  return (
    <p class="empty">
      {page.newest === null ? (
        <>
          Nothing imported yet: <code>acktree import FILE…</code>
        </>
      ) : (
        <>
          No RFC matches. <a href="/?all=1&kind=any">Show all: patches, closed and dormant ones too</a>
        </>
      )}
    </p>
  );
}

function Legend(): Html {
  return (
    <p class="meta legend">
      <a href="/help#codes">Legend</a>{' '}
      {spaced(
        (Object.keys(POSITION_CODES) as Position[]).map((position) => <PositionMark position={position} />),
      )}{' '}
      <QuestionMark word="open question" />
    </p>
  );
}

function Rows({ page }: { readonly page: DashboardPage }): Html {
  return (
    <table class="rfcs">
      <Head names={['State', 'RFC', 'Positions on the newest revision', 'Whose turn', 'Waiting']} />
      <tbody>
        {page.rows.map((row) => (
          <Row row={row} newest={page.newest} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, newest }: { readonly row: DashboardRow; readonly newest: string | null }): Html {
  const { turn } = row;
  const page = rfcUrl(row.root);
  return (
    <tr>
      <td class="c-state">
        <a class="quiet" href={`${page}#verdict`}>
          <StateBadge state={row.state} />
        </a>{' '}
        {row.outcome === 'open' ? null : <OutcomeBadge outcome={row.outcome} />}{' '}
        {row.dormant ? <DormantBadge /> : null} <Corrected corrected={row.corrected} />
      </td>
      <td class="c-rfc">
        <a href={page}>
          <bdi>{row.subject}</bdi>
        </a>
        <br />
        <Facts row={row} />
      </td>
      <td class="c-pos">
        <a class="quiet" href={`${page}#positions`}>
          <PositionCounts positions={row.positions} openQuestions={row.openQuestions} />
        </a>
      </td>
      <td class="c-turn">
        {turn === null ? (
          <span class="meta">nobody's</span>
        ) : (
          <>
            <b>{turn.person === null ? turn.role : <PersonName person={turn.person} />}</b>{' '}
            <Claim to={turn.ref}>{turn.what}</Claim>
          </>
        )}
      </td>
      <td class="c-wait">{turn === null ? null : <Wait since={turn.since} newest={newest} />}</td>
    </tr>
  );
}

function Facts({ row }: { readonly row: DashboardRow }): Html {
  return (
    <span class="meta">
      v{row.version}
      {row.patches === 0 ? null : ` · ${counted(row.patches, 'patch', 'patches')}`} · <bdi>{row.list}</bdi> ·{' '}
      <PersonName person={row.author} /> · <Time iso={row.posted} short /> ·{' '}
      {counted(row.messages, 'message')}
    </span>
  );
}

function Done({ rows }: { readonly rows: readonly DashboardRow[] }): Html {
  return (
    <section class="done-section">
      <h2>Done in the last seven days of mail</h2>
      <ul class="done">
        {rows.map((row) => (
          <li>
            <OutcomeBadge outcome={row.outcome} />{' '}
            <a href={rfcUrl(row.root)}>
              <bdi>{row.subject}</bdi>
            </a>{' '}
            <span class="meta">
              <PersonName person={row.author} /> · <Time iso={row.lastActivity} short />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
