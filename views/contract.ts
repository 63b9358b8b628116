import type {
  Decision,
  MessageFinding,
  Person,
  PersonFinding,
  Question,
  Series,
  ThreadAnalysis,
  TrailerFinding,
} from '../core/analysis.js';
import type { MessageId, PersonKey } from '../core/ids.js';
import type { Message } from '../core/message.js';
import {
  linkProposals,
  type Proposal,
  type ProposalOutcome,
  proposalOutcome,
  supersededBy,
} from '../core/proposal/index.js';
import type { Body, BodyLine } from '../core/quote/nodes.js';

/**
 * The public `--json` of `acktree analyze` and `acktree tree`, described in docs/cli.md. Other programs read it: fields
 * are added, never renamed or removed.
 */
export const ANALYSIS_SCHEMA = 'acktree.analysis/1';

/** What `analyze --json` prints. */
export function analysisDocument(threads: readonly ThreadAnalysis[]) {
  const proposals = linkProposals(threads.flatMap(({ heads }) => heads));
  const outcomes = new Map(threads.map(({ root, outcome }) => [root, outcome]));
  const threadOf = new Map(
    threads.flatMap(({ heads }) => heads.map((head) => [head.id, head.thread] as const)),
  );
  const outcomeOf = (head: MessageId) => outcomes.get(threadOf.get(head) ?? head) ?? null;
  return {
    schema: ANALYSIS_SCHEMA,
    threads: threads.map(threadRecord),
    proposals: proposals.map((proposal) => proposalRecord(proposal, proposalOutcome(proposal, outcomeOf))),
  };
}

/** One line of `tree --json`: `file` is the name of the file that the message was read from. */
export function treeRecord(file: string, message: Message, tree: Body, lines: readonly BodyLine[]) {
  return {
    file,
    messageId: message.idSource === 'header' ? message.id : null,
    from: message.from.name || message.from.address,
    date: message.date,
    lines,
    tree,
  };
}

function threadRecord(analysis: ThreadAnalysis) {
  const nameOf = names(analysis.people);
  return {
    root: analysis.root,
    subject: analysis.subject.raw,
    author: { name: analysis.author.name, address: analysis.author.address },
    consensus: analysis.consensus.state,
    consensusReasons: analysis.consensus.reasons,
    missing: analysis.consensus.missing,
    turns: analysis.consensus.turns.map(({ person, ...turn }) => ({
      who: person === null ? null : nameOf(person).name,
      ...turn,
    })),
    outcome: analysis.outcome.state,
    outcomeEvidence:
      analysis.outcome.messageId === null
        ? null
        : { messageId: analysis.outcome.messageId, text: analysis.outcome.text },
    applied: analysis.applied,
    messages: analysis.messages.map((finding) => ({
      ...messageRecord(finding, nameOf),
      identity: analysis.identities.get(finding.messageId) ?? null,
    })),
    people: analysis.positions.map((finding) => ({
      ...personRecord(finding, nameOf),
      identity: finding.evidence === null ? null : (analysis.identities.get(finding.evidence) ?? null),
    })),
    questions: analysis.questions.map((question) => questionRecord(question, nameOf)),
    decisions: analysis.decisions.map((decision) => decisionRecord(decision, nameOf)),
    series: analysis.series.map(seriesRecord),
    roles: analysis.roles.map(({ person, role, because }) => ({
      who: nameOf(person).name,
      address: nameOf(person).address,
      role,
      because,
    })),
  };
}

/** `outcome` holds for the proposal: applied in any revision, else what became of the newest. */
function proposalRecord(proposal: Proposal, { state, revision, outcome }: ProposalOutcome) {
  return {
    id: proposal.id,
    title: proposal.title,
    outcome: state,
    outcomeRevision: revision.label,
    outcomeEvidence: outcome?.messageId ?? null,
    revisions: proposal.revisions.map((one) => ({
      ...one,
      supersededBy: supersededBy(proposal, one.heads[0] ?? proposal.id)?.label ?? null,
    })),
  };
}

type NameOf = (key: PersonKey) => { readonly name: string; readonly address: string };

/** A person without a display name is called by the address, as in the pages. */
function names(people: readonly Person[]): NameOf {
  const byKey = new Map(people.map((person) => [person.key, person]));
  return (key) => {
    const person = byKey.get(key);
    return { name: person?.name || (person?.address ?? key), address: person?.address ?? key };
  };
}

function messageRecord(finding: MessageFinding, nameOf: NameOf) {
  const { name, address } = nameOf(finding.person);
  return {
    messageId: finding.messageId,
    who: name,
    address,
    date: finding.date,
    role: finding.role,
    position: finding.position,
    evidence: finding.evidence,
    rule: finding.rule,
    confidence: finding.confidence,
  };
}

function personRecord(finding: PersonFinding, nameOf: NameOf) {
  const { name, address } = nameOf(finding.person);
  return {
    who: name,
    address,
    position: finding.position,
    changed: finding.changed,
    evidence: finding.evidence,
    text: finding.text,
    condition: finding.condition,
    since: finding.since,
    path: finding.path,
  };
}

function questionRecord(question: Question, nameOf: NameOf) {
  return {
    messageId: question.messageId,
    who: nameOf(question.person).name,
    text: question.text,
    to: question.to === null ? null : nameOf(question.to).name,
    rhetorical: question.kind === 'rhetorical',
    status: question.status,
    answeredBy: question.answeredBy,
    acknowledged: question.acknowledged,
    rule: question.rule,
  };
}

function decisionRecord(decision: Decision, nameOf: NameOf) {
  return {
    what: decision.what,
    by: decision.by.map((key) => nameOf(key).name),
    messageId: decision.messageId,
    evidence: decision.evidence,
  };
}

/** Statements only: a trailer that a quote or a reposted patch carries along says nothing new. */
const STATEMENTS: ReadonlySet<TrailerFinding['status']> = new Set([
  'counts',
  'condition',
  'withdrawn',
  'mismatch',
]);

function seriesRecord(series: Series) {
  return {
    version: series.version,
    total: series.total,
    cover: series.cover,
    patches: series.patches,
    author: series.author,
    trailers: series.trailers
      .filter((trailer) => STATEMENTS.has(trailer.status))
      .map(({ tag, who, address, messageId, patches, status, reason }) => ({
        tag,
        who,
        address,
        messageId,
        patches,
        status,
        reason,
      })),
  };
}
