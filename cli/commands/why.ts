import { POSITIONS, type Statement } from '../../core/analysis.js';
import { type MessageId, messageId } from '../../core/ids.js';
import type { Explanation } from '../../core/position/explain.js';
import type { ReviewerView } from '../../db/pages/types.js';
import type { Store } from '../../db/store.js';
import { POSITION_CODES } from '../../views/codes.js';
import { pageJson } from '../../views/json.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { notFound, readId } from '../ids.js';
import type { Io } from '../io.js';
import type { OptionValues } from '../options.js';
import { readRfc } from '../rfc.js';
import { withStore } from '../store.js';

export const why: Command = {
  name: 'why',
  summary: 'Tell why a mail, or a person, is read as it is.',
  args: '<id> [person]',
  options: ['json', 'db'],
  description: [
    'For a mail: what was taken from it, each with the line, the sentence, the rule and its reason; then every sentence in which a row of the position rules was met, with the rows passed over, and how the model weighs each position. With a person (a name or part of one): where they stand and every step that led there. docs/rules.md has all rules.',
  ],
  examples: [
    ['why - < reply.eml', 'What did this mail count for?'],
    [
      'why 20260907081204.432606-1-mira.okafor@kitelabs.example.com hanna',
      'How did Hanna come to her position?',
    ],
  ],
  run: (io, [id, person], options) =>
    person === undefined ? whyMail(io, id, options) : whyPerson(io, id, person, options),
};

async function whyMail(io: Io, arg: string | undefined, options: OptionValues): Promise<undefined> {
  const id = await readId(io, arg ?? '');
  const { message, read } = await withStore(io, options, 'read', async (store) => {
    const page = (await store.message(id)) ?? (await notFound(store, id));
    return { message: page.message, read: await explained(store, messageId(id)) };
  });
  const { becauseOf } = await import('../../core/rules.js');
  const findings = message.findings.map((finding) => ({ ...finding, because: becauseOf(finding.rule) }));
  if (options.json) return void io.out(pageJson({ findings, read }, true));
  if (findings.length === 0) io.out('Nothing was taken from this mail.\n');
  for (const { label, text, line, rule, because } of findings) {
    io.out(visible(`${label}, line ${line}: "${text}"\n${ruleText(rule, because)}`));
  }
  if (read !== null) printRead(io, read);
}

/** How the position rules and the model read the mail; null for a mail that takes no part (a ghost's, a bot's). */
async function explained(store: Store, id: MessageId): Promise<Explanation | null> {
  const threads = await store.proposalMessages(id);
  const messages = threads.find((thread) => thread.some((message) => message.id === id));
  if (messages === undefined) return null;
  const { explain, readThread } = await import('../../core/index.js');
  return explain(readThread(messages), id);
}

function printRead(io: Io, { finding, sentences, weighed }: Explanation): void {
  const met = sentences.filter(({ rows }) => rows.length > 0);
  io.out(`\nPosition: ${POSITION_CODES[finding.position].word}, decided by ${finding.rule}\n`);
  if (finding.role !== 'participant') return;
  const weights = POSITIONS.map((position, i) => `${position} ${Math.round((weighed[i] ?? 0) * 100)} %`);
  io.out(`  the model: ${weights.join(', ')}\n`);
  for (const statement of finding.statements) io.out(visible(aboutText(statement)));
  for (const { text, span, rows } of met) {
    io.out(visible(`  line ${span.start.line}: "${text.replace(/\s+/g, ' ')}"`).concat('\n'));
    for (const [i, row] of rows.entries())
      io.out(`    ${i === 0 ? 'met' : 'passed over'}: ${row.id} (${row.outcome})\n`);
  }
}

/** What a statement is about, and what it is tied to. */
function aboutText({ span, position, target, patches, condition }: Statement): string {
  const about = { series: 'the whole', patch: 'a patch', 'other-idea': "another's idea" }[target];
  const which = patches.length === 0 ? '' : ` ${patches.map((id) => `<${id}>`).join(' ')}`;
  const tied = condition === null ? '' : `, tied to "${condition}"`;
  return `  line ${span.start.line}: ${POSITION_CODES[position].word}, about ${about}${which}${tied}\n`;
}

async function whyPerson(
  io: Io,
  id: string | undefined,
  name: string,
  options: OptionValues,
): Promise<undefined> {
  const { reviewers } = await readRfc(io, id, options);
  const reviewer = findReviewer(reviewers, name);
  const { becauseOf } = await import('../../core/rules.js');
  const because = becauseOf(reviewer.rule);
  if (options.json) return void io.out(pageJson({ ...reviewer, because }, true));
  const { position, person, rule, path } = reviewer;
  io.out(visible(`${person.name}: ${POSITION_CODES[position].word}\n${ruleText(rule, because)}`));
  for (const step of path) {
    const { date, text, ref } = step.evidence;
    io.out(
      visible(
        `  ${date.slice(0, 10)} ${POSITION_CODES[step.position].word}: "${text}" <${ref.messageId}> ${step.note}`,
      )
        .trimEnd()
        .concat('\n'),
    );
  }
}

function findReviewer(reviewers: readonly ReviewerView[], name: string): ReviewerView {
  const wanted = name.toLowerCase();
  const found = reviewers.filter(({ person }) =>
    `${person.name} ${person.key}`.toLowerCase().includes(wanted),
  );
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const names = (found.length > 1 ? found : reviewers).map(({ person }) => person.name).join(', ');
  throw new CliError(
    found.length > 1 ? `"${name}" may be ${names}.` : `no reviewer "${name}"; there are ${names || 'none'}.`,
    EXIT.notFound,
  );
}

function ruleText(rule: string, because: string | null): string {
  return `  rule ${rule}${because === null ? '' : `: ${because}`}\n`;
}
