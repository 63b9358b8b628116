import { Article } from '../export/html.js';
import { recordDocument } from '../export/record.js';
import { recordUrl, rfcUrl } from '../links.js';
import type { RecordPage } from '../record.types.js';
import { Layout, type Site } from './layout.js';
import { Formats } from './lists.js';
import type { Html } from './render.js';

const FORMATS = ['md', 'json', 'csv', 'txt', 'html'] as const;

/** The decision record of a proposal, to read and to take away. */
export function Record({ page, site }: { readonly page: RecordPage; readonly site: Site }): Html {
  return (
    <Layout site={site} title={`Decision record: ${page.subject}`}>
      <p class="meta trail">
        <a href="/decisions" rel="up">
          Decisions
        </a>{' '}
        / <a href={rfcUrl(page.root)}>where it stands</a>
      </p>
      <div class="record">
        <Article document={recordDocument(page)} base="" />
      </div>
      <Formats url={(format) => recordUrl(page.root, format)} formats={FORMATS} />
    </Layout>
  );
}
