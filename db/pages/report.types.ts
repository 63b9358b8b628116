import type { MessageRef } from './types.js';

/** What became of a mail on import, from whole to not read at all; every mail is one of them. */
export const FATES = ['whole', 'odd', 'cut', 'unparsed', 'id-taken', 'refused'] as const;
export type Fate = (typeof FATES)[number];

export interface ReportFilter {
  readonly fate?: Exclude<Fate, 'whole'> | undefined;
  /** From 1. */
  readonly page?: number | undefined;
}
export interface ReportEntry {
  readonly fate: Fate;
  /** Null for what is not kept. */
  readonly ref: MessageRef | null;
  /** Hash of the bytes of a mail whose id is taken by another: its own raw link needs it. */
  readonly sha256: string | null;
  readonly origin: string;
  readonly subject: string;
  readonly notes: readonly { readonly code: string; readonly text: string }[];
}
/** Every mail that was met and what became of it: the counts add up to `total`, and each that is not whole is an entry. */
export interface ReportPage {
  readonly page: 'report';
  readonly filter: ReportFilter;
  readonly total: number;
  readonly counts: readonly { readonly fate: Fate; readonly count: number }[];
  /** Newest first, of the fate asked for. */
  readonly entries: readonly ReportEntry[];
  readonly entriesTotal: number;
  readonly pageSize: number;
  /** Things that were not read and are counted but not named: more than a run keeps by name. */
  readonly unnamed: number;
}
