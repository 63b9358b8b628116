import { pageJson } from '../../views/json.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { readRfc } from '../rfc.js';

export const trailers: Command = {
  name: 'trailers',
  summary: 'Print the review tags that count, ready for `git am`.',
  args: '<id>',
  options: ['json', 'db'],
  description: [
    'A tag counts when the person it names sent it, without a condition, and did not take it back. Tags that do not count are named on standard error, with the reason.',
  ],
  examples: [
    ['trailers 20260907081204.432606-1-mira.okafor@kitelabs.example.com', 'The tags for the commits.'],
  ],
  async run(io, [id], options) {
    const page = await readRfc(io, id, options);
    if (options.json) return void io.out(pageJson(page.trailers, true));
    const counting = page.trailers.filter((trailer) => trailer.status === 'counts');
    for (const line of new Set(counting.map((trailer) => trailer.evidence.text)))
      io.out(`${visible(line)}\n`);
    for (const { tag, who, status, reason } of page.trailers) {
      if (status !== 'counts') io.talk(`${tag}: ${who} does not count (${status}): ${reason}`);
    }
  },
};
