import { commandReference } from '../../cli/reference.js';

/** Documents that are made from tables of the code, and what makes them. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'docs/cli.md': commandReference,
};
