import { manPage } from '../../cli/man.js';
import { commandReference } from '../../cli/reference.js';
import { apiReference } from '../../server/api/reference.js';
import { howItDecides } from '../../views/how-it-decides.js';
import { rulesMarkdown } from '../../views/rules.js';

/** Documents that are made from tables of the code, and what makes them. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'docs/acktree.1': manPage,
  'docs/api.md': apiReference,
  'docs/cli.md': commandReference,
  'docs/how-it-decides.md': howItDecides,
  'docs/rules.md': rulesMarkdown,
};
