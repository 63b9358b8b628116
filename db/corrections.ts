import type { Change, Correction } from '../core/correction/types.js';

/** A correction before the store has given it its id and looked up what the mail says. */
export interface NewCorrection {
  /** Any message of the thread it is about. */
  readonly messageId: string;
  readonly change: Change;
  readonly who: string;
  readonly why: string;
  /** The mail it rests on, where there is one. */
  readonly restsOn: string | null;
}
/** A correction as the audit log shows it. */
export interface LoggedCorrection extends Correction {
  /** False: what it is about is not here (yet), or it was undone. */
  readonly applied: boolean;
  /** Id of the correction that undid it, or null while it stands. */
  readonly undoneBy: string | null;
  /** What the mails alone say now; null where they say nothing of it, or where it does not stand. */
  readonly derivedNow: string | null;
  /** The mails have come to say something else since it was made. */
  readonly mailSaysOtherwise: boolean;
}

export const TOKEN_SCOPES = ['read', 'annotate', 'admin'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];
export interface TokenEntry extends TokenHolder {
  readonly made: string;
  /** Null while it works. */
  readonly revoked: string | null;
}
export interface TokenHolder {
  readonly name: string;
  readonly scope: TokenScope;
}
