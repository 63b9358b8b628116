import { RULE_TABLES, type RuleRow } from '../core/rules.js';
import { escapeMarkdown } from './markdown.js';

const HEAD = `# The rules

<!-- Made from the rule tables by \`npm run docs\`; edit the tables instead. -->

Each row is a rule that reads words of a mail. Its id is stored with what it found and shown on the pages. The examples are
also its tests.`;

/** docs/rules.md. */
export function rulesMarkdown(): string {
  const tables = RULE_TABLES.map(({ title, rows }) => [`## ${title}`, ...rows.map(rowMarkdown)].join('\n\n'));
  return `${[HEAD, ...tables].join('\n\n')}\n`;
}

function rowMarkdown({ id, outcome, because, examples }: RuleRow): string {
  const means = typeof outcome === 'string' ? ` → ${outcome}` : '';
  return [
    `### ${id}${means}`,
    escapeProse(because),
    [...list('takes', examples.yes), ...list('leaves', examples.no)].join('\n'),
  ].join('\n\n');
}

/** Our own sentence, in which only markup has to be defused. */
function escapeProse(text: string): string {
  return text.replace(/[\\`*_<>[\]|#]/g, '\\$&');
}

function list(verb: string, examples: readonly string[]): string[] {
  return examples.map((example) => `- ${verb}: ${escapeMarkdown(example)}`);
}
