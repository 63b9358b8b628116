import type { MessageRef } from '../../db/pages/types.js';
import { messageUrl } from '../links.js';
import { escapeMarkdown } from '../markdown.js';
import { day } from '../time.js';
import { visible } from '../visible.js';
import type { Document, Item } from './document.js';

/** A document as CommonMark with YAML front matter. `base` goes before links; '' leaves them relative to the root. */
export function documentMarkdown(document: Document, base = ''): string {
  const front = document.facts.map(([name, value]) => `${name}: ${yamlString(value)}`);
  const parts = [
    ['---', ...front, '---'].join('\n'),
    `# ${escapeMarkdown(document.title)}`,
    ...document.sections.flatMap(({ heading, level, items, none }) => [
      `${'#'.repeat(level)} ${escapeMarkdown(heading)}`,
      items.length === 0 ? escapeMarkdown(none) : items.map((one) => itemMarkdown(one, base)).join('\n'),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A double-quoted scalar: JSON's strings are YAML's too (YAML 1.2, section 1.3). No markup where front matter is not known. */
function yamlString(text: string): string {
  return JSON.stringify(visible(text.replace(/\s+/g, ' ').trim())).replace(
    /[<>[\]&`*_]/g,
    (char) => `\\u00${char.charCodeAt(0).toString(16)}`,
  );
}

function itemMarkdown({ label, text, evidence, ref }: Item, base: string): string {
  const link = (to: MessageRef, words: string): string => `[${words}](${base}${messageUrl(to)})`;
  const words = escapeMarkdown(text);
  const said =
    evidence === null
      ? ''
      : `\n  “${escapeMarkdown(evidence.text)}” (${link(evidence.ref, `${escapeMarkdown(evidence.who)}, ${day(evidence.date)}`)})`;
  return `- ${label === '' ? '' : `**${escapeMarkdown(label)}:** `}${ref === null || words === '' ? words : link(ref, words)}${said}`;
}
