import { analysisDocument } from '../../views/contract.js';
import { pageJson } from '../../views/json.js';
import { analysisText } from '../../views/text/analysis.js';
import type { Command } from '../command.js';
import { readMails } from '../decode.js';

export const analyze: Command = {
  name: 'analyze',
  summary: 'Analyse mail files without a database.',
  args: '<file...>',
  options: ['json'],
  description: [
    'FILE is anything that `acktree import` reads. Mails of all files are joined to threads, and every thread found is printed.',
    'With `--json` there is one object: `schema` (`acktree.analysis/1`) and `threads`, each with `root`, `subject`, `author`, `consensus` and its reasons, `outcome` and its evidence, `messages`, `people`, `questions`, `decisions` and `series`. Fields may be added to it, none is renamed or removed.',
  ],
  examples: [
    ['analyze thread.mbox', 'Where does this thread stand?'],
    ['analyze thread.mbox --json | jq -r ".threads[].consensus"', 'The same for a script.'],
  ],
  async run(io, files, options) {
    const { analyzeThread } = await import('../../core/index.js');
    const { splitThreads } = await import('../../core/thread/index.js');
    const mails = await readMails(io, files);
    const threads = splitThreads(mails.map((mail) => mail.message)).map((thread) => analyzeThread(thread));
    const document = analysisDocument(threads);
    io.out(options.json ? pageJson(document) : analysisText(document.threads, io));
  },
};
