import { analysisDocument } from '../../views/contract.js';
import { pageJson } from '../../views/json.js';
import { analysisText } from '../../views/text/analysis.js';
import type { Command } from '../command.js';
import { readMails } from '../decode.js';
import { parsedReferences } from '../references.js';

export const analyze: Command = {
  name: 'analyze',
  summary: 'Analyse mail files without a database.',
  args: '<file...>',
  options: ['json', 'maintainers', 'mailmap', 'listservers'],
  description: [
    'FILE is anything that `acktree import` reads. Mails of all files are joined to threads, and every thread found is printed.',
    'With `--json` there is one object: `schema` (`acktree.analysis/1`) and `threads`, each with `root`, `subject`, `author`, `consensus` and its reasons, `outcome` and its evidence, `messages`, `people`, `questions`, `decisions`, `series`, `roles` and how it was `applied`, and `proposals` with their revisions and why they belong together. Fields may be added to it, none is renamed or removed.',
  ],
  examples: [
    ['analyze thread.mbox', 'Where does this thread stand?'],
    ['analyze thread.mbox --maintainers ~/linux/MAINTAINERS', 'Does a maintainer object?'],
    ['analyze thread.mbox --json | jq -r ".threads[].consensus"', 'The same for a script.'],
  ],
  async run(io, files, options) {
    const { analyzeThread } = await import('../../core/index.js');
    const { splitThreads } = await import('../../core/thread/index.js');
    const { withCommitters } = await import('../../core/role/index.js');
    const reference = await parsedReferences(io, options);
    const mails = await readMails(io, files);
    const threads = splitThreads(mails.map((mail) => mail.message));
    const document = analysisDocument(withCommitters(threads.map((one) => analyzeThread(one, reference))));
    io.out(options.json ? pageJson(document) : analysisText(document.threads, io));
  },
};
