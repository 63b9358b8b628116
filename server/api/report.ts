import { FATES, type ReportPage } from '../../db/pages/report.types.js';
import { z } from '../zod.js';
import { count, messageRef, note } from './parts.js';

const fate = z.enum(FATES).meta({ id: 'Fate' });

export const reportPage = z
  .strictObject({
    page: z.literal('report'),
    filter: z.strictObject({ fate: fate.exclude(['whole']).optional(), page: count.optional() }),
    total: count,
    counts: z.array(z.strictObject({ fate, count })),
    entries: z.array(
      z.strictObject({
        fate,
        ref: messageRef.nullable(),
        sha256: z.string().nullable(),
        origin: z.string(),
        subject: z.string(),
        notes: z.array(note),
      }),
    ),
    entriesTotal: count,
    pageSize: count,
    unnamed: count,
  })
  .meta({ id: 'ReportPage' }) as unknown as z.ZodType<ReportPage>;
