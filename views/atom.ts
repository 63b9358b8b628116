import type { DecisionsPage, PersonPage, SearchPage } from '../db/pages/search.types.js';
import type { DashboardPage, DashboardRow, EventView, RfcPage } from '../db/pages/types.js';
import { CONSENSUS_CODES, OUTCOME_WORDS, POSITION_CODES } from './codes.js';
import { messageUrl, personUrl, query, rfcUrl } from './links.js';
import { counts } from './text/format.js';
import { escapeXml } from './xml.js';

interface Feed {
  /** Path of the page that the feed follows. */
  readonly page: string;
  /** Path of the feed itself. */
  readonly self: string;
  readonly title: string;
  readonly updated: string | null;
  readonly entries: readonly Entry[];
}
interface Entry {
  /** Stays the same until something changed that a reader wants to be told of. */
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly updated: string;
  readonly author: string;
  readonly summary: string;
}

/** Date of a feed that has nothing to date it by: Atom requires one (RFC 4287 section 4.2.15). */
const NO_DATE = '1970-01-01T00:00:00Z';
const MOST_ENTRIES = 100;

export type FeedPage = DashboardPage | RfcPage | SearchPage | PersonPage | DecisionsPage;

/** What changes on a page as an Atom feed. `base` is the server's URL without a slash, `self` the path of the feed. */
export function pageAtom(page: FeedPage, base: string, self: string): string {
  return print(feedOf(page, self), base);
}

function feedOf(page: FeedPage, self: string): Feed {
  switch (page.page) {
    case 'dashboard':
      return dashboardFeed(page, self);
    case 'rfc':
      return rfcFeed(page, self);
    case 'search':
      return searchFeed(page, self);
    case 'person':
      return personFeed(page, self);
    case 'decisions':
      return decisionsFeed(page, self);
  }
}

function searchFeed(page: SearchPage, self: string): Feed {
  return {
    page: `/search${query({ q: page.q })}`,
    self,
    title: `Search: ${page.q}`,
    updated: page.newest,
    entries: page.groups.flatMap(({ thread, hits }) =>
      hits.map((hit) => ({
        id: entryId(hit.ref.messageId, 'found'),
        title: thread.subject,
        link: messageUrl(hit.ref),
        updated: hit.date,
        author: hit.who.name,
        summary: hit.snippet.map((part) => part.text).join(''),
      })),
    ),
  };
}

/** A new entry when they take a stand or move. */
function personFeed(page: PersonPage, self: string): Feed {
  return {
    page: personUrl(page.person),
    self,
    title: page.person.name,
    updated: page.newest,
    entries: page.positions.map((held) => ({
      id: entryId(held.evidence.ref.messageId, held.position, page.person.key),
      title: `${POSITION_CODES[held.position].word}: ${held.thread.subject}`,
      link: messageUrl(held.evidence.ref),
      updated: held.evidence.date,
      author: page.person.name,
      summary: held.evidence.text,
    })),
  };
}

function decisionsFeed(page: DecisionsPage, self: string): Feed {
  return {
    page: `/decisions${query({ ...page.filter })}`,
    self,
    title: ['Decisions', page.filter.list, page.filter.person].filter(Boolean).join(' · '),
    updated: page.newest,
    entries: page.rows.map((row) => ({
      id: entryId(row.evidence.ref.messageId, row.kind, row.what.slice(0, 80)),
      title: row.what,
      link: messageUrl(row.evidence.ref),
      updated: row.evidence.date,
      author: row.evidence.who,
      summary: row.evidence.text,
    })),
  };
}

function dashboardFeed(page: DashboardPage, self: string): Feed {
  return {
    page: `/${query({ ...page.filter })}`,
    self,
    title: ['RFCs', page.filter.list, page.filter.person, page.filter.state].filter(Boolean).join(' · '),
    updated: page.newest,
    entries: page.rows.map(rowEntry),
  };
}

/** A new entry when state, outcome or revision changes, not for every mail. */
function rowEntry(row: DashboardRow): Entry {
  const state = row.outcome === 'open' ? CONSENSUS_CODES[row.state].word : OUTCOME_WORDS[row.outcome];
  return {
    id: entryId(row.root.messageId, `v${row.version}`, row.state, row.outcome),
    title: `${state}: ${row.subject}`,
    link: rfcUrl(row.root),
    updated: row.lastActivity,
    author: row.author.name,
    summary: [
      counts(row.positions),
      row.turn === null ? '' : `${row.turn.person?.name ?? row.turn.role}: ${row.turn.what}`,
    ]
      .filter((part) => part !== '')
      .join('; '),
  };
}

function rfcFeed(page: RfcPage, self: string): Feed {
  return {
    page: rfcUrl(page.root),
    self,
    title: page.subject,
    updated: page.lastActivity,
    entries: page.timeline
      .toReversed()
      .slice(0, MOST_ENTRIES)
      .map((event) => eventEntry(event, page)),
  };
}

function eventEntry(event: EventView, page: RfcPage): Entry {
  return {
    id: entryId(event.ref.messageId, event.kind, event.position ?? '', String(event.ref.line ?? '')),
    title: event.text,
    link: messageUrl(event.ref),
    updated: event.date,
    author: page.author.name,
    summary: page.subject,
  };
}

function entryId(...parts: readonly string[]): string {
  return `urn:acktree:${parts.map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'))).join(':')}`;
}

function print(feed: Feed, base: string): string {
  const link = (path: string): string => escapeXml(base + path);
  const entries = feed.entries.map(
    (entry) => `<entry>
<id>${escapeXml(entry.id)}</id>
<title>${escapeXml(entry.title)}</title>
<link rel="alternate" type="text/html" href="${link(entry.link)}"/>
<updated>${escapeXml(entry.updated)}</updated>
<author><name>${escapeXml(entry.author)}</name></author>
<summary>${escapeXml(entry.summary)}</summary>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${link(feed.self)}</id>
<title>${escapeXml(feed.title)}</title>
<link rel="self" type="application/atom+xml" href="${link(feed.self)}"/>
<link rel="alternate" type="text/html" href="${link(feed.page)}"/>
<updated>${escapeXml(feed.updated ?? NO_DATE)}</updated>
${entries.join('')}</feed>
`;
}
