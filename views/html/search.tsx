import type { SearchGroup, SearchHit, SearchPage } from '../../db/pages/search.types.js';
import { messageUrl, query } from '../links.js';
import { CUT } from '../words.js';
import { PersonName, PositionMark, Time } from './atoms.js';
import { Layout, type Site } from './layout.js';
import { Formats, PageLinks, ThreadLine } from './lists.js';
import type { Html } from './render.js';

/** What was found, thread by thread, own words above quoted ones. */
export function Search({ page, site }: { readonly page: SearchPage; readonly site: Site }): Html {
  const { q, error } = page;
  const url = (format: string): string => `/search.${format}${query({ q })}`;
  return (
    <Layout
      site={site}
      title={q === '' ? 'Search' : `${q} · Search`}
      q={q}
      alternates={[
        { type: 'application/json', href: url('json'), title: 'This page as JSON' },
        { type: 'application/atom+xml', href: url('atom'), title: 'What is found, as a feed' },
      ]}
    >
      <h1>Search</h1>
      {error === null ? null : (
        <p class="banner" role="alert">
          {error.message} <QueryPlace q={q} at={error.at} />
        </p>
      )}
      {q === '' || error !== null ? <Prefixes /> : <Found page={page} />}
      {page.groups.length === 0 ? null : <Formats url={url} formats={['json', 'atom', 'txt']} />}
    </Layout>
  );
}

/** The query with a mark where it stopped making sense. */
function QueryPlace({ q, at }: { readonly q: string; readonly at: number }): Html {
  return (
    <code>
      {q.slice(0, at)}
      <mark>{q.slice(at) === '' ? ' ' : q.slice(at)}</mark>
    </code>
  );
}

function Found({ page }: { readonly page: SearchPage }): Html {
  return (
    <>
      <p class="meta">
        {page.total === 1 ? 'Found in 1 thread' : `Found in ${page.total} threads`}
        {page.total === 0 ? '. ' : ''}
        {page.cut ? `, ${CUT}` : ''}
        {page.total === 0 ? <a href="/help#search">What can be asked for</a> : null}
      </p>
      <ul class="plain results">
        {page.groups.map((group) => (
          <Group group={group} />
        ))}
      </ul>
      <PageLinks
        number={page.number}
        total={page.total}
        pageSize={page.pageSize}
        url={(number) => `/search${query({ q: page.q, page: number === 1 ? undefined : number })}`}
      />
    </>
  );
}

function Group({ group }: { readonly group: SearchGroup }): Html {
  const more = group.total - group.hits.length;
  return (
    <li>
      <ThreadLine thread={group.thread} />
      <ul class="plain hits">
        {group.hits.map((hit) => (
          <Hit hit={hit} />
        ))}
      </ul>
      {more > 0 ? <p class="meta">and {more} more of this thread</p> : null}
    </li>
  );
}

function Hit({ hit }: { readonly hit: SearchHit }): Html {
  return (
    <li>
      {hit.position === 'none' ? null : <PositionMark position={hit.position} short />}{' '}
      <PersonName person={hit.who} />{' '}
      <a class="meta" href={messageUrl(hit.ref)}>
        <Time iso={hit.date} />
      </a>
      {hit.own ? null : <span class="meta"> quoting</span>}
      {hit.snippet.length === 0 ? null : (
        <p class="snippet">{hit.snippet.map((part) => (part.hit ? <mark>{part.text}</mark> : part.text))}</p>
      )}
    </li>
  );
}

const PREFIXES = [
  ['s:', 'subject'],
  ['f: t: c:', 'From, To, Cc'],
  ['b: nq: q:', 'body; its own words only; quoted words only'],
  ['dfn:', 'file that a diff touches'],
  ['d:', 'date: d:2026-03, d:2026-03-04..2026-05'],
  ['l: m:', 'list; Message-ID'],
  ['pos:', 'position: support, support-if, neutral, concern, oppose'],
  ['by:', 'who holds it: pos:oppose by:novak'],
  ['state: turn:', 'consensus of the thread; whose turn it is'],
  ['is:', 'open, closed, dormant, rfc, patch, question'],
  ['v:', 'revision: v:2'],
] as const;

/** Also part of the help page. */
export function Prefixes(): Html {
  return (
    <>
      <p>
        Words, <code>"phrases"</code>, <code>-word</code> for what must not be there, <code>recl*</code> for
        the start of a word. A pasted Message-ID or archive address leads to that message.
      </p>
      <dl class="codes">
        {PREFIXES.map(([prefix, meaning]) => (
          <>
            <dt>
              <code>{prefix}</code>
            </dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
    </>
  );
}
