import type { MessageId } from '../core/ids.js';
import type { Note } from '../core/message.js';
import type { ImportCounts } from '../db/store.js';
import { REPORT_ENTRIES } from './limits.js';
import type { Broken, Unread } from './mail.js';

export interface OddMail {
  readonly origin: string;
  readonly messageId: MessageId;
  readonly notes: readonly Note[];
}
/** What an import did. Each mail read is `added` or `known`; `odd` ones are among the added, `skipped` things are none of them. */
export interface ImportReport {
  readonly counts: ImportCounts;
  /** The odd and the skipped by name, at most `REPORT_ENTRIES` of each. */
  readonly odd: readonly OddMail[];
  readonly skipped: readonly { readonly origin: string; readonly reason: string }[];
  /** Threads that were analysed, and those on which the analysis failed: a mistake of ours, their mail is kept. */
  readonly threads: number;
  readonly failed: readonly { readonly thread: number; readonly reason: string }[];
  /** Sources that were not read to their end, each also among the skipped. */
  readonly broken: readonly { readonly source: string; readonly reason: string }[];
  /** Everything was read, saved and analysed. False after an interruption: importing again goes on from there. */
  readonly complete: boolean;
}

/** Counts while an import runs. */
export class Tally {
  read = 0;
  added = 0;
  known = 0;
  oddCount = 0;
  skippedCount = 0;
  readonly odd: OddMail[] = [];
  readonly skipped: { origin: string; reason: string }[] = [];
  readonly broken: { source: string; reason: string }[] = [];

  get counts(): ImportCounts {
    const { read, added, known, oddCount: odd, skippedCount: skipped } = this;
    return { read, added, known, odd, skipped };
  }

  skip({ origin, reason }: Unread | Broken): void {
    this.skippedCount++;
    if (this.skipped.length < REPORT_ENTRIES) this.skipped.push({ origin, reason });
  }

  note(odd: OddMail): void {
    this.oddCount++;
    if (this.odd.length < REPORT_ENTRIES) this.odd.push(odd);
  }
}
