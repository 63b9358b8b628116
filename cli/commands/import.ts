import type { Store } from '../../db/store.js';
import type { ImportReport } from '../../ingest/index.js';
import { pageJson } from '../../views/json.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { EXIT } from '../errors.js';
import type { Io } from '../io.js';
import { onInterrupt, showProgress } from '../progress.js';
import { readReferences } from '../references.js';
import { withStore } from '../store.js';

/** Mails named for each reason after an import; `acktree status` has more of them. */
const NAMED = 5;

export const importCommand: Command = {
  name: 'import',
  summary: 'Read mail into the database and analyse it.',
  args: '<file...>',
  options: ['json', 'maintainers', 'mailmap', 'listservers', 'db'],
  description: [
    'FILE is an mbox (mboxrd or mboxo, also gzipped), a folder of them, a Maildir, a single mail, an archive page, a public-inbox repository, the address of a mail on a public-inbox server (its thread is read), a mailbox `imaps://USER@HOST/MAILBOX` (its password in `ACKTREE_IMAP_PASSWORD`), or `-`. The same mail twice changes nothing, so an import that was interrupted is simply run again.',
    'It ends with how many mails were read, new, known, odd and skipped, and why. A broken mail is kept and noted; it never stops the run.',
    'The files of `--maintainers`, `--mailmap` and `--listservers` (or those that `ACKTREE_MAINTAINERS`, `ACKTREE_MAILMAP` and `ACKTREE_LISTSERVERS` name) are kept in the database and hold for all mail in it, until others are given; then every thread is analysed again.',
  ],
  examples: [
    ['import ~/Mail/linux-mm.mbox.gz', 'A whole list.'],
    ['import ~/Mail/linux-mm.mbox.gz --maintainers ~/linux/MAINTAINERS', 'Show who is maintainer.'],
    ['import -', 'The mail that a mail program pipes in.'],
  ],
  run: (io, files, options) =>
    withStore(io, options, 'create', async (store) => {
      await store.keepReferences(await readReferences(io, options));
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
  return showProgress(io, (onProgress) =>
    importInto(store, files, { stdin: io.stdin, password: io.env.ACKTREE_IMAP_PASSWORD, signal, onProgress }),
  );
}

export function reportText({ counts, odd, skipped, failed, complete }: ImportReport): string {
  const { read, added, known } = counts;
  return [
    `read ${read}, new ${added}, known ${known}, odd ${counts.odd}, skipped ${counts.skipped}`,
    ...byReason('skipped', skipped),
    ...byReason(
      'odd',
      odd.flatMap(({ origin, notes }) => notes.map((note) => ({ origin, reason: note.text }))),
    ),
    ...byReason(
      'not analysed',
      failed.map(({ thread, reason }) => ({ origin: `thread ${thread}`, reason })),
    ),
    ...(complete ? [] : ['The import is not complete. Run it again: what was saved stays.']),
  ]
    .map((line) => `${visible(line)}\n`)
    .join('');
}

/** One line a reason, with the first few things it holds for. */
function byReason(
  what: string,
  items: readonly { readonly origin: string; readonly reason: string }[],
): string[] {
  const origins = new Map<string, string[]>();
  for (const { origin, reason } of items) {
    const same = origins.get(reason);
    if (same === undefined) origins.set(reason, [origin]);
    else same.push(origin);
  }
  return [...origins].map(([reason, all]) => {
    const rest = all.length - NAMED;
    return `${what}, ${reason} ${all.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
}
