import { CONSENSUS, OUTCOMES, POSITIONS } from '../../core/analysis.js';
import { IDENTITY_LEVELS, type Identity } from '../../core/identity/index.js';
import type * as pages from '../../db/pages/types.js';
import { z } from '../zod.js';
import { changeKind } from './correction.js';

/** The parts that page objects share. Each says by `satisfies` that it is the type of db/pages/types.ts. */

export const position = z.enum(POSITIONS).meta({ id: 'Position' });
export const consensusState = z.enum(CONSENSUS).meta({ id: 'ConsensusState' });
export const outcomeState = z.enum(OUTCOMES).meta({ id: 'OutcomeState' });
export const role = z.enum(['author', 'participant', 'bot']);
export const turnRole = z.enum(['author', 'reviewer', 'maintainer', 'nobody']);
export const threadKind = z.enum(['rfc', 'patch', 'discussion']);
export const count = z.int().min(0);
/** ISO 8601 in UTC; a string, since what mail says is not always a date. */
export const date = z.string();
export const share = z.number().min(0).max(1);

export const identity = z
  .strictObject({ level: z.enum(IDENTITY_LEVELS), text: z.string() })
  .meta({ id: 'Identity' }) satisfies z.ZodType<Identity>;

export const messageRef = z
  .strictObject({ list: z.string(), messageId: z.string(), line: z.int().nullable() })
  .meta({ id: 'MessageRef' }) satisfies z.ZodType<pages.MessageRef>;

export const evidence = z
  .strictObject({ ref: messageRef, who: z.string(), date, text: z.string() })
  .meta({ id: 'Evidence' }) satisfies z.ZodType<pages.Evidence>;

export const personRef = z
  .strictObject({ key: z.string(), name: z.string() })
  .meta({ id: 'PersonRef' }) satisfies z.ZodType<pages.PersonRef>;

export const mark = z
  .strictObject({
    id: z.string(),
    kind: changeKind,
    about: z.string(),
    text: z.string(),
    who: z.string(),
    when: date,
    why: z.string(),
    ref: messageRef.nullable(),
    derived: z.string().nullable(),
    mailSaysOtherwise: z.boolean(),
    applied: z.boolean(),
  })
  .meta({ id: 'Correction' }) satisfies z.ZodType<pages.MarkView>;

export const turn = z
  .strictObject({
    person: personRef.nullable(),
    role: turnRole,
    what: z.string(),
    since: date,
    ref: messageRef.nullable(),
  })
  .meta({ id: 'Turn' }) satisfies z.ZodType<pages.TurnView>;

export const note = z.strictObject({ code: z.string(), text: z.string() });
