import type * as pages from '../../db/pages/types.js';
import { z } from '../zod.js';
import {
  consensusState,
  count,
  date,
  evidence,
  identity,
  mark,
  messageRef,
  outcomeState,
  personRef,
  position,
  role,
  share,
  threadKind,
  turn,
} from './parts.js';

export const reason = z.strictObject({ text: z.string(), ref: messageRef.nullable() });

export const reviewer = z
  .strictObject({
    person: personRef,
    role: z.enum([...role.options, 'maintainer', 'reviewer', 'committer']),
    office: z.string().nullable(),
    position,
    changed: z.boolean(),
    rule: z.string(),
    confidence: share,
    condition: z.string().nullable(),
    evidence: evidence.nullable(),
    identity: identity.nullable(),
    path: z.array(z.strictObject({ position, note: z.string(), evidence, identity })),
    mark: mark.nullable(),
    cells: z.array(
      z
        .strictObject({
          position,
          carried: z.boolean(),
          carriedFrom: z.string().nullable(),
          evidence: evidence.nullable(),
        })
        .nullable(),
    ),
  })
  .meta({ id: 'Reviewer' }) satisfies z.ZodType<pages.ReviewerView>;

export const decision = z.strictObject({
  what: z.string(),
  by: z.array(personRef),
  evidence,
  mark: mark.nullable(),
}) satisfies z.ZodType<pages.RfcPage['decisions'][number]>;

export const question = z
  .strictObject({
    asker: personRef,
    to: personRef.nullable(),
    text: z.string(),
    ref: messageRef,
    date,
    status: z.enum(['open', 'answered']),
    acknowledged: z.boolean(),
    rhetorical: z.boolean(),
    suggestion: z.boolean().optional(),
    carriedFrom: z.string().optional(),
    answer: evidence.nullable(),
    rule: z.string(),
    mark: mark.nullable(),
  })
  .meta({ id: 'Question' }) satisfies z.ZodType<pages.QuestionView>;

const revision = z
  .strictObject({
    version: count,
    label: z.string(),
    root: messageRef,
    date,
    patches: count,
    evidence: z.string(),
    current: z.boolean(),
  })
  .meta({ id: 'Revision' }) satisfies z.ZodType<pages.RevisionView>;

const event = z
  .strictObject({
    date,
    kind: z.enum(['posted', 'position', 'question', 'outcome', 'decision']),
    text: z.string(),
    position: position.nullable(),
    ref: messageRef,
  })
  .meta({ id: 'Event' }) satisfies z.ZodType<pages.EventView>;

export const rfcPage = z
  .strictObject({
    page: z.literal('rfc'),
    root: messageRef,
    subject: z.string(),
    title: z.string(),
    kind: threadKind,
    list: z.string(),
    author: personRef,
    posted: date,
    lastActivity: date,
    messages: count,
    participants: count,
    dormant: z.boolean(),
    newest: date.nullable(),
    replay: z.strictObject({ at: date, later: count, undated: count }).optional(),
    verifiedOnly: z.boolean(),
    state: consensusState,
    reasons: z.array(reason.extend({ rule: z.string() })),
    missing: z.array(z.string()),
    outcome: z.strictObject({
      state: outcomeState,
      rule: z.string(),
      evidence: evidence.nullable(),
      mark: mark.nullable(),
    }),
    proposal: z.strictObject({
      outcome: outcomeState,
      revision: z.string(),
      evidence: evidence.nullable(),
      by: personRef.nullable(),
      tree: z.string().nullable(),
      commits: z.array(z.string()),
      supersededBy: z.strictObject({ label: z.string(), root: messageRef }).nullable(),
    }),
    turns: z.array(turn),
    revisions: z.array(revision),
    reviewers: z.array(reviewer),
    questions: z.array(question),
    decisions: z.array(decision),
    trailers: z.array(
      z.strictObject({ tag: z.string(), who: z.string(), status: z.string(), reason: z.string(), evidence }),
    ),
    timeline: z.array(event),
    checks: z.array(evidence),
    corrections: z.array(mark),
    reconstructed: share.nullable(),
  })
  .meta({ id: 'RfcPage' }) satisfies z.ZodType<pages.RfcPage>;
