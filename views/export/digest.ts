import type { DashboardRow, EventView } from '../../db/pages/types.js';
import { CONSENSUS_CODES, OUTCOME_WORDS } from '../codes.js';
import { day, waiting } from '../time.js';
import { type Document, item, section } from './document.js';

/** What a digest tells of one proposal. */
export interface Moved {
  readonly row: DashboardRow;
  /** What happened since the day asked for, oldest first. */
  readonly events: readonly EventView[];
}
export interface DigestFacts {
  readonly since: string;
  /** Newest mail: the day up to which it tells. */
  readonly newest: string;
  readonly moved: readonly Moved[];
  /** Open ones that somebody is waited for, longest waiting first. */
  readonly waiting: readonly DashboardRow[];
}

/** What moved, and who is waited for: one text for a list, a file or a mail. */
export function digestDocument({ since, newest, moved, waiting: open }: DigestFacts): Document {
  return {
    title: `What moved, ${day(since)} to ${day(newest)}`,
    facts: [],
    about: null,
    sections: [
      ...moved.map(({ row, events }) => section(`${row.subject} (${stateOf(row)})`, events.map(eventItem))),
      ...(moved.length === 0 ? [section('Moved', [], 'Nothing moved.')] : []),
      section(
        'Waited for',
        open.map((row) =>
          item(
            `${row.turn?.person?.name ?? row.turn?.role ?? 'nobody'}, ${waiting(row.turn?.since ?? null, newest)}`,
            `${row.turn?.what ?? ''}: ${row.subject}`,
            { ref: row.turn?.ref ?? row.root },
          ),
        ),
        'Nobody is waited for.',
      ),
    ],
  };
}

function stateOf(row: DashboardRow): string {
  return row.outcome === 'open' ? CONSENSUS_CODES[row.state].word : OUTCOME_WORDS[row.outcome];
}

function eventItem({ date, text, ref }: EventView) {
  return item(day(date), text, { ref });
}
