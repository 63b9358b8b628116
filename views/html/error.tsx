import { messageUrl } from '../links.js';
import { Layout, type Site } from './layout.js';
import type { Html } from './render.js';

/** What every failed request answers, as a page or as JSON. */
export interface ErrorPage {
  readonly page: 'error';
  readonly status: number;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly message: string;
  /** Messages that may have been meant. */
  readonly near: readonly { readonly list: string; readonly messageId: string; readonly subject: string }[];
}

export function ErrorView({ page, site }: { readonly page: ErrorPage; readonly site: Site }): Html {
  return (
    <Layout site={site} title={`${page.status}`}>
      <h1>{page.message}</h1>
      {page.near.length === 0 ? null : (
        <>
          <p>Known messages with a similar Message-ID:</p>
          <ul>
            {page.near.map((near) => (
              <li>
                <a href={messageUrl(near)}>
                  <bdi>{near.subject === '' ? '(no subject)' : near.subject}</bdi>
                </a>
                <br />
                <code>{near.messageId}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="/">All RFCs</a> · <a href="/help">Help</a>{' '}
        <span class="meta">
          {page.status} {page.code}
        </span>
      </p>
    </Layout>
  );
}
