import { pageJson } from '../../views/json.js';
import { positionsText } from '../../views/text/rfc.js';
import type { Command } from '../command.js';
import { readRfc } from '../rfc.js';

export const positions: Command = {
  name: 'positions',
  summary: 'Tell where each participant stands.',
  args: '<id>',
  options: ['json', 'verifiedOnly', 'db'],
  description: [
    'One entry a person, with the sentence that shows it, and how they came there when they moved.',
  ],
  examples: [['positions - < mail.eml', 'Who stands where in the thread of this mail?']],
  async run(io, [id], options) {
    const page = await readRfc(io, id, options);
    io.out(options.json ? pageJson(page.reviewers, true) : positionsText(page, io));
  },
};
