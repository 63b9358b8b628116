import type { Position } from '../../core/analysis.js';
import type { DashboardFilter, DashboardPage, DashboardRow } from '../../db/pages/types.js';
import { CONSENSUS_CODES, POSITION_CODES } from '../codes.js';
import { query, rfcUrl } from '../links.js';
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
import { Layout, type Site } from './layout.js';
import type { Children, Html } from './render.js';

const KINDS = [
  [undefined, 'RFCs'],
  ['patch', 'other patches'],
  ['any', 'both'],
] as const;
const HEADINGS = { rfc: 'RFCs', patch: 'Patches', any: 'RFCs and patches' } as const;
const TURNS = ['author', 'reviewer', 'maintainer', 'nobody'] as const;

/** Address of the dashboard with some filters changed; a change starts at the first page again. */
function filterUrl(filter: DashboardFilter, change: Partial<Record<keyof DashboardFilter, unknown>>): string {
  const { page: _, ...kept } = filter;
  return `/${query({ ...kept, ...change } as Record<string, string | number | boolean | undefined>)}`;
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
        {HEADINGS[page.filter.kind ?? 'rfc']} needing someone{' '}
        <span class="meta">
          {page.total} {page.filter.all === true ? 'in all' : 'open'} · sorted by whose turn, then waiting
          time
        </span>
      </h1>
      <Filters page={page} />
      <Legend />
      {page.rows.length === 0 ? <Nothing page={page} /> : <Rows page={page} />}
      <Pager page={page} />
      <p class="meta formats">
        <a href={`/new.atom${query({ ...page.filter })}`}>Atom</a>{' '}
        <a href={`/index.json${query({ ...page.filter })}`}>json</a>{' '}
        <a href={`/index.csv${query({ ...page.filter })}`}>csv</a>{' '}
        <a href={`/index.md${query({ ...page.filter })}`}>md</a>{' '}
        <a href={`/index.txt${query({ ...page.filter })}`}>text</a>
      </p>
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
          No RFC matches. <a href="/?all=1">Show all, closed and dormant ones too</a>
        </>
      )}
    </p>
  );
}

function Filters({ page }: { readonly page: DashboardPage }): Html {
  const { filter } = page;
  return (
    <nav class="filters" aria-label="Filters">
      <FilterRow name="State">
        <Choice on={filter.state === undefined} href={filterUrl(filter, { state: undefined })}>
          any
        </Choice>
        {page.states.map(({ state, count }) => (
          <Choice on={filter.state === state} href={filterUrl(filter, { state })}>
            {CONSENSUS_CODES[state].letter} {CONSENSUS_CODES[state].word} <span class="count">{count}</span>
          </Choice>
        ))}
      </FilterRow>
      <FilterRow name="Turn">
        <Choice on={filter.turn === undefined} href={filterUrl(filter, { turn: undefined })}>
          anybody
        </Choice>
        {TURNS.map((turn) => (
          <Choice on={filter.turn === turn} href={filterUrl(filter, { turn })}>
            {turn}
          </Choice>
        ))}
      </FilterRow>
      {page.lists.length < 2 ? null : (
        <FilterRow name="List">
          <Choice on={filter.list === undefined} href={filterUrl(filter, { list: undefined })}>
            all
          </Choice>
          {page.lists.map(({ list, count }) => (
            <Choice on={filter.list === list} href={filterUrl(filter, { list })}>
              {list} <span class="count">{count}</span>
            </Choice>
          ))}
        </FilterRow>
      )}
      <FilterRow name="Kind">
        {KINDS.map(([kind, words]) => (
          <Choice on={filter.kind === kind} href={filterUrl(filter, { kind })}>
            {words}
          </Choice>
        ))}
      </FilterRow>
      <FilterRow name="Show">
        <Choice on={filter.all !== true} href={filterUrl(filter, { all: undefined })}>
          open
        </Choice>
        <Choice on={filter.all === true} href={filterUrl(filter, { all: true })}>
          all, closed and dormant too
        </Choice>
        {filter.person === undefined ? null : (
          <Choice on href={filterUrl(filter, { person: undefined })}>
            <bdi>{filter.person}</bdi> (everybody instead)
          </Choice>
        )}
      </FilterRow>
    </nav>
  );
}

function FilterRow({ name, children }: { readonly name: string; readonly children: Children }): Html {
  return (
    <p class="filter">
      <span class="meta">{name}</span> {children}
    </p>
  );
}

function Choice(props: { readonly on: boolean; readonly href: string; readonly children: Children }): Html {
  return (
    <>
      <a class="choice" href={props.href} {...(props.on ? { 'aria-current': 'true' as const } : {})}>
        {props.children}
      </a>{' '}
    </>
  );
}

function Legend(): Html {
  return (
    <p class="meta legend">
      <a href="/help#codes">Legend</a>{' '}
      {(Object.keys(POSITION_CODES) as Position[]).map((position) => (
        <PositionMark position={position} />
      ))}
      <QuestionMark word="open question" />
    </p>
  );
}

function Rows({ page }: { readonly page: DashboardPage }): Html {
  return (
    <table class="rfcs">
      <thead>
        <tr>
          <th scope="col">State</th>
          <th scope="col">RFC</th>
          <th scope="col">Positions on the newest revision</th>
          <th scope="col">Whose turn</th>
          <th scope="col">Waiting</th>
        </tr>
      </thead>
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
        </a>
        {row.outcome === 'open' ? null : <OutcomeBadge outcome={row.outcome} />}
        {row.dormant ? <DormantBadge /> : null}
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
  const patches = row.patches === 0 ? null : ` · ${row.patches} ${row.patches === 1 ? 'patch' : 'patches'}`;
  return (
    <span class="meta">
      v{row.version}
      {patches} · <bdi>{row.list}</bdi> · <PersonName person={row.author} /> · <Time iso={row.posted} short />{' '}
      · {row.messages} {row.messages === 1 ? 'message' : 'messages'}
    </span>
  );
}

function Pager({ page }: { readonly page: DashboardPage }): Html | null {
  const current = page.filter.page ?? 1;
  const last = Math.max(1, Math.ceil(page.total / page.pageSize));
  if (last === 1) return null;
  const url = (number: number): string =>
    `/${query({ ...page.filter, page: number === 1 ? undefined : number })}`;
  return (
    <nav class="pager" aria-label="Pages">
      {current > 1 ? (
        <a rel="prev" href={url(current - 1)}>
          ← previous
        </a>
      ) : null}{' '}
      page {current} of {last}{' '}
      {current < last ? (
        <a rel="next" href={url(current + 1)}>
          next →
        </a>
      ) : null}
    </nav>
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
