import { IDENTITY_WORDS } from '../core/identity/index.js';
import type { DashboardPage, Evidence, MessageRef, QuestionView, RfcPage } from '../db/pages/types.js';
import { CONSENSUS_CODES, OUTCOME_WORDS, POSITION_CODES } from './codes.js';
import { quotesLost } from './doubt.js';
import { messageUrl, rfcUrl } from './links.js';
import { markText } from './marks.js';
import { appliedText, supersededText } from './proposal.js';
import { replayText } from './replay.js';
import { day, waiting } from './time.js';
import { visible } from './visible.js';

/**
 * Words of mail inside Markdown: on one line, and nothing in them markup, wherever they stand on it (CommonMark 2.4, and
 * what GitHub adds: tables, bare addresses, mentions, math). Marks that mean nothing there are left alone, so that a record
 * reads well as it is.
 */
export function escapeMarkdown(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_{}[\]<>#|~&@$^!]|:(?=\S)/g, '\\$&')
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** RFC page or dashboard as Markdown; links start with `base` (`http://127.0.0.1:8090`), or are relative to the root. */
export function pageMarkdown(page: DashboardPage | RfcPage, base = ''): string {
  return page.page === 'rfc' ? rfcMarkdown(page, base) : dashboardMarkdown(page, base);
}

function dashboardMarkdown(page: DashboardPage, base: string): string {
  const rows = page.rows.map((row) => {
    const turn =
      row.turn === null
        ? ''
        : `${escapeMarkdown(row.turn.person?.name ?? row.turn.role)}: ${escapeMarkdown(row.turn.what)}`;
    const title = `[${escapeMarkdown(row.subject)}](${base}${rfcUrl(row.root)})`;
    return `| ${coded(CONSENSUS_CODES[row.state])} | ${title} | ${turn} | ${waiting(row.turn?.since ?? null, page.newest)} |`;
  });
  return `${['# RFCs', '', '| State | RFC | Whose turn | Waiting |', '| --- | --- | --- | --- |', ...rows].join('\n')}\n`;
}

function rfcMarkdown(page: RfcPage, base: string): string {
  const link = (ref: MessageRef, text: string): string => `[${text}](${base}${messageUrl(ref)})`;
  const cited = (e: Evidence): string =>
    `“${escapeMarkdown(e.text)}” (${link(e.ref, `${escapeMarkdown(e.who)}, ${day(e.date)}`)})`;
  const question = (q: QuestionView): string =>
    `${escapeMarkdown(q.asker.name)}: ${link(q.ref, escapeMarkdown(q.text))}${q.carriedFrom === undefined ? '' : ` (asked on ${escapeMarkdown(q.carriedFrom)})`}${q.answer === null ? '' : ` Answer: ${cited(q.answer)}`}`;
  const asked = page.questions.filter((q) => !q.rhetorical);
  const parts = [
    `# ${escapeMarkdown(page.subject)}`,
    `${escapeMarkdown(page.author.name)}, ${day(page.posted)}, ${page.messages} messages. ${link(page.root, 'First message')}`,
    page.replay === undefined ? '' : escapeMarkdown(replayText(page.replay)),
    `**${coded(CONSENSUS_CODES[page.state])}**. Outcome: ${OUTCOME_WORDS[page.outcome.state]}${page.outcome.evidence === null ? '' : `, ${cited(page.outcome.evidence)}`}`,
    page.reconstructed === null ? '' : `Caution: ${quotesLost(page.reconstructed)}.`,
    [supersededText(page.proposal), appliedText(page)]
      .flatMap((text) => (text === null ? [] : [`${escapeMarkdown(text)}.`]))
      .join(' '),
    list(
      page.reasons.map((r) =>
        r.ref === null ? escapeMarkdown(r.text) : link(r.ref, escapeMarkdown(r.text)),
      ),
    ),
    section('Missing', page.missing.map(escapeMarkdown)),
    section(
      'Whose turn',
      page.turns.map(
        (t) =>
          `${escapeMarkdown(t.person?.name ?? t.role)}: ${escapeMarkdown(t.what)} (${waiting(t.since, page.newest)})`,
      ),
    ),
    section(
      'Positions',
      page.reviewers.map(
        (r) =>
          `**${coded(POSITION_CODES[r.position])}** ${escapeMarkdown(r.person.name)}${r.evidence === null ? '' : `: ${cited(r.evidence)}`}${r.identity === null ? '' : `, sender: ${IDENTITY_WORDS[r.identity.level]}`}`,
      ),
    ),
    section('Open questions', asked.filter((q) => q.status === 'open').map(question)),
    section('Answered questions', asked.filter((q) => q.status === 'answered').map(question)),
    section(
      'Decisions',
      page.decisions.map((d) => `${escapeMarkdown(d.what)}: ${cited(d.evidence)}`),
    ),
    section(
      'Corrections',
      page.corrections.map(
        (m) =>
          `**${escapeMarkdown(m.text)}**, ${escapeMarkdown(markText(m))}${m.ref === null ? '' : ` ${link(m.ref, 'rests on')}`}`,
      ),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function coded(code: { readonly letter: string; readonly word: string }): string {
  return `\`${code.letter}\` ${code.word}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function section(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `## ${title}\n\n${list(items)}`;
}
