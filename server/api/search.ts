import { OUTCOMES } from '../../core/analysis.js';
import type * as pages from '../../db/pages/search.types.js';
import { z } from '../zod.js';
import {
  consensusState,
  count,
  date,
  evidence,
  mark,
  messageRef,
  personRef,
  position,
  threadKind,
  turn,
} from './parts.js';
import { question } from './rfc.js';

const thread = z
  .strictObject({
    root: messageRef,
    subject: z.string(),
    kind: threadKind,
    state: consensusState,
    outcome: z.enum(OUTCOMES),
    dormant: z.boolean(),
    corrected: z.boolean(),
  })
  .meta({ id: 'ThreadRef' }) satisfies z.ZodType<pages.ThreadRef>;

const hit = z
  .strictObject({
    ref: messageRef,
    who: personRef,
    date,
    position,
    own: z.boolean(),
    snippet: z.array(z.strictObject({ text: z.string(), hit: z.boolean() })),
  })
  .meta({ id: 'SearchHit' }) satisfies z.ZodType<pages.SearchHit>;

export const searchPage = z
  .strictObject({
    page: z.literal('search'),
    q: z.string(),
    error: z.strictObject({ message: z.string(), at: count }).nullable(),
    groups: z.array(z.strictObject({ thread, hits: z.array(hit), total: count })),
    total: count,
    cut: z.boolean(),
    number: count,
    pageSize: count,
    newest: date.nullable(),
  })
  .meta({ id: 'SearchPage' }) satisfies z.ZodType<pages.SearchPage>;

export const personPage = z
  .strictObject({
    page: z.literal('person'),
    person: personRef,
    addresses: z.array(
      z.strictObject({
        address: z.string(),
        kind: z.enum(['address', 'plus-suffix', 'name', 'mailmap', 'rewritten', 'corrected']),
        why: z.string(),
      }),
    ),
    asked: z.array(z.strictObject({ thread, question })),
    waiting: z.array(z.strictObject({ thread, turn })),
    positions: z.array(
      z.strictObject({
        thread,
        position,
        changed: z.boolean(),
        condition: z.string().nullable(),
        evidence,
        mark: mark.nullable(),
      }),
    ),
    proposals: z.array(thread),
    total: count,
    number: count,
    pageSize: count,
    newest: date.nullable(),
  })
  .meta({ id: 'PersonPage' }) satisfies z.ZodType<pages.PersonPage>;

export const decisionsPage = z
  .strictObject({
    page: z.literal('decisions'),
    filter: z.strictObject({
      list: z.exactOptional(z.string()),
      person: z.exactOptional(z.string()),
      page: z.exactOptional(count),
    }),
    rows: z.array(
      z.strictObject({
        thread,
        list: z.string(),
        kind: z.enum(['decision', 'outcome']),
        what: z.string(),
        by: z.array(personRef),
        evidence,
        mark: mark.nullable(),
      }),
    ),
    total: count,
    pageSize: count,
    lists: z.array(z.strictObject({ list: z.string(), count })),
    newest: date.nullable(),
  })
  .meta({ id: 'DecisionsPage' }) satisfies z.ZodType<pages.DecisionsPage>;
