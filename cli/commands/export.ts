import { pageJson } from '../../views/json.js';
import { pageMarkdown } from '../../views/markdown.js';
import type { Command } from '../command.js';
import { readRfc } from '../rfc.js';

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write the record of a proposal as Markdown or JSON.',
  args: '<id>',
  options: ['format', 'verifiedOnly', 'db'],
  description: [
    'The same data gives the same bytes. Words of mail are escaped, so nothing in them becomes markup.',
  ],
  examples: [
    [
      'export 20260907081204.432606-1-mira.okafor@kitelabs.example.com > doze.md',
      'A record to keep beside the code.',
    ],
    ['export -f json -', 'The page object of the thread of the mail on standard input.'],
  ],
  async run(io, [id], options) {
    const page = await readRfc(io, id, options);
    io.out(options.format === 'json' ? pageJson(page, true) : pageMarkdown(page));
  },
};
