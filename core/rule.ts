/** One row of a rule table. The examples are its tests (tests/core/rules.test.ts runs every one) and its documentation. */
export interface Rule<Outcome> {
  /** `family/name`; stored with each finding and shown on the page, so never reuse one. */
  readonly id: `${string}/${string}`;
  readonly outcome: Outcome;
  /** Linear time: no nested quantifiers over mail text; run on one sentence or line of at most 2,000 characters. */
  readonly pattern: RegExp;
  /** Why the rule reads the words so: one sentence, or a place in the kernel's docs. */
  readonly because: string;
  readonly examples: { readonly yes: readonly string[]; readonly no: readonly string[] };
}

/** Only fixes the type of a table; kept so that a table reads as a declaration. */
export function defineRules<const Outcome>(rules: readonly Rule<Outcome>[]): readonly Rule<Outcome>[] {
  return rules;
}
