import type { DecisionsPage } from '../../db/pages/search.types.js';
import { OUTCOME_WORDS } from '../codes.js';
import { query } from '../links.js';
import { PersonName, Quoted } from './atoms.js';
import { Choice, FilterRow } from './filters.js';
import { Layout, type Site } from './layout.js';
import { Formats, PageLinks, ThreadLine } from './lists.js';
import { Mark } from './marks.js';
import type { Html } from './render.js';

/** What was agreed or came of each thread, newest first, each with the sentence that says so. */
export function Decisions({ page, site }: { readonly page: DecisionsPage; readonly site: Site }): Html {
  const url = (format: string): string => `/decisions.${format}${query({ ...page.filter })}`;
  return (
    <Layout
      site={site}
      title="Decisions"
      alternates={[
        { type: 'application/json', href: url('json'), title: 'This page as JSON' },
        { type: 'application/atom+xml', href: url('atom'), title: 'Decisions as a feed' },
      ]}
    >
      <h1>
        Decisions <span class="meta">{page.total}, newest first</span>
      </h1>
      <Filters page={page} />
      {page.rows.length === 0 ? <p class="empty">None found.</p> : null}
      <ul class="plain results">
        {page.rows.map((row) => (
          <li>
            <b>
              <bdi>{row.kind === 'outcome' ? OUTCOME_WORDS[row.thread.outcome] : row.what}</bdi>
            </b>{' '}
            <span class="meta">
              {row.by.map((person, i) => (
                <>
                  {i > 0 ? ', ' : ''}
                  <PersonName person={person} />
                </>
              ))}
            </span>
            <br />
            <ThreadLine thread={row.thread} />
            <Quoted evidence={row.evidence} />
            <Mark mark={row.mark} />
          </li>
        ))}
      </ul>
      <PageLinks
        number={page.filter.page ?? 1}
        total={page.total}
        pageSize={page.pageSize}
        url={(number) => `/decisions${query({ ...page.filter, page: number === 1 ? undefined : number })}`}
      />
      <Formats url={url} formats={['json', 'atom', 'csv', 'txt']} />
    </Layout>
  );
}

function Filters({ page }: { readonly page: DecisionsPage }): Html | null {
  const { filter, lists } = page;
  const url = (change: Record<string, string | undefined>): string =>
    `/decisions${query({ ...filter, page: undefined, ...change })}`;
  if (lists.length < 2 && filter.person === undefined) return null;
  return (
    <nav class="filters" aria-label="Filters">
      <FilterRow name="List">
        <Choice on={filter.list === undefined} href={url({ list: undefined })}>
          all
        </Choice>
        {lists.map(({ list, count }) => (
          <Choice on={filter.list === list} href={url({ list })}>
            {list} <span class="count">{count}</span>
          </Choice>
        ))}
      </FilterRow>
      {filter.person === undefined ? null : (
        <FilterRow name="By">
          <Choice on href={url({ person: undefined })}>
            <bdi>{filter.person}</bdi> (everybody instead)
          </Choice>
        </FilterRow>
      )}
    </nav>
  );
}
