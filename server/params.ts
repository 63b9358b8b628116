import type { Request } from 'express';
import { CONSENSUS, OUTCOMES } from '../core/analysis.js';
import { FATES } from '../db/pages/report.types.js';
import { THREAD_VIEWS } from '../views/html.js';
import { decodeId } from '../views/links.js';
import { z } from './zod.js';

/** Real Message-IDs stay far below; the longest URL that reaches a route is bounded as well. */
const LONGEST_ID = 1000;
const LONGEST_NAME = 300;

export const idSchema = z.string().min(1).max(LONGEST_ID).transform(decodeId);

const whole = z.coerce.number().int().min(0).max(10_000_000);
const name = z.string().min(1).max(LONGEST_NAME);

export const dashboardQuery = z.object({
  list: name.optional(),
  state: z.enum(CONSENSUS).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  turn: z.enum(['author', 'reviewer', 'maintainer', 'nobody']).optional(),
  person: name.optional(),
  kind: z.enum(['rfc', 'patch', 'any']).optional(),
  all: z
    .enum(['1', 'true', '0', 'false'])
    .transform((value) => value === '1' || value === 'true')
    .optional(),
  page: whole.min(1).optional(),
});

export const threadQuery = z.object({ offset: whole.default(0), view: z.enum(THREAD_VIEWS).default('tree') });

export const reportQuery = z.object({
  fate: z.enum(FATES).exclude(['whole']).optional(),
  page: whole.min(1).optional(),
});

/** A day, or a second of it, in UTC; a day is taken whole. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/)
  .transform((text) => (text.length === 10 ? `${text}T23:59:59Z` : text));

export const rfcQuery = z.object({
  at: moment.optional(),
  verified: z
    .enum(['1', 'true', '0', 'false'])
    .transform((value) => value === '1' || value === 'true')
    .default(false),
});

/** A query longer than the grammar takes still gets the grammar's own words about it. */
const LONGEST_Q = 1000;

export const pageQuery = z.object({ page: whole.min(1).default(1) });

export const searchQuery = z.object({
  q: z.string().max(LONGEST_Q).default(''),
  page: whole.min(1).default(1),
});

export const decisionsQuery = z.object({
  list: name.optional(),
  person: name.optional(),
  page: whole.min(1).optional(),
});

/** The person's key in the path. */
export function keyOf(req: Request): string {
  return idSchema.parse(req.params.key);
}

/** The id in the path, without the brackets that carry odd ones. */
export function idOf(req: Request): string {
  return idSchema.parse(req.params.id);
}

/** The query checked; of a repeated parameter the first counts, unknown and empty ones are left out. */
export function queryOf<Shape extends z.ZodObject>(schema: Shape, req: Request): z.output<Shape> {
  const values = Object.entries(req.query).flatMap(([key, value]) => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return first === '' || !(key in schema.shape) ? [] : [[key, first] as const];
  });
  return schema.parse(Object.fromEntries(values));
}
