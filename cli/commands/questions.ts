import { pageJson } from '../../views/json.js';
import { questionsText } from '../../views/text/rfc.js';
import type { Command } from '../command.js';
import { readRfc } from '../rfc.js';

export const questions: Command = {
  name: 'questions',
  summary: 'List the questions of a proposal: who asked whom, and the answer.',
  args: '<id>',
  options: ['json', 'db'],
  description: ['Open questions come first. Rhetorical ones are only in the JSON.'],
  examples: [['questions - < mail.eml', 'What is still open in the thread of this mail?']],
  async run(io, [id], options) {
    const page = await readRfc(io, id, options);
    io.out(options.json ? pageJson(page.questions, true) : questionsText(page, io));
  },
};
