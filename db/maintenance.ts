import type { Message } from '../core/message.js';

/** Something wrong in a database, and what it concerns (a Message-ID, a thread's root, a table). */
export interface Damage {
  readonly kind: 'file' | 'raw' | 'message' | 'derived' | 'search' | 'correction';
  readonly where: string;
  /** One sentence for a person. */
  readonly text: string;
}
export interface CheckReport {
  readonly messages: number;
  readonly threads: number;
  readonly corrections: number;
  /** SHA-256 over everything that mail and people decide; equal for equal mail, whatever order it came in. */
  readonly digest: string;
  readonly damages: readonly Damage[];
}

/** A kept mail for decoding once more, with what it was decoded to before. */
export interface KeptMail {
  readonly raw: Uint8Array;
  readonly origin: string;
  readonly was: Message;
}
export type Redecode = (mail: KeptMail) => Promise<Message>;
export interface RebuildReport {
  readonly messages: number;
  /** Mail whose bytes could not be read any more: it is not in the new database. */
  readonly lost: readonly Damage[];
}
