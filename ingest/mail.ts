import type { Note } from '../core/message.js';

/** Where a mail was found. */
export interface Origin {
  /** For people: `lkml.mbox:1234`, `new/1612.host`. */
  readonly label: string;
  /** Date (ISO 8601 UTC) of the mail before it in the archive, for one that tells no date itself. */
  readonly after?: string;
  /** Where the mail ends was worked out from lines that its own text could hold. */
  readonly boundary?: 'mbox';
  /** What the source itself met, such as a mail cut at the size limit. */
  readonly notes?: readonly Note[];
}
/** One mail as a source gives it. */
export interface RawMail {
  readonly kind: 'mail';
  readonly raw: Uint8Array;
  readonly origin: Origin;
}
/** Something that a source could not read: a value, so that the run goes on and the report names it. */
export interface Unread {
  readonly kind: 'unread';
  readonly origin: string;
  readonly reason: string;
}
/** A source that was not read to its end: a file cut short, a server that went away. Reading it again goes on. */
export interface Broken {
  readonly kind: 'broken';
  readonly origin: string;
  readonly reason: string;
}

/** How far a source was read, told once at its end; given back, it is read from there on. */
export interface Mark {
  readonly kind: 'mark';
  readonly mark: string;
}
export type SourceItem = RawMail | Unread | Broken | Mark;

/** What was thrown, in words for people. */
export function reasonOf(error: unknown): string {
  const { message, errors } = (typeof error === 'object' ? (error ?? {}) : {}) as Partial<AggregateError>;
  // Where a host has several addresses, the failure holds one for each and says nothing itself.
  if (Array.isArray(errors) && errors.length > 0) return reasonOf(errors[0]);
  return message || String(error);
}

/** A source that is not there at all, or not what it was said to be: the caller's mistake. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}
