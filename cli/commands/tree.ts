import { basename } from 'node:path';
import type { Message } from '../../core/message.js';
import { bodyLines, quoteThread, treeWithContext } from '../../core/quote/index.js';
import type { Body, BodyLine } from '../../core/quote/nodes.js';
import { buildForest, inDateOrder } from '../../core/thread/index.js';
import { treeRecord } from '../../views/contract.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { readMails } from '../decode.js';
import type { Io } from '../io.js';
import type { OptionValues } from '../options.js';

export const treeCommand: Command = {
  name: 'tree',
  summary: 'Tell who wrote each line of a mail.',
  args: '<file...>',
  options: ['thread', 'json'],
  description: [
    'Every mail of each FILE, in order. Quoted lines are matched against the other mails of its FILE and those of `--thread`, so that each names the mail in which it was first sent. An archive page that lost its quote marks has its writers reconstructed. No database is touched.',
    'With `--json` there is one object a line for each mail: `file`, `messageId` (null without one), `from`, `date`, `lines` (every non-blank line as `{text, depth, speaker, source, confidence}`; depth 0 is the sender’s own) and `tree`, the quote tree.',
  ],
  examples: [
    ['tree reply.eml', 'Each line with its writer.'],
    ['tree page.txt --thread thread.mbox --json', 'An archive page, with the mails it may quote.'],
  ],
  async run(io, files, options) {
    const context = await readMessages(io, options.thread ?? []);
    for (const file of files) {
      const messages = await readMessages(io, [file]);
      for (const { message, tree } of treesOf(messages, context))
        print(io, options, basename(file), message, tree);
    }
  },
};

interface Read {
  readonly message: Message;
  readonly tree: Body;
}

/** A mail alone is matched against its context; those of an mbox against each other too, all in one pass. */
function treesOf(messages: readonly Message[], context: readonly Message[]): Read[] {
  const [only] = messages;
  if (only !== undefined && messages.length === 1)
    return [{ message: only, tree: treeWithContext(only, context).tree }];
  const known = inDateOrder([...messages, ...context]);
  const trees = quoteThread(known, buildForest(known).forest);
  return messages.flatMap((message) => {
    const tree = trees.get(message.id);
    return tree === undefined ? [] : [{ message, tree }];
  });
}

async function readMessages(io: Io, paths: readonly string[]): Promise<Message[]> {
  return (await readMails(io, paths)).map((mail) => mail.message);
}

function print(io: Io, options: OptionValues, file: string, message: Message, tree: Body): void {
  const lines = bodyLines(message, tree);
  if (options.json) io.out(`${JSON.stringify(treeRecord(file, message, tree, lines))}\n`);
  else io.out(`${lines.map(lineText).join('\n')}\n`);
}

function lineText({ speaker, depth, text }: BodyLine): string {
  return visible(`${(speaker ?? '?').padEnd(20)} ${'>'.repeat(depth)}${depth > 0 ? ' ' : ''}${text}`);
}
