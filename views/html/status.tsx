import type { ImportRunView, SourceView, StatusPage } from '../../db/pages/types.js';
import { messageUrl } from '../links.js';
import { sourceTrouble } from '../source.js';
import { duration } from '../time.js';
import { Scroll, Time } from './atoms.js';
import { Layout, type Site } from './layout.js';
import { Head, Notes } from './lists.js';
import type { Html } from './render.js';

/** What the store holds, its sources and what is wrong with them, the newest imports, and every message that was odd or left out. */
export function Status({ page, site }: { readonly page: StatusPage; readonly site: Site }): Html {
  return (
    <Layout
      site={site}
      title="Status"
      alternates={[{ type: 'application/json', href: '/status.json', title: 'This page as JSON' }]}
    >
      <h1>Status</h1>
      <p>
        {page.messages} messages in {page.threads} threads, {page.rfcs} of them RFCs.{' '}
        <span class="meta">
          <a href="/report">what became of every mail</a> <a href="/status.json">json</a>
        </span>
      </p>
      <h2>Sources</h2>
      {page.sources.length === 0 ? <p class="meta">None yet.</p> : <Sources sources={page.sources} />}
      <h2>Newest imports</h2>
      {page.runs.length === 0 ? <p class="meta">None yet.</p> : <Runs runs={page.runs} />}
      <h2>Odd messages</h2>
      {page.odd.length === 0 ? <p class="meta">None: every message was read whole.</p> : <Odd page={page} />}
    </Layout>
  );
}

function Sources({ sources }: { readonly sources: readonly SourceView[] }): Html {
  return (
    <Scroll label="Sources">
      <table>
        <Head names={['Source', 'Last run', 'Took', 'Messages', 'Odd']} />
        <tbody>
          {sources.map((source) => (
            <tr>
              <td>
                <bdi>{source.source}</bdi>
                <Trouble words={sourceTrouble(source)} />
              </td>
              <td>
                <Time iso={source.started} />
              </td>
              <td class="number">{source.seconds === null ? '–' : duration(source.seconds)}</td>
              <td class="number">{source.messages}</td>
              <td class="number">{source.odd}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Trouble({ words }: { readonly words: string | null }): Html | null {
  return words === null ? null : (
    <div class="against">
      <bdi>{words}</bdi>
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly ImportRunView[] }): Html {
  return (
    <Scroll label="Newest imports">
      <table>
        <Head names={['Started', 'Source', 'Read', 'New', 'Known', 'Odd', 'Skipped', 'Finished']} />
        <tbody>
          {runs.map((run) => (
            <tr>
              <td>
                <Time iso={run.started} />
              </td>
              <td>
                <bdi>{run.source}</bdi>
              </td>
              {[run.read, run.added, run.known, run.odd, run.skipped].map((count) => (
                <td class="number">{count}</td>
              ))}
              <td>
                {run.finished === null ? <b class="against">not complete</b> : <Time iso={run.finished} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Odd({ page }: { readonly page: StatusPage }): Html {
  return (
    <ul>
      {page.odd.map((odd) => (
        <li>
          {odd.ref === null ? (
            <bdi>{odd.subject}</bdi>
          ) : (
            <a href={messageUrl(odd.ref)}>
              <bdi>{odd.subject === '' ? '(no subject)' : odd.subject}</bdi>
            </a>
          )}
          <Notes notes={odd.notes} />
        </li>
      ))}
    </ul>
  );
}
