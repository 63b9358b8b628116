import { LONGEST_QUERY } from '../../core/search/query.js';
import { Sprite } from './icons.js';
import { type Children, type Html, spaced } from './render.js';

/** What all pages of one server share. */
export interface Site {
  readonly stylesheet: string;
  /** Keys for readers; every page works without it. */
  readonly script: string;
  readonly icon: string;
  /** Addresses are cut, so nothing is offered that needs them. */
  readonly masked: boolean;
  /** Corrections can be made here by who has a token. */
  readonly writing?: boolean;
}
export interface Alternate {
  readonly type: string;
  readonly href: string;
  readonly title: string;
}
interface LayoutProps {
  readonly site: Site;
  readonly title: string;
  /** What the search field holds. */
  readonly q?: string;
  readonly alternates?: readonly Alternate[];
  readonly children: Children;
}

const NAVIGATION = [
  ['/', 'RFCs'],
  ['/decisions', 'Decisions'],
  ['/log', 'Corrections'],
  ['/status', 'Status'],
  ['/help', 'Help'],
] as const;

export function Layout({ site, title, q = '', alternates = [], children }: LayoutProps): Html {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} · acktree`}</title>
        <link rel="stylesheet" href={site.stylesheet} />
        <link rel="icon" href={site.icon} type="image/svg+xml" />
        <script src={site.script} defer />
        {alternates.map((a) => (
          <link rel="alternate" type={a.type} href={a.href} title={a.title} />
        ))}
      </head>
      <body>
        <Sprite />
        <a class="skip" href="#main">
          Skip to content
        </a>{' '}
        <header class="top">
          <a class="brand" href="/">
            acktree
          </a>{' '}
          <nav aria-label="Site">{spaced(NAVIGATION.map(([href, text]) => <a href={href}>{text}</a>))}</nav>
          <search>
            <form action="/search">
              <label>
                Search{' '}
                <input
                  type="search"
                  name="q"
                  value={q}
                  maxlength={LONGEST_QUERY}
                  placeholder="s:queue pos:oppose is:open"
                />
              </label>
            </form>
          </search>
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}
