import { type Change, changeText } from '../../core/correction/index.js';
import type { Rows } from '../rows.js';
import { refOrNull } from './refs.js';
import type { MarkView } from './types.js';

interface MarkRow {
  readonly thread: number;
  readonly uid: string;
  readonly about: string;
  readonly derived: string | null;
  readonly otherwise: number;
  readonly applied: number;
  readonly change: string;
  readonly who: string;
  readonly made: string;
  readonly why: string;
  readonly rests_on: string | null;
  readonly list: string | null;
}

/** The corrections that stand in these threads, oldest first, by thread. One statement. */
export function readMarks(
  rows: Rows,
  threads: readonly number[],
  nameOf?: (key: string) => string,
): ReadonlyMap<number, readonly MarkView[]> {
  const found = rows.all<MarkRow>(
    `SELECT k.*, c.change, c.who, c.made, c.why, c.rests_on, m.list
     FROM mark k JOIN correction c ON c.uid = k.uid LEFT JOIN message m ON m.message_id = c.rests_on
     WHERE k.thread IN (SELECT value FROM json_each(?)) ORDER BY k.thread, k.n`,
    [JSON.stringify(threads)],
  );
  const marks = new Map<number, MarkView[]>();
  for (const row of found) {
    const known = marks.get(row.thread);
    if (known === undefined) marks.set(row.thread, [markView(row, nameOf)]);
    else known.push(markView(row, nameOf));
  }
  return marks;
}

function markView(row: MarkRow, nameOf?: (key: string) => string): MarkView {
  const change = JSON.parse(row.change) as Change;
  return {
    id: row.uid,
    kind: change.kind,
    about: row.about,
    text: changeText(change, nameOf),
    who: row.who,
    when: row.made,
    why: row.why,
    ref: refOrNull(row.list, row.rests_on),
    derived: row.derived,
    mailSaysOtherwise: row.otherwise === 1,
    applied: row.applied === 1,
  };
}

/** The correction that counts for a thing: the last that has an effect. */
export function markOf(marks: readonly MarkView[], about: string): MarkView | null {
  return marks.findLast((mark) => mark.applied && mark.about === about) ?? null;
}

/** In a SELECT over `analysis a`: 1 where a correction changes what the mails say of the thread. */
export const CORRECTED =
  'EXISTS (SELECT 1 FROM mark k WHERE k.thread = a.thread AND k.applied = 1) AS corrected';
