import type { Note } from '../../core/message.js';
import type { ThreadRef } from '../../db/pages/search.types.js';
import { rfcUrl, threadUrl } from '../links.js';
import { DormantBadge, OutcomeBadge, StateBadge } from './atoms.js';
import { Corrected } from './marks.js';
import { type Html, spaced } from './render.js';

/** A thread as the heading of a row: state, outcome, subject. A discussion has no state to show. */
export function ThreadLine({ thread }: { readonly thread: ThreadRef }): Html {
  const { root, subject, kind, state, outcome, dormant, corrected } = thread;
  if (kind === 'discussion') {
    return (
      <a href={threadUrl(root)}>
        <bdi>{subject}</bdi>
      </a>
    );
  }
  return (
    <>
      <StateBadge state={state} /> {outcome === 'open' ? null : <OutcomeBadge outcome={outcome} />}{' '}
      {dormant ? <DormantBadge /> : null} <Corrected corrected={corrected} />{' '}
      <a href={rfcUrl(root)}>
        <bdi>{subject}</bdi>
      </a>
    </>
  );
}

/** The head of a table: a name for each column. */
export function Head({ names }: { readonly names: readonly string[] }): Html {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th scope="col">{name}</th>
        ))}
      </tr>
    </thead>
  );
}

/** What was odd about a mail: a code, and what it means. */
export function Notes({ notes }: { readonly notes: readonly Note[] }): Html | null {
  if (notes.length === 0) return null;
  return (
    <ul class="notes">
      {notes.map((note) => (
        <li>
          <code>{note.code}</code> <bdi>{note.text}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Links from page to page of a long list; nothing for a short one. */
export function PageLinks(props: {
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly pageSize: number;
  readonly url: (number: number) => string;
}): Html | null {
  const { number, url } = props;
  const last = Math.max(1, Math.ceil(props.total / Math.max(1, props.pageSize)));
  if (last === 1) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {number > 1 ? (
        <a rel="prev" href={url(number - 1)}>
          ← previous
        </a>
      ) : null}{' '}
      page {number} of {last}{' '}
      {number < last ? (
        <a rel="next" href={url(number + 1)}>
          next →
        </a>
      ) : null}
    </nav>
  );
}

const FORMAT_NAMES = {
  html: 'HTML file',
  atom: 'Atom',
  json: 'json',
  csv: 'csv',
  md: 'md',
  txt: 'text',
} as const;

/** The same page in other formats. */
export function Formats(props: {
  readonly url: (format: string) => string;
  readonly formats: readonly (keyof typeof FORMAT_NAMES)[];
}): Html {
  return (
    <p class="meta formats">
      {spaced(props.formats.map((format) => <a href={props.url(format)}>{FORMAT_NAMES[format]}</a>))}
    </p>
  );
}
