import { Layout, type Site } from './layout.js';
import type { Html } from './render.js';

export interface LoginPage {
  readonly page: 'login';
  /** Name of the token in use, or null. */
  readonly holder: string | null;
  /** Where to go afterwards. */
  readonly to: string;
}

export function Login({ page, site }: { readonly page: LoginPage; readonly site: Site }): Html {
  return (
    <Layout site={site} title="Your token">
      <h1>Your token</h1>
      {page.holder === null ? (
        <>
          <p>
            Reading needs none. Who sets something right is named with it: whoever runs this server makes a
            token for you with <code>acktree token add NAME</code>.
          </p>
          <form method="post" action="/login" class="correct">
            <input type="hidden" name="to" value={page.to} />
            <label>
              Token{' '}
              <input type="password" name="token" required maxlength={200} autocomplete="current-password" />
            </label>{' '}
            <button type="submit">Log in</button>
          </form>
        </>
      ) : (
        <form method="post" action="/logout" class="correct">
          <p>
            You write as <b>{page.holder}</b>.
          </p>
          <button type="submit">Log out</button>
        </form>
      )}
    </Layout>
  );
}
