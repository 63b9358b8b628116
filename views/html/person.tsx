import type { PersonPage } from '../../db/pages/search.types.js';
import { messageUrl, personUrl, query } from '../links.js';
import { Claim, Panel, PositionMark, QuestionMark, Quoted, Time, Wait } from './atoms.js';
import { Layout, type Site } from './layout.js';
import { Formats, PageLinks, ThreadLine } from './lists.js';
import { Mark } from './marks.js';
import type { Html } from './render.js';

/** What is asked of a person, what waits on them, where they stand. Facts only: no scores, no speeds. */
export function Person({ page, site }: { readonly page: PersonPage; readonly site: Site }): Html {
  const { person } = page;
  return (
    <Layout
      site={site}
      title={person.name}
      alternates={[
        { type: 'application/json', href: personUrl(person, 'json'), title: 'This page as JSON' },
        { type: 'application/atom+xml', href: personUrl(person, 'atom'), title: 'Their positions as a feed' },
      ]}
    >
      <h1>
        <bdi>{person.name}</bdi>
      </h1>
      <Addresses page={page} />
      <div class="grid">
        <div>
          <Waiting page={page} />
          <Positions page={page} />
        </div>
        <div class="side">
          <Asked page={page} />
          <Proposals page={page} />
        </div>
      </div>
      <Formats url={(format) => personUrl(person, format)} formats={['json', 'atom', 'txt']} />
    </Layout>
  );
}

function Addresses({ page }: { readonly page: PersonPage }): Html {
  return (
    <ul class="plain meta">
      {page.addresses.map(({ address, why }) => (
        <li>
          <bdi>{address}</bdi>, {why}
        </li>
      ))}
    </ul>
  );
}

function Waiting({ page }: { readonly page: PersonPage }): Html {
  return (
    <Panel id="waiting" title="Waiting on them" note={String(page.waiting.length)}>
      {page.waiting.length === 0 ? <p class="meta">Nothing.</p> : null}
      <ul class="plain">
        {page.waiting.map(({ thread, turn }) => (
          <li class="open">
            <ThreadLine thread={thread} />
            <br />
            <Claim to={turn.ref}>{turn.what}</Claim>{' '}
            <span class="meta">
              <Wait since={turn.since} newest={page.newest} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Asked({ page }: { readonly page: PersonPage }): Html {
  return (
    <Panel id="asked" title="Asked of them" note={String(page.asked.length)}>
      {page.asked.length === 0 ? <p class="meta">Nothing open.</p> : null}
      <ul class="plain">
        {page.asked.map(({ thread, question }) => (
          <li class="open">
            <QuestionMark />{' '}
            <a href={messageUrl(question.ref)}>
              <bdi>{question.text}</bdi>
            </a>
            <br />
            <span class="meta">
              <bdi>{question.asker.name}</bdi>, <Wait since={question.date} newest={page.newest} />, on{' '}
              <bdi>{thread.subject}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Positions({ page }: { readonly page: PersonPage }): Html {
  return (
    <Panel id="positions" title="Where they stand" note={`${page.total}, newest first`}>
      {page.total === 0 ? <p class="meta">No position heard.</p> : null}
      <ul class="plain stands">
        {page.positions.map((held) => (
          <li>
            <PositionMark position={held.position} /> <ThreadLine thread={held.thread} />{' '}
            <span class="meta">
              <Time iso={held.evidence.date} short />
              {held.changed ? ', moved' : ''}
            </span>
            {held.condition === null ? null : (
              <p class="condition">
                Condition: <bdi>{held.condition}</bdi>
              </p>
            )}
            <Quoted evidence={held.evidence} />
            <Mark mark={held.mark} />
          </li>
        ))}
      </ul>
      <PageLinks
        number={page.number}
        total={page.total}
        pageSize={page.pageSize}
        url={(number) => `${personUrl(page.person)}${query({ page: number === 1 ? undefined : number })}`}
      />
    </Panel>
  );
}

function Proposals({ page }: { readonly page: PersonPage }): Html {
  return (
    <Panel id="proposals" title="Proposals of theirs" note={String(page.proposals.length)}>
      {page.proposals.length === 0 ? <p class="meta">None.</p> : null}
      <ul class="plain">
        {page.proposals.map((thread) => (
          <li>
            <ThreadLine thread={thread} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
