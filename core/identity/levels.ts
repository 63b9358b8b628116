/** How well it is shown that a mail comes from whom it names, best first. */
export const IDENTITY_LEVELS = [
  'domain-verified',
  'recorded',
  'other-domain',
  'unsigned',
  'contradicted',
  'no-record',
] as const;
export type IdentityLevel = (typeof IDENTITY_LEVELS)[number];

/** The level of one mail, with the reason as a sentence for a person. */
export interface Identity {
  readonly level: IdentityLevel;
  readonly text: string;
}

/** Each level in a few words, for every page. */
export const IDENTITY_WORDS: Readonly<Record<IdentityLevel, string>> = {
  'domain-verified': 'domain verified',
  recorded: 'signed by an mbox',
  'other-domain': 'signed by another domain',
  unsigned: 'unsigned',
  contradicted: 'contradicted',
  'no-record': 'no record',
};
