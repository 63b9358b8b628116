import type { Store } from '../../db/store.js';
import type { ImportReport } from '../../ingest/index.js';
import { pageJson } from '../../views/json.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { EXIT } from '../errors.js';
import type { Io } from '../io.js';
import { onInterrupt, showProgress } from '../progress.js';
import { withStore } from '../store.js';

/** Odd and skipped mails named after an import; `acktree status` has more of them. */
const NAMED = 20;

export const importCommand: Command = {
  name: 'import',
  summary: 'Read mail into the database and analyse it.',
  args: '<file...>',
  options: ['json', 'db'],
  description: [
    'FILE is an mbox (mboxrd or mboxo, also gzipped), a folder of them, a Maildir, a single mail, an archive page, or `-`. The same mail twice changes nothing, so an import that was interrupted is simply run again.',
    'It ends with how many mails were read, new, known, odd and skipped, and why. A broken mail is kept and noted; it never stops the run.',
  ],
  examples: [
    ['import ~/Mail/linux-mm.mbox.gz', 'A whole list.'],
    ['import -', 'The mail that a mail program pipes in.'],
  ],
  run: (io, files, options) =>
    withStore(io, options, 'create', async (store) => {
      const report = await importFiles(io, store, files, onInterrupt(io));
      io.out(options.json ? pageJson(report, true) : reportText(report));
      if (report.complete) return EXIT.ok;
      return report.failed.length > 0 ? EXIT.error : EXIT.interrupted;
    }),
};

/** Imports with progress on a terminal; the report is left to the caller. */
export async function importFiles(
  io: Io,
  store: Store,
  files: readonly string[],
  signal: AbortSignal,
): Promise<ImportReport> {
  const { importInto } = await import('../../ingest/index.js');
  return showProgress(io, (onProgress) => importInto(store, files, { stdin: io.stdin, signal, onProgress }));
}

export function reportText({ counts, odd, skipped, failed, complete }: ImportReport): string {
  const { read, added, known } = counts;
  const named = [
    ...skipped.map(({ origin, reason }) => `skipped ${origin}: ${reason}`),
    ...failed.map(({ thread, reason }) => `thread ${thread} was not analysed: ${reason}`),
    ...odd.map(({ origin, notes }) => `odd ${origin}: ${notes.map((note) => note.text).join(' ')}`),
  ];
  const rest = named.length - NAMED;
  return [
    `read ${read}, new ${added}, known ${known}, odd ${counts.odd}, skipped ${counts.skipped}`,
    ...named.slice(0, NAMED).map(visible),
    ...(rest > 0 ? [`and ${rest} more; acktree status lists odd mails`] : []),
    ...(complete ? [] : ['The import is not complete. Run it again: what was saved stays.']),
  ]
    .join('\n')
    .concat('\n');
}
