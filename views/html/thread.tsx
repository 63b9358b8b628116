import type { ThreadMessageView, ThreadPage } from '../../db/pages/types.js';
import { formatUrl, mboxUrl, query, rfcUrl, threadUrl } from '../links.js';
import { counted } from '../words.js';
import { PositionMark, Time } from './atoms.js';
import { Layout, type Site } from './layout.js';
import { BarLegend, Reconstructed } from './reconstructed.js';
import { type Html, spaced } from './render.js';
import { Dialogue } from './thread/dialogue.js';
import { ThreadEntry } from './thread/message.js';

const DEEPEST_INDENT = 8;

export const THREAD_VIEWS = ['tree', 'flat', 'dialogue'] as const;
export type ThreadView = (typeof THREAD_VIEWS)[number];
const VIEW_MEANINGS: Readonly<Record<ThreadView, string>> = {
  tree: 'each message below the one it answers',
  flat: 'by date',
  dialogue: 'each passage, then what everybody said on it',
};

/** The whole thread, or one stretch of a long one: outline first, then the messages in reading order. */
export function Thread(props: {
  readonly page: ThreadPage;
  readonly site: Site;
  readonly view: ThreadView;
}): Html {
  const { page, site, view } = props;
  const anchors = new Map(page.outline.map((entry, i) => [entry.ref.messageId, `m${i + 1}`]));
  const subjects = new Map(page.outline.map((entry) => [entry.ref.messageId, entry.subject]));
  const here = new Set(page.messages.map((message) => message.ref.messageId));
  const anchorOf = (id: string | null): string | null =>
    id !== null && here.has(id) ? (anchors.get(id) ?? null) : null;
  return (
    <Layout
      site={site}
      title={page.subject}
      alternates={[
        { type: 'application/json', href: formatUrl(page.root, 'T', 'json'), title: 'This page as JSON' },
      ]}
    >
      <Trail page={page} />
      <h1>
        <bdi>{page.subject}</bdi>
      </h1>
      {page.reconstructed === null ? null : (
        <Reconstructed confidence={page.reconstructed}>
          {view === 'dialogue' ? null : <BarLegend />}
        </Reconstructed>
      )}
      <Outline page={page} anchorOf={anchorOf} />
      <Views page={page} view={view} />
      <Pager page={page} />
      {view === 'dialogue' ? (
        <Dialogue page={page} />
      ) : (
        inOrder(page, view).map((message) => (
          <ThreadEntry
            message={message}
            anchor={anchorOf(message.ref.messageId) ?? ''}
            parentAnchor={anchorOf(message.parent)}
            showSubject={subjectIsNew(message, subjects.get(message.parent ?? '') ?? page.subject)}
            flat={view === 'flat'}
          />
        ))
      )}
      <Pager page={page} />
    </Layout>
  );
}

function inOrder(page: ThreadPage, view: ThreadView): readonly ThreadMessageView[] {
  return view === 'flat'
    ? page.messages.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    : page.messages;
}

function Views({ page, view }: { readonly page: ThreadPage; readonly view: ThreadView }): Html {
  return (
    <nav class="views" aria-label="Views of the thread">
      {spaced(
        THREAD_VIEWS.map((name) => (
          <a
            class="choice"
            href={threadUrl(page.root, page.offset, name === 'tree' ? '' : name)}
            title={VIEW_MEANINGS[name]}
            {...(name === view ? { 'aria-current': 'true' as const } : {})}
          >
            {name}
          </a>
        )),
      )}
    </nav>
  );
}

/** A reply's subject is shown only where it says something new. */
function subjectIsNew(message: ThreadMessageView, before: string): boolean {
  const plain = (subject: string): string => subject.replace(/^(?:re|aw|sv|fwd?):\s*/i, '').trim();
  return plain(message.subject) !== plain(before);
}

function Trail({ page }: { readonly page: ThreadPage }): Html {
  return (
    <p class="meta trail">
      <a href="/">RFCs</a> /{' '}
      <a href={`/${query({ list: page.list })}`}>
        <bdi>{page.list}</bdi>
      </a>{' '}
      /{' '}
      <a href={rfcUrl(page.root)} rel="up">
        where it stands
      </a>{' '}
      <span class="formats">
        <a href={mboxUrl(page.root)}>mbox</a> <a href={formatUrl(page.root, 'T', 'json')}>json</a>{' '}
        <a href={formatUrl(page.root, 'T', 'txt')}>text</a>
      </span>
    </p>
  );
}

function Outline(props: {
  readonly page: ThreadPage;
  readonly anchorOf: (id: string) => string | null;
}): Html {
  const { page, anchorOf } = props;
  const href = (id: string, i: number): string => {
    const anchor = anchorOf(id);
    if (anchor !== null) return `#${anchor}`;
    return `${threadUrl(page.root, Math.floor(i / page.pageSize) * page.pageSize)}#m${i + 1}`;
  };
  return (
    <nav class="outline" aria-label="Outline">
      <h2>{counted(page.total, 'message')}</h2>
      <ol class="plain">
        {page.outline.map((entry, i) => (
          <li class={`in${Math.min(entry.depth, DEEPEST_INDENT)}`}>
            <span class="mark">
              {entry.position === 'none' ? null : <PositionMark position={entry.position} short />}
            </span>{' '}
            <a href={href(entry.ref.messageId, i)}>
              {entry.ghost ? <i>not here</i> : <bdi>{entry.who}</bdi>}
            </a>{' '}
            {entry.ghost ? null : (
              <span class="meta">
                <Time iso={entry.date} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Pager({ page }: { readonly page: ThreadPage }): Html | null {
  const { offset, pageSize, total, messages } = page;
  if (total <= messages.length) return null;
  const end = offset + messages.length;
  return (
    <nav class="pager" aria-label="Parts of the thread">
      {offset > 0 ? <a href={threadUrl(page.root, Math.max(0, offset - pageSize))}>← earlier</a> : null}{' '}
      messages {offset + 1} to {end} of {total}{' '}
      {end < total ? <a href={threadUrl(page.root, end)}>later →</a> : null}
    </nav>
  );
}
