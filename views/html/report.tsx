import type { ReportEntry, ReportPage } from '../../db/pages/report.types.js';
import { copyUrl, messageUrl, query, rawUrl } from '../links.js';
import { FATE_WORDS, shares } from '../report.js';
import { counted } from '../words.js';
import { Scroll } from './atoms.js';
import { Layout, type Site } from './layout.js';
import { Head, Notes, PageLinks } from './lists.js';
import type { Html } from './render.js';

/** What became of every mail on import: counts that add up, and each mail that is not whole with the reason. */
export function Report({ page, site }: { readonly page: ReportPage; readonly site: Site }): Html {
  return (
    <Layout
      site={site}
      title="Import report"
      alternates={[{ type: 'application/json', href: '/report.json', title: 'This page as JSON' }]}
    >
      <h1>Import report</h1>
      <p>
        What became of each of {counted(page.total, 'mail')} that the imports met.{' '}
        <span class="meta">
          <a href="/status">status</a> <a href="/report.json">json</a> <a href="/report.txt">text</a>
        </span>
      </p>
      <Counts page={page} />
      {page.unnamed === 0 ? null : (
        <p class="banner">{page.unnamed} more were not read and are not kept by name.</p>
      )}
      <h2>{page.filter.fate === undefined ? 'All that are not whole' : FATE_WORDS[page.filter.fate]}</h2>
      {page.entries.length === 0 ? (
        <p class="meta">None.</p>
      ) : (
        <ul>
          {page.entries.map((entry) => (
            <Entry entry={entry} masked={site.masked} />
          ))}
        </ul>
      )}
      <PageLinks
        number={page.filter.page ?? 1}
        total={page.entriesTotal}
        pageSize={page.pageSize}
        url={(number) => `/report${query({ fate: page.filter.fate, page: number })}`}
      />
    </Layout>
  );
}

function Counts({ page }: { readonly page: ReportPage }): Html {
  const percent = shares(page.counts.map(({ count }) => count));
  return (
    <Scroll label="What became of the mails">
      <table>
        <Head names={['What became of it', 'Mails', 'Share']} />
        <tbody>
          {page.counts.map(({ fate, count }, i) => (
            <tr>
              <td>
                {fate === 'whole' || count === 0 ? (
                  FATE_WORDS[fate]
                ) : (
                  <a href={`/report${query({ fate })}`}>{FATE_WORDS[fate]}</a>
                )}
              </td>
              <td class="number">{count}</td>
              <td class="number">{percent[i]}</td>
            </tr>
          ))}
          <tr>
            <td>all</td>
            <td class="number">{page.total}</td>
            <td class="number">{page.total === 0 ? '0 %' : '100 %'}</td>
          </tr>
        </tbody>
      </table>
    </Scroll>
  );
}

function Entry({ entry, masked }: { readonly entry: ReportEntry; readonly masked: boolean }): Html {
  const { ref, sha256 } = entry;
  const raw = ref === null || masked ? null : sha256 === null ? rawUrl(ref) : copyUrl(sha256);
  return (
    <li>
      {ref === null ? null : (
        <a href={messageUrl(ref)}>
          <bdi>{entry.subject === '' ? '(no subject)' : entry.subject}</bdi>
        </a>
      )}{' '}
      <span class="meta">
        <bdi>{entry.origin}</bdi> · {FATE_WORDS[entry.fate]}
        {raw === null ? null : (
          <>
            {' '}
            · <a href={raw}>raw</a>
          </>
        )}
      </span>
      <Notes notes={entry.notes} />
    </li>
  );
}
