import { describe, expect, it } from '@jest/globals';
import type { ThreadContext } from '../../../core/analysis.js';
import { readThread } from '../../../core/index.js';
import type { Message } from '../../../core/message.js';
import { bodyLines } from '../../../core/quote/index.js';
import { compare, splitThreads } from '../../../core/thread/index.js';
import type { ThreadPage } from '../../../db/pages/types.js';
import { decodeFiles } from '../../../ingest/index.js';
import { collatedJson, collatedMarkdown } from '../../../views/export/collated.js';
import { mail } from '../../support/mail.js';
import { ROOT, sharedPath } from '../../support/shared.js';
import { ref, threadPage } from '../fixtures.js';
import { PAYLOADS } from '../hostile.js';

/** Greetings, attribution lines and signatures are left out of a conversation. */
const SILENT = ['attribution', 'signature', 'footer', 'elision', 'salutation'];

function pageOf(context: ThreadContext): ThreadPage {
  const [template] = threadPage().messages;
  if (template === undefined) throw new Error('the fixture has a message');
  return {
    ...threadPage(),
    messages: context.forest.map(({ id, parent, depth, ghost }) => ({
      ...template,
      ref: { ...ref('x'), messageId: id },
      parent,
      depth,
      ghost,
      date: context.byId.get(id)?.date ?? '',
      tree: context.trees.get(id) ?? null,
    })),
  };
}

function ownLines(context: ThreadContext): string[] {
  return context.messages.flatMap((message: Message) => {
    const tree = context.trees.get(message.id);
    if (tree === undefined) return [];
    return bodyLines(message, tree)
      .filter((line) => line.depth === 0 && !SILENT.includes(line.kind))
      .map((line) => `${message.id} ${line.line} ${line.text.trim()}`);
  });
}

function collatedLines(page: ThreadPage): string[] {
  return collatedJson(page).passages.flatMap(({ messageId, lines }) =>
    lines.map(({ line, text }) => `${messageId} ${line} ${text.trim()}`),
  );
}

function sorted(lines: readonly string[]): string[] {
  return lines.toSorted(compare);
}

async function threadsOf(path: string): Promise<ThreadContext[]> {
  const { mails } = await decodeFiles([path], {});
  return splitThreads(mails.map(({ message }) => message)).map((thread) => readThread(thread));
}

describe('the collated thread', () => {
  it('says every own line of every mail exactly once', async () => {
    for (const context of await threadsOf(`${ROOT}/sample`)) {
      const own = sorted(ownLines(context));
      expect(own.length).toBeGreaterThan(0);
      expect(sorted(collatedLines(pageOf(context)))).toEqual(own);
    }
  });

  const real = ['linux-s390-01', 'cgroups-01', 'cgroups-02', 'cgroups-03'].flatMap((name) => {
    const path = sharedPath(`corpora/threads/${name}.mbox`);
    return path === null ? [] : [path];
  });
  (real.length === 0 ? it.skip : it)('does so with real threads too (skipped without them)', async () => {
    for (const path of real) {
      for (const context of await threadsOf(path)) {
        expect(sorted(collatedLines(pageOf(context)))).toEqual(sorted(ownLines(context)));
      }
    }
  });

  it('names speaker, time, position and place of each passage', () => {
    const [first] = collatedJson(threadPage()).passages;
    expect(first).toMatchObject({ depth: 0, answers: null });
    expect(first?.who).not.toBe('');
    expect(first?.link).toMatch(/#L\d+$/);
  });

  it('lets no words of mail out of their fence in Markdown', () => {
    for (const payload of [...PAYLOADS, '```', '`````text', '~~~', '> ```']) {
      const page = threadPage();
      const [one] = page.messages;
      if (one === undefined) throw new Error('the fixture has a message');
      const evil = { ...one, who: { key: payload, name: payload } };
      const text = collatedMarkdown({
        ...page,
        subject: payload,
        messages: [evil, ...page.messages.slice(1)],
      });
      expect(unfenced(text).replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/<|]\((?!\/)/);
    }
  });

  it('opens and closes a fence longer than any in the mail', () => {
    const context = readThread([
      mail({ id: 'a@mail.example', body: 'Use this:\n\n```\ncode\n```\n\n`````\n<b>\n' }),
    ]);
    const text = collatedMarkdown(pageOf(context));
    expect(text).toContain('``````text\n');
    expect(unfenced(text)).not.toContain('<b>');
  });
});

/** What stands outside of code fences, by CommonMark's rule: closed by a fence at least as long. */
function unfenced(text: string): string {
  let open = 0;
  return text
    .split('\n')
    .filter((line) => {
      const ticks = /^(?:> ?)*(`{3,})(text)?$/.exec(line);
      const length = ticks?.[1]?.length ?? 0;
      if (open === 0 && length > 0) open = length;
      else if (open > 0 && length >= open && ticks?.[2] === undefined) open = 0;
      else return open === 0;
      return false;
    })
    .join('\n');
}
