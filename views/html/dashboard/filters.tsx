import type { DashboardFilter, DashboardPage } from '../../../db/pages/types.js';
import { CONSENSUS_CODES } from '../../codes.js';
import { query } from '../../links.js';
import { Choice, FilterRow } from '../filters.js';
import type { Html } from '../render.js';

const KINDS = [
  [undefined, 'RFCs'],
  ['patch', 'other patches'],
  ['any', 'both'],
] as const;
const TURNS = ['author', 'reviewer', 'maintainer', 'nobody'] as const;

/** Address of the dashboard with some filters changed; a change starts at the first page again. */
function filterUrl(filter: DashboardFilter, change: Partial<Record<keyof DashboardFilter, unknown>>): string {
  const { page: _, ...kept } = filter;
  return `/${query({ ...kept, ...change } as Record<string, string | number | boolean | undefined>)}`;
}

/** By state, whose turn, list, kind, and whether closed ones show. */
export function Filters({ page }: { readonly page: DashboardPage }): Html {
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
