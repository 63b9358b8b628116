import { z } from '../zod.js';
import { changeKind } from './correction.js';
import { date } from './parts.js';

/** What was written down; `change` has the fields of a request for a change of its kind. */
const written = {
  id: z.string(),
  root: z.string(),
  change: z.looseObject({ kind: changeKind }),
  who: z.string(),
  when: date,
  why: z.string(),
  restsOn: z.string().nullable(),
  derivedThen: z.string().nullable(),
};

/** Answer to `POST /api/corrections`. */
export const madeCorrection = z.strictObject(written).meta({ id: 'MadeCorrection' });

const logged = z
  .strictObject({
    ...written,
    applied: z.boolean(),
    undoneBy: z.string().nullable(),
    derivedNow: z.string().nullable(),
    mailSaysOtherwise: z.boolean(),
  })
  .meta({ id: 'LoggedCorrection' });

export const logPage = z
  .strictObject({ page: z.literal('log'), rows: z.array(logged) })
  .meta({ id: 'LogPage' });
