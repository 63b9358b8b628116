import { parseSubject } from '../../core/series/subject.js';
import type { MessageRef, RfcPage } from '../../db/pages/types.js';
import {
  correctUrl,
  formatUrl,
  mboxUrl,
  messageUrl,
  query,
  rawUrl,
  recordUrl,
  rfcUrl,
  threadUrl,
} from '../links.js';
import { appliedText, supersededText } from '../proposal.js';
import { replayText } from '../replay.js';
import { counted } from '../words.js';
import {
  Claim,
  DormantBadge,
  OutcomeBadge,
  Panel,
  PersonName,
  PositionCounts,
  Quoted,
  StateBadge,
  Time,
} from './atoms.js';
import { Layout, type Site } from './layout.js';
import { Corrections, Mark } from './marks.js';
import { Reconstructed } from './reconstructed.js';
import type { Html } from './render.js';
import { Counted } from './rfc/counted.js';
import { Matrix } from './rfc/matrix.js';
import { Picture } from './rfc/picture.js';
import { Positions, positionCounts } from './rfc/positions.js';
import { Questions } from './rfc/questions.js';
import { Checks, Decisions, Timeline, Trailers } from './rfc/records.js';
import { Turns } from './rfc/turns.js';

/** The page that answers where an RFC stands: verdict first, then who stands where, what is open, and how it came about. */
export function Rfc({ page, site }: { readonly page: RfcPage; readonly site: Site }): Html {
  return (
    <Layout
      site={site}
      title={page.subject}
      alternates={[
        { type: 'application/json', href: formatUrl(page.root, 'rfc', 'json'), title: 'This page as JSON' },
        {
          type: 'application/atom+xml',
          href: formatUrl(page.root, 'rfc', 'atom'),
          title: 'Changes of this RFC',
        },
        { type: 'text/markdown', href: formatUrl(page.root, 'rfc', 'md'), title: 'This page as Markdown' },
      ]}
    >
      <Trail page={page} site={site} />
      <h1>
        <bdi>{page.subject}</bdi>
      </h1>
      <p class="meta">
        {parseSubject(page.subject).isReply ? (
          <>
            What this answers is not here · <PersonName person={page.author} /> · answered{' '}
          </>
        ) : (
          <>
            <PersonName person={page.author} /> · posted{' '}
          </>
        )}
        <Time iso={page.posted} /> · newest mail <Time iso={page.lastActivity} /> ·{' '}
        {counted(page.messages, 'message')}, {counted(page.participants, 'participant')}
      </p>
      {page.replay === undefined ? null : <p class="banner">{replayText(page.replay)}</p>}
      {page.reconstructed === null ? null : (
        <Reconstructed confidence={page.reconstructed}>
          <a href={threadUrl(page.root)}>The thread</a> marks what is doubtful.
        </Reconstructed>
      )}
      <div class="grid">
        <Verdict page={page} />
        <div class="side">
          <Turns page={page} />
          <Questions page={page} />
        </div>
        <div>
          <Matrix page={page} />
          <Positions page={page} />
          <Decisions page={page} />
          <Corrections marks={page.corrections} />
        </div>
        <div class="wide">
          <Picture page={page} />
          <Timeline page={page} />
          <Trailers page={page} />
          <Checks page={page} />
        </div>
      </div>
    </Layout>
  );
}

function Trail({ page, site }: { readonly page: RfcPage; readonly site: Site }): Html {
  const { root } = page;
  return (
    <p class="meta trail">
      <a href="/" rel="up">
        RFCs
      </a>{' '}
      /{' '}
      <a href={`/${query({ list: page.list })}`}>
        <bdi>{page.list}</bdi>
      </a>{' '}
      / <code>{root.messageId}</code>{' '}
      <span class="formats">
        <a href={threadUrl(root)}>thread</a> <a href={recordUrl(root)}>record</a>{' '}
        <a href={messageUrl(root)}>first message</a> <a href={mboxUrl(root)}>mbox</a>{' '}
        <a href={rawUrl(root)}>raw</a> <a href={formatUrl(root, 'rfc', 'json')}>json</a>{' '}
        <a href={formatUrl(root, 'rfc', 'md')}>md</a> <a href={formatUrl(root, 'rfc', 'txt')}>text</a>{' '}
        {site.writing === true ? <a href={correctUrl(root)}>set right</a> : null}{' '}
        <a href={formatUrl(root, 'rfc', 'atom')}>Atom</a>
      </span>
    </p>
  );
}

function Verdict({ page }: { readonly page: RfcPage }): Html {
  const { outcome, reasons, missing } = page;
  const open = page.questions.filter((q) => q.status === 'open' && !q.rhetorical).length;
  return (
    <Panel id="verdict" title="Consensus">
      <p class="verdict">
        <StateBadge state={page.state} />{' '}
        {outcome.state === 'open' ? null : <OutcomeBadge outcome={outcome.state} />}{' '}
        {page.dormant ? <DormantBadge /> : null}{' '}
        {reasons[0] === undefined ? null : <Reason reason={reasons[0]} />}
      </p>
      {reasons.length < 2 ? null : (
        <ul>
          {reasons.slice(1).map((reason) => (
            <li>
              <Reason reason={reason} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <PositionCounts positions={positionCounts(page)} openQuestions={open} />
      </p>
      {missing.length === 0 ? null : (
        <>
          <p class="meta">To go further:</p>
          <ul class="meta">
            {missing.map((what) => (
              <li>{what}</li>
            ))}
          </ul>
        </>
      )}
      <Fate page={page} />
      {outcome.evidence === null ? null : <Quoted evidence={outcome.evidence} />}
      <Mark mark={outcome.mark} />
      <Counted page={page} />
    </Panel>
  );
}

/** What became of the proposal in other revisions, and how it was applied. */
function Fate({ page }: { readonly page: RfcPage }): Html | null {
  const { proposal } = page;
  const superseded = supersededText(proposal);
  const applied = appliedText(page);
  if (superseded === null && applied === null) return null;
  return (
    <p class="fate">
      {proposal.supersededBy === null ? null : (
        <>
          <a href={rfcUrl(proposal.supersededBy.root)}>
            <bdi>{superseded}</bdi>
          </a>
          .{' '}
        </>
      )}
      {applied === null ? null : <Claim to={proposal.evidence?.ref ?? null}>{applied}.</Claim>}
    </p>
  );
}

function Reason(props: {
  readonly reason: { readonly rule: string; readonly text: string; readonly ref: MessageRef | null };
}): Html {
  return (
    <span title={`rule ${props.reason.rule}`}>
      <Claim to={props.reason.ref}>{props.reason.text}</Claim>
    </span>
  );
}
