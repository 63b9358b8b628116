import { OBJECTION_FATES } from '../../core/record/index.js';
import type { ObjectionView, OpenPoint, RecordPage } from '../../views/record.types.js';
import { z } from '../zod.js';
import {
  consensusState,
  count,
  date,
  evidence,
  mark,
  messageRef,
  outcomeState,
  personRef,
  position,
  share,
  threadKind,
} from './parts.js';
import { decision, reason, reviewer } from './rfc.js';

const objection = z
  .strictObject({
    person: personRef,
    position: position.extract(['oppose', 'concern', 'support-if']),
    raised: evidence,
    condition: z.string().nullable(),
    fate: z.enum(OBJECTION_FATES),
    ended: evidence.nullable(),
    mark: mark.nullable(),
    answeredBy: date.nullable(),
  })
  .meta({ id: 'Objection' }) satisfies z.ZodType<ObjectionView>;

const openPoint = z
  .strictObject({
    kind: z.enum(['objection', 'concern', 'condition', 'question']),
    person: personRef,
    text: z.string(),
    evidence,
  })
  .meta({ id: 'OpenPoint' }) satisfies z.ZodType<OpenPoint>;

export const recordPage = z
  .strictObject({
    page: z.literal('record'),
    root: messageRef,
    subject: z.string(),
    title: z.string(),
    list: z.string(),
    author: personRef,
    kind: threadKind,
    posted: date,
    lastActivity: date,
    newest: date.nullable(),
    state: consensusState,
    status: z.enum(['open', 'closed', 'reopened']),
    outcome: outcomeState,
    revision: z.string(),
    by: personRef.nullable(),
    tree: z.string().nullable(),
    commits: z.array(z.string()),
    evidence: evidence.nullable(),
    mark: mark.nullable(),
    closed: date.nullable(),
    reasons: z.array(reason),
    revisions: z.array(z.strictObject({ label: z.string(), root: messageRef, date, patches: count })),
    positions: z.array(
      reviewer.pick({
        person: true,
        role: true,
        position: true,
        condition: true,
        evidence: true,
        mark: true,
      }),
    ),
    objections: z.array(objection),
    options: z.array(
      z.strictObject({
        what: z.string(),
        by: z.array(personRef),
        evidence,
        fate: z.enum(['taken', 'answered', 'unanswered']),
      }),
    ),
    decisions: z.array(decision),
    open: z.array(openPoint),
    revisit: z.array(openPoint),
    since: z.array(
      z.strictObject({ person: personRef, position: position.nullable(), evidence, reopens: z.boolean() }),
    ),
    corrections: z.array(mark),
    reconstructed: share.nullable(),
  })
  .meta({ id: 'RecordPage' }) satisfies z.ZodType<RecordPage>;
