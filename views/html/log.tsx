import { changeText } from '../../core/correction/index.js';
import type { LoggedCorrection } from '../../db/corrections.js';
import { messageUrl, rfcUrl } from '../links.js';
import type { LogPage } from '../text/log.js';
import { Time } from './atoms.js';
import { Undo } from './correct/undo.js';
import { Layout, type Site } from './layout.js';
import type { Html } from './render.js';

/** The audit log: every correction, also undone ones, newest first. */
export function Log({ page, site }: { readonly page: LogPage; readonly site: Site }): Html {
  return (
    <Layout
      site={site}
      title="Corrections"
      alternates={[{ type: 'application/json', href: '/log.json', title: 'This page as JSON' }]}
    >
      <h1>Corrections</h1>
      <p class="meta">
        What people set right, beside what the mails say. Nothing here is changed or deleted: a correction is
        undone by another. <a href="/log.jsonl">JSON Lines</a> for keeping in git, <a href="/log.txt">text</a>
        {site.writing === true ? (
          <>
            , <a href="/login">your token</a>
          </>
        ) : null}
        .
      </p>
      {page.rows.length === 0 ? <p>None yet.</p> : null}
      <ol class="plain log">
        {page.rows.map((row) => (
          <Entry row={row} site={site} />
        ))}
      </ol>
    </Layout>
  );
}

function Entry({ row, site }: { readonly row: LoggedCorrection; readonly site: Site }): Html {
  const at = { list: 'all', messageId: row.root };
  const stands = row.undoneBy === null && row.change.kind !== 'undo';
  return (
    <li id={`c-${row.id}`}>
      <b>
        <bdi>{changeText(row.change)}</bdi>
      </b>{' '}
      <span class="badge apart">{fate(row)}</span>
      <br />
      <bdi>{row.who}</bdi>, <Time iso={row.when} />: <bdi>{row.why}</bdi>
      <br />
      <span class="meta">
        on <a href={rfcUrl(at)}>{row.root}</a>
        {row.restsOn === null ? null : (
          <>
            , rests on <a href={messageUrl({ list: 'all', messageId: row.restsOn })}>{row.restsOn}</a>
          </>
        )}
        {row.derivedNow === null ? null : `; the mails alone say: ${row.derivedNow}`}
        {row.mailSaysOtherwise ? (
          <>
            {' '}
            <b class="otherwise">Mail says otherwise since.</b>
          </>
        ) : null}
      </span>
      {site.writing === true && stands ? <Undo id={row.id} at={at} /> : null}
    </li>
  );
}

function fate(row: LoggedCorrection): string {
  if (row.undoneBy !== null) return 'undone';
  if (row.change.kind === 'undo') return 'undoing';
  return row.applied ? 'stands' : 'not here';
}
