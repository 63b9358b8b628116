import type { ConsensusState, OutcomeState, ThreadKind } from '../../core/analysis.js';
import type { Rows } from '../rows.js';
import { DORMANT_DAYS, daysBefore } from './dashboard.js';
import { CORRECTED } from './marks.js';
import { refTo } from './refs.js';
import type { ThreadRef } from './search.types.js';

/** Columns of an analysis `a` by which other pages name its thread. */
export const THREAD_COLUMNS = `a.root, a.root_list, a.subject, a.kind, a.state, a.outcome, a.last_activity,
  ${CORRECTED}`;

export interface ThreadColumns {
  readonly root: string;
  readonly root_list: string;
  readonly subject: string;
  readonly kind: ThreadKind;
  readonly state: ConsensusState;
  readonly outcome: OutcomeState;
  readonly last_activity: string;
  readonly corrected: number;
}

export function threadRef(row: ThreadColumns, dormantBefore: string): ThreadRef {
  return {
    root: refTo(row.root_list, row.root),
    subject: row.subject,
    kind: row.kind,
    state: row.state,
    outcome: row.outcome,
    dormant: row.last_activity < dormantBefore,
    corrected: row.corrected === 1,
  };
}

/** Newest mail of the store, and the date before which threads without mail are dormant. */
export function readNow(rows: Rows): { readonly newest: string | null; readonly dormantBefore: string } {
  const newest = rows.get<{ newest: string | null }>('SELECT newest FROM store')?.newest ?? null;
  return { newest, dormantBefore: daysBefore(newest, DORMANT_DAYS) };
}
