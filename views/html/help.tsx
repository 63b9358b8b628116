import type { ConsensusState, Position } from '../../core/analysis.js';
import { CONSENSUS_CODES, DORMANT_CODE, OUTCOME_WORDS, POSITION_CODES } from '../codes.js';
import { DormantBadge, PositionMark, QuestionMark, StateBadge } from './atoms.js';
import { Layout, type Site } from './layout.js';
import type { Html } from './render.js';
import { Prefixes } from './search.js';

const POSITION_MEANINGS: Readonly<Record<Position, string>> = {
  support: 'wants it in as it stands: a trailer of their own, or words to that effect',
  'support-if': 'wants it in once a condition they named is met',
  neutral: 'took part and said they take no side',
  concern: 'sees a problem that the author has to deal with',
  oppose: 'does not want it in: a NAK, or words to that effect',
  none: 'on the mail or in the thread, but no side was heard',
};
const CONSENSUS_MEANINGS: Readonly<Record<ConsensusState, string>> = {
  blocked: 'somebody opposes it and has not given that up',
  contested: 'people stand on both sides',
  'needs-work': 'concerns are open, nobody opposes it',
  converging: 'support, with conditions or questions left',
  consensus: 'support, and nothing open',
  'no-review': 'nobody but the author took a side yet',
};

export function Help({ site }: { readonly site: Site }): Html {
  return (
    <Layout site={site} title="Help">
      <h1>Help</h1>
      <p>
        Mail is the source of truth. Every state, position and turn on these pages is derived from it and
        links to the sentence it came from; where there is no sentence, nothing is claimed.
      </p>
      <section id="codes">
        <h2>Positions</h2>
        <dl class="codes">
          {(Object.keys(POSITION_CODES) as Position[]).map((position) => (
            <>
              <dt>
                <PositionMark position={position} />
              </dt>
              <dd>{POSITION_MEANINGS[position]}</dd>
            </>
          ))}
          <dt>
            <QuestionMark word="open question" />
          </dt>
          <dd>asked of somebody, and no answer was seen</dd>
          <dt>
            <PositionMark position="support" carried />
          </dt>
          <dd>a dashed frame: said on an older revision and not repeated on this one</dd>
        </dl>
      </section>
      <States />
      <Reading />
      <section id="search">
        <h2>Search</h2>
        <Prefixes />
      </section>
      <Keys />
    </Layout>
  );
}

function States(): Html {
  return (
    <section>
      <h2>Consensus and outcome</h2>
      <dl class="codes">
        {(Object.keys(CONSENSUS_CODES) as ConsensusState[]).map((state) => (
          <>
            <dt>
              <StateBadge state={state} />
            </dt>
            <dd>{CONSENSUS_MEANINGS[state]}</dd>
          </>
        ))}
        <dt>
          <DormantBadge />
        </dt>
        <dd>{DORMANT_CODE.word}: no mail for thirty days before the newest mail known</dd>
      </dl>
      <p>
        Consensus is derived. The outcome is what the thread itself says happened:{' '}
        {Object.values(OUTCOME_WORDS).join(', ')}.
      </p>
    </section>
  );
}

const KEYS = [
  ['j k', 'next and previous message, or RFC of the list'],
  ['n p', 'next and previous open item: objection, condition, question, marked line'],
  ['u', 'up: from the message to its thread, from the thread to where it stands, from there to all RFCs'],
  ['/', 'search'],
  ['?', 'this page'],
] as const;

function Keys(): Html {
  return (
    <section id="keys">
      <h2>Keys</h2>
      <dl class="codes">
        {KEYS.map(([key, meaning]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

function Reading(): Html {
  return (
    <section>
      <h2>Reading a thread</h2>
      <p>
        Quoted words stand behind a bar with the initials of who wrote them first; the initials lead to that
        message and line. A dotted bar with a percentage: inferred, and so likely; a ? where nothing tells who
        wrote the words. Long quotes fold, a sender's own words never do.
      </p>
      <h2>Addresses</h2>
      <p>
        <code>/LIST/MESSAGE-ID/</code> is a message, <code>/LIST/MESSAGE-ID/T/</code> its thread,{' '}
        <code>/LIST/MESSAGE-ID/rfc/</code> where the RFC stands; <code>raw</code> and <code>t.mbox.gz</code>{' '}
        below the message give the mail as received. Pages exist as JSON too: <code>rfc.json</code>,{' '}
        <code>T.json</code>, <code>message.json</code>, <code>/index.json</code>, <code>/status.json</code>,
        or any page asked for with <code>Accept: application/json</code>;{' '}
        <a href="/api/openapi.json">what they hold</a>.
      </p>
    </section>
  );
}
