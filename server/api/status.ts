import type * as pages from '../../db/pages/types.js';
import type { ErrorPage } from '../../views/html.js';
import { z } from '../zod.js';
import { count, date, messageRef, note } from './parts.js';

const importRun = z
  .strictObject({
    id: count,
    started: date,
    finished: date.nullable(),
    source: z.string(),
    read: count,
    added: count,
    known: count,
    odd: count,
    skipped: count,
  })
  .meta({ id: 'ImportRun' }) satisfies z.ZodType<pages.ImportRunView>;

const source = z
  .strictObject({
    source: z.string(),
    started: date,
    finished: date.nullable(),
    seconds: z.number().min(0).nullable(),
    failure: z.string().nullable(),
    whole: date.nullable(),
    read: count,
    messages: count,
    odd: count,
  })
  .meta({ id: 'Source' }) satisfies z.ZodType<pages.SourceView>;

export const statusPage = z
  .strictObject({
    page: z.literal('status'),
    messages: count,
    threads: count,
    rfcs: count,
    sources: z.array(source),
    runs: z.array(importRun),
    odd: z.array(z.strictObject({ ref: messageRef.nullable(), subject: z.string(), notes: z.array(note) })),
  })
  .meta({ id: 'StatusPage' }) satisfies z.ZodType<pages.StatusPage>;

export const errorPage = z
  .strictObject({
    page: z.literal('error'),
    status: z.int(),
    code: z.string(),
    message: z.string(),
    near: z.array(z.strictObject({ list: z.string(), messageId: z.string(), subject: z.string() })),
  })
  .meta({ id: 'ErrorPage' }) satisfies z.ZodType<ErrorPage>;
