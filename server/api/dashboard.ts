import type * as pages from '../../db/pages/types.js';
import { z } from '../zod.js';
import {
  consensusState,
  count,
  date,
  messageRef,
  outcomeState,
  personRef,
  position,
  turn,
  turnRole,
} from './parts.js';

export const dashboardRow = z
  .strictObject({
    root: messageRef,
    subject: z.string(),
    title: z.string(),
    version: count,
    patches: count,
    list: z.string(),
    author: personRef,
    posted: date,
    lastActivity: date,
    messages: count,
    state: consensusState,
    outcome: outcomeState,
    dormant: z.boolean(),
    positions: z.partialRecord(position, count),
    openQuestions: count,
    turn: turn.nullable(),
    corrected: z.boolean(),
  })
  .meta({ id: 'DashboardRow' });

const dashboardFilter = z.strictObject({
  list: z.exactOptional(z.string()),
  state: z.exactOptional(consensusState),
  outcome: z.exactOptional(outcomeState),
  turn: z.exactOptional(turnRole),
  person: z.exactOptional(z.string()),
  kind: z.exactOptional(z.enum(['rfc', 'patch', 'any'])),
  all: z.exactOptional(z.boolean()),
  page: z.exactOptional(count),
}) satisfies z.ZodType<pages.DashboardFilter>;

export const dashboardPage = z
  .strictObject({
    page: z.literal('dashboard'),
    filter: dashboardFilter,
    rows: z.array(dashboardRow),
    total: count,
    pageSize: count,
    lists: z.array(z.strictObject({ list: z.string(), count })),
    states: z.array(z.strictObject({ state: consensusState, count })),
    done: z.array(dashboardRow),
    newest: date.nullable(),
  })
  .meta({ id: 'DashboardPage' }) satisfies z.ZodType<pages.DashboardPage>;
