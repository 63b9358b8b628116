import { POSITIONS } from '../../core/analysis.js';
import type { RfcPage } from '../../db/pages/types.js';
import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { readRfc } from '../rfc.js';

/** What `--need` asks for when it is not given: somebody is for it, and nobody objects. */
const DEFAULT_NEED = 'support>=1,oppose=0';

export const check: Command = {
  name: 'check',
  summary: 'Ask whether a proposal has what it needs; the answer is the exit status.',
  args: '<id>',
  options: ['need', 'verifiedOnly', 'db'],
  description: [
    `Status 0 is yes, 4 is no; what is missing is said on standard error. Without \`--need\` the conditions are \`${DEFAULT_NEED}\`. Each position counts the people who hold it at the end; \`open-questions\` counts questions.`,
  ],
  examples: [
    ["check - --need 'support>=2,oppose=0,concern=0' < cover.eml", 'Is it ready to be applied?'],
    ["check 1@example.org --need 'open-questions=0' || echo wait", 'In a script.'],
  ],
  async run(io, [id], options) {
    const needs = (options.need ?? DEFAULT_NEED).split(',').map(readNeed);
    const page = await readRfc(io, id, options);
    const missing = needs.filter((need) => !need.holds(count(page, need.what)));
    for (const { text, what } of missing)
      io.talk(`no: ${text} does not hold, ${what} is ${count(page, what)}`);
    return missing.length === 0 ? EXIT.ok : EXIT.no;
  },
};

interface Need {
  readonly text: string;
  readonly what: string;
  holds(count: number): boolean;
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
const COUNTED: readonly string[] = [...POSITIONS, 'open-questions'];

function readNeed(text: string): Need {
  const [, what = '', operator = '', number = ''] =
    /^\s*([a-z-]+)\s*([<>!]?=|[<>])\s*(\d{1,6})\s*$/.exec(text) ?? [];
  const compare = OPERATORS[operator];
  if (compare === undefined || !COUNTED.includes(what)) {
    throw new CliError(
      `"${text}" is no condition. One looks like oppose=0; count ${COUNTED.join(', ')}.`,
      EXIT.usage,
    );
  }
  return { text: text.trim(), what, holds: (count) => compare(count, Number(number)) };
}

function count(page: RfcPage, what: string): number {
  if (what === 'open-questions')
    return page.questions.filter((q) => q.status === 'open' && !q.rhetorical).length;
  return page.reviewers.filter((reviewer) => reviewer.position === what).length;
}
