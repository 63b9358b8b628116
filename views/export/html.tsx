import type { Evidence, MessageRef } from '../../db/pages/types.js';
import { type Html, renderDocument } from '../html/render.js';
import { messageUrl } from '../links.js';
import { dateTime } from '../time.js';
import type { Document, Item } from './document.js';

/** Ours alone, and the same in every file: a file that is sent around must look right and fetch nothing. */
const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt,.label{font-weight:600}dd{margin:0}
blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid #8886}li{margin:.5rem 0}
@media(max-width:30rem){dl{display:block}dd{margin-left:1rem}}@media print{body{margin:0;max-width:none}}`;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** Documents as one HTML file that needs no other. `base` goes before links; null leaves the mails named and not linked. */
export function documentsHtml(documents: readonly Document[], base: string | null = null): string {
  const title = documents.length === 1 ? (documents[0]?.title ?? '') : `${documents.length} decision records`;
  return renderDocument(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          {documents.map((document) => (
            <Article document={document} base={base} />
          ))}
        </main>
      </body>
    </html>,
  );
}

/** One document; links begin with `base`, and are left out without one. */
export function Article({
  document,
  base,
}: {
  readonly document: Document;
  readonly base: string | null;
}): Html {
  return (
    <article>
      <h1>
        <bdi>{document.title}</bdi>
      </h1>
      <dl>
        {document.facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </>
          ))}
      </dl>
      {document.sections.map(({ heading, level, items, none }) => (
        <section>
          {level === 2 ? <h2>{heading}</h2> : <h3>{heading}</h3>}
          {items.length === 0 ? <p>{none}</p> : null}
          <ul>
            {items.map((one) => (
              <Entry item={one} base={base} />
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}

function Entry({ item, base }: { readonly item: Item; readonly base: string | null }): Html {
  const { label, text, evidence, ref } = item;
  return (
    <li>
      {label === '' ? null : <span class="label">{label}: </span>}
      <Linked to={ref} base={base} text={text} />
      {evidence === null ? null : <Said evidence={evidence} base={base} />}
    </li>
  );
}

function Said({ evidence, base }: { readonly evidence: Evidence; readonly base: string | null }): Html {
  const { text, who, date, ref } = evidence;
  return (
    <blockquote>
      <bdi>{text}</bdi>
      <br />
      <small>
        <Linked to={ref} base={base} text={`${who}, ${dateTime(date)} UTC`} />
        {base === null ? <> &lt;{ref.messageId}&gt;</> : null}
      </small>
    </blockquote>
  );
}

function Linked(props: {
  readonly to: MessageRef | null;
  readonly base: string | null;
  readonly text: string;
}): Html {
  const words = <bdi>{props.text}</bdi>;
  return props.to === null || props.base === null ? (
    words
  ) : (
    <a href={`${props.base}${messageUrl(props.to)}`}>{words}</a>
  );
}
