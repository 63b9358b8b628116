import { basename } from 'node:path';
import type { Message } from '../../core/message.js';
import type { Body, BodyLine } from '../../core/quote/nodes.js';
import { treeConfidence } from '../../core/quote/own.js';
import { treeRecord } from '../../views/contract.js';
import { percent, quotesLost, SURE } from '../../views/doubt.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { readMails } from '../decode.js';
import type { Io } from '../io.js';

export const treeCommand: Command = {
  name: 'tree',
  summary: 'Tell who wrote each line of a mail.',
  args: '<file...>',
  options: ['thread', 'json'],
  description: [
    'Every mail of each FILE, in order. Quoted lines are matched against the other mails of its FILE and those of `--thread`, so that each names the mail in which it was first sent. An archive page that lost its quote marks has its writers reconstructed, those that are doubtful with a figure and `?` where nothing tells. No database is touched.',
    'With `--json` there is one object a line for each mail: `file`, `messageId` (null without one), `from`, `date`, `lines` (every non-blank line as `{text, depth, speaker, source, confidence}`; depth 0 is the sender’s own) and `tree`, the quote tree.',
  ],
  examples: [
    ['tree reply.eml', 'Each line with its writer.'],
    ['tree page.txt --thread thread.mbox --json', 'An archive page, with the mails it may quote.'],
  ],
  async run(io, files, options) {
    const { readTrees } = await import('../trees.js');
    const context = await readMessages(io, options.thread ?? []);
    for (const path of files) {
      const file = basename(path);
      for (const { message, tree, lines } of readTrees(await readMessages(io, [path]), context)) {
        if (options.json) io.out(`${JSON.stringify(treeRecord(file, message, tree, lines))}\n`);
        else io.out(treeText(tree, lines));
      }
    }
  },
};

async function readMessages(io: Io, paths: readonly string[]): Promise<Message[]> {
  return (await readMails(io, paths)).map((mail) => mail.message);
}

function treeText(tree: Body, lines: readonly BodyLine[]): string {
  const sure = treeConfidence(tree);
  const head = sure === null ? [] : [`[${quotesLost(sure)}]`];
  return `${[...head, ...lines.map((line) => lineText(line, sure !== null))].join('\n')}\n`;
}

/** `inferred`: the marks were lost, so that a writer who is doubtful has a figure. */
function lineText({ speaker, depth, text, confidence }: BodyLine, inferred: boolean): string {
  const doubt = inferred && speaker !== null && confidence < SURE ? percent(confidence) : '';
  const column = inferred ? ` ${doubt.padStart(4)}` : '';
  const marks = `${'>'.repeat(depth)}${depth > 0 ? ' ' : ''}`;
  return visible(`${(speaker ?? '?').padEnd(20)}${column} ${marks}${text}`);
}
