import type { Body } from '../../core/quote/nodes.js';
import type * as pages from '../../db/pages/types.js';
import { z } from '../zod.js';
import {
  count,
  date,
  identity,
  mark,
  messageRef,
  note,
  personRef,
  position,
  role,
  share,
  threadKind,
} from './parts.js';

/** The quote tree; docs/quote-tree.md describes its nodes. */
const body = z
  .looseObject({
    type: z.literal('body'),
    span: z.looseObject({}),
    children: z.array(z.looseObject({ type: z.string(), span: z.looseObject({}) })),
  })
  .meta({ id: 'Body' }) as unknown as z.ZodType<Body>;

const finding = z
  .strictObject({
    kind: z.enum(['position', 'question', 'trailer']),
    label: z.string(),
    position: position.nullable(),
    text: z.string(),
    line: count,
    rule: z.string(),
    confidence: share.nullable(),
  })
  .meta({ id: 'Finding' }) satisfies z.ZodType<pages.FindingView>;

const threadMessage = z
  .strictObject({
    ref: messageRef,
    parent: z.string().nullable(),
    depth: count,
    ghost: z.boolean(),
    who: personRef,
    role,
    date,
    subject: z.string(),
    position,
    tree: body.nullable(),
    findings: z.array(finding),
    marks: z.enum(['kept', 'lost']),
    identity: identity.nullable(),
    notes: z.array(note),
  })
  .meta({ id: 'ThreadMessage' }) satisfies z.ZodType<pages.ThreadMessageView>;

export const threadPage = z
  .strictObject({
    page: z.literal('thread'),
    root: messageRef,
    subject: z.string(),
    list: z.string(),
    kind: threadKind,
    messages: z.array(threadMessage),
    outline: z.array(
      z.strictObject({
        ref: messageRef,
        depth: count,
        who: z.string(),
        date,
        position,
        ghost: z.boolean(),
        subject: z.string(),
      }),
    ),
    total: count,
    offset: count,
    pageSize: count,
    reconstructed: share.nullable(),
  })
  .meta({ id: 'ThreadPage' }) satisfies z.ZodType<pages.ThreadPage>;

export const messagePage = z
  .strictObject({
    page: z.literal('message'),
    message: threadMessage,
    body: z.string(),
    from: z.string(),
    to: z.array(z.string()),
    cc: z.array(z.string()),
    attachments: z.array(z.strictObject({ name: z.string(), type: z.string(), size: count })),
    previous: messageRef.nullable(),
    parent: messageRef.nullable(),
    next: messageRef.nullable(),
    threadRoot: messageRef,
    threadSubject: z.string(),
    corrections: z.array(mark),
    rawSize: count,
  })
  .meta({ id: 'MessagePage' }) satisfies z.ZodType<pages.MessagePage>;
