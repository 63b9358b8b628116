import { IDENTITY_WORDS } from '../../core/identity/index.js';
import type { MessagePage, MessageRef } from '../../db/pages/types.js';
import { confidenceOf } from '../doubt.js';
import { correctUrl, formatUrl, mboxUrl, messageUrl, query, rawUrl, rfcUrl, threadUrl } from '../links.js';
import { mailtoUrl, sendEmailCommand } from '../reply.js';
import { Panel, PersonName, PositionMark, Time } from './atoms.js';
import { Layout, type Site } from './layout.js';
import { Notes } from './lists.js';
import { Corrections } from './marks.js';
import { BarLegend, PageOf, Reconstructed } from './reconstructed.js';
import type { Children, Html } from './render.js';
import { MessageBody } from './thread/body.js';
import { Findings } from './thread/message.js';

/** One message with an anchor on every line, and what was taken from it. */
export function Message({ page, site }: { readonly page: MessagePage; readonly site: Site }): Html {
  const { message } = page;
  const hits = new Set(message.findings.map((finding) => finding.line));
  const sure = confidenceOf(message);
  return (
    <Layout
      site={site}
      title={message.subject}
      alternates={[
        {
          type: 'application/json',
          href: formatUrl(message.ref, 'message', 'json'),
          title: 'This page as JSON',
        },
      ]}
    >
      <Trail page={page} />
      <h1>
        <bdi>{message.subject}</bdi>
      </h1>
      {sure === null ? null : (
        <Reconstructed confidence={sure}>
          <BarLegend /> <PageOf message={message} />
        </Reconstructed>
      )}
      <Headers page={page} />
      <Notes notes={message.notes} />
      <Panel title="Taken from this message">
        {message.findings.length === 0 ? (
          <p class="meta">Nothing: no position, question or trailer of the sender was found in it.</p>
        ) : (
          <Findings findings={message.findings} href={(line) => `#L${line}`} />
        )}
        {site.writing === true ? (
          <p>
            <a href={correctUrl(message.ref)}>Correct this</a>
          </p>
        ) : null}
      </Panel>
      <Corrections marks={page.corrections} />
      <div class="single">
        <MessageBody message={message} options={{ numbered: true, anchor: '', hits }} />
      </div>
      <Attachments page={page} />
      {site.masked ? null : <Reply page={page} />}
    </Layout>
  );
}

function Trail({ page }: { readonly page: MessagePage }): Html {
  const { ref } = page.message;
  const step = (to: MessageRef | null, text: string): Html | null =>
    to === null ? null : <a href={messageUrl({ ...to, line: null })}>{text}</a>;
  return (
    <p class="meta trail">
      <a href="/">RFCs</a> /{' '}
      <a href={`/${query({ list: ref.list })}`}>
        <bdi>{ref.list}</bdi>
      </a>{' '}
      /{' '}
      <a href={threadUrl(page.threadRoot)} rel="up">
        <bdi>{page.threadSubject}</bdi>
      </a>{' '}
      <span class="formats">
        <a href={rfcUrl(page.threadRoot)}>where it stands</a> {step(page.previous, 'previous')}{' '}
        {step(page.parent, 'parent')} {step(page.next, 'next')} <a href={rawUrl(ref)}>raw</a>{' '}
        <a href={mboxUrl(ref)}>mbox</a> <a href={formatUrl(ref, 'message', 'json')}>json</a>
      </span>
    </p>
  );
}

function Headers({ page }: { readonly page: MessagePage }): Html {
  const { message } = page;
  return (
    <dl class="headers">
      <Header name="From">
        <bdi>{page.from}</bdi>{' '}
        {message.role === 'participant' ? null : <span class="meta">{message.role}</span>}{' '}
        {message.position === 'none' ? null : <PositionMark position={message.position} />}{' '}
        <span class="meta">
          known as <PersonName person={message.who} />
        </span>
      </Header>
      {message.identity === null ? null : (
        <Header name="Sender">
          {IDENTITY_WORDS[message.identity.level]}{' '}
          <span class="meta">
            <bdi>{message.identity.text}</bdi>
          </span>
        </Header>
      )}
      <Header name="Date">
        <Time iso={message.date} /> UTC
      </Header>
      {page.to.length === 0 ? null : (
        <Header name="To">
          <Addresses all={page.to} />
        </Header>
      )}
      {page.cc.length === 0 ? null : (
        <Header name="Cc">
          <Addresses all={page.cc} />
        </Header>
      )}
      <Header name="Message-ID">
        <code>{message.ref.messageId}</code>
      </Header>
    </dl>
  );
}

function Header({ name, children }: { readonly name: string; readonly children: Children }): Html {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** More than a few recipients fold: they fill a screen on kernel lists. */
const SHOWN_ADDRESSES = 4;

function Addresses({ all }: { readonly all: readonly string[] }): Html {
  const list = (addresses: readonly string[]): Children =>
    addresses.map((address, i) => (
      <>
        {i > 0 ? ', ' : ''}
        <bdi>{address}</bdi>
      </>
    ));
  if (all.length <= SHOWN_ADDRESSES) return <>{list(all)}</>;
  return (
    <details>
      <summary>{all.length} recipients</summary>
      {list(all)}
    </details>
  );
}

function Attachments({ page }: { readonly page: MessagePage }): Html | null {
  if (page.attachments.length === 0) return null;
  return (
    <Panel title="Attachments" note="not shown; they are in raw">
      <ul>
        {page.attachments.map((a) => (
          <li>
            <bdi>{a.name === '' ? 'without a name' : a.name}</bdi>{' '}
            <span class="meta">
              {a.type}, {a.size} bytes
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Reply({ page }: { readonly page: MessagePage }): Html {
  return (
    <Panel id="reply" title="Reply by mail" note="nothing is sent from here">
      <ul>
        <li>
          <a href={mailtoUrl(page)}>Open your mail program</a>
        </li>
        <li>
          Take the <a href={mboxUrl(page.message.ref)}>mbox of the thread</a> and answer in your own client
        </li>
        <li>
          Or write <code>reply.txt</code> and run
          <pre class="command">{sendEmailCommand(page)}</pre>
        </li>
      </ul>
    </Panel>
  );
}
