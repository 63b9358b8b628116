// npx tsx scripts/train-positions.ts [--check] [--corrections LOG --db DATABASE]: fits the models of core/position on the
// labelled training threads, and on what corrections of a database's mails say when they are named.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type NamedModel, packSoftmax } from '../core/model/named.js';
import { fitPositions, measureRows, readCases } from '../core/position/fit.js';
import { correctionThreads } from './corrections.js';
import { keep } from './data-file.js';
import {
  labelledThreads,
  labelsSum,
  OWN_LABELS,
  ownThreads,
  type PositionThread,
  positionThread,
} from './labels.js';
import { ListsLeftOut } from './leave-lists-out.js';

const threads = (await labelledThreads('train')).map(positionThread);
const own = await ownThreads();
const corrected = await askedCorrections();
keep('core/position/models.data.ts', printed());

function printed(): string {
  const all = [...threads, ...own, ...corrected];
  const cases = readCases(all);
  const models = fitPositions(cases);
  const { slope, added } = new ListsLeftOut(all, cases).scale();
  const from = `${threads.length} labelled threads and ${own.length} threads of whole lists${corrected.length > 0 ? `, ${corrected.length} corrected threads` : ''}, ${cases.length} messages, sha256 of the label files ${labelsSum('train')} and ${ownSum()}`;
  const declarations = Object.entries(models).map(([name, model]: [string, NamedModel]) =>
    declaration(`${name.toUpperCase()}_MODEL`, model, from),
  );
  const offsets = Object.entries(added).map(([position, odds]) => `${printedKey(position)}: ${odds}`);
  const confidences = Object.entries(measureRows(cases)).map(([rule, share]) => `  '${rule}': ${share},`);
  return `// Made by scripts/train-positions.ts.
import type { PackedSoftmax } from '../model/named.js';
import type { ConfidenceScale } from './confidence.js';

${declarations.join('\n')}
/** How often each row and tag is right about the position of its message, on the same mail. */
export const ROW_CONFIDENCE: Readonly<Record<string, number>> = {
${confidences.join('\n')}
};

/** How sure the verdicts of the message model are, measured on the same mail by models that learnt from other lists. */
export const CONFIDENCE_SCALE: ConfidenceScale = {
  slope: ${slope},
  added: { ${offsets.join(', ')} },
};
`;
}

async function askedCorrections(): Promise<PositionThread[]> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, corrections: { type: 'string' }, db: { type: 'string' } },
  });
  if (values.corrections === undefined) return [];
  if (values.db === undefined)
    throw new Error('--corrections wants --db: the database that holds their mails');
  return correctionThreads(values.corrections, values.db);
}

function ownSum(): string {
  return createHash('sha256').update(readFileSync(OWN_LABELS)).digest('hex');
}

function printedKey(name: string): string {
  return /^\w+$/.test(name) ? name : `'${name}'`;
}

/** As the formatter would print it. */
function declaration(name: string, model: NamedModel, from: string): string {
  const { classes, packed, provenance } = packSoftmax(model, from);
  return `export const ${name}: PackedSoftmax = {
  classes: ${classes},
  packed:
    '${packed}',
  provenance:
    '${provenance}',
};
`;
}
