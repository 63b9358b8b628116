import type { Store } from '../../db/store.js';
import type { ImportReport } from '../../ingest/index.js';
import { pageJson } from '../../views/json.js';
import { visible } from '../../views/visible.js';
import type { Command } from '../command.js';
import { EXIT } from '../errors.js';
import type { Io } from '../io.js';
import type { OptionValues } from '../options.js';
import { onInterrupt, showProgress } from '../progress.js';
import { readReferences } from '../references.js';
import { SOURCE_OPTIONS, sourceOptions } from '../sources.js';
import { withStore } from '../store.js';

/** What the record of an import calls a mail that was piped in; it cannot be read again. */
export const STDIN = 'standard input';
/** Mails named for each reason after an import; `acktree status` has more of them. */
const NAMED = 5;

export const importCommand: Command = {
  name: 'import',
  summary: 'Read mail into the database and analyse it.',
  args: '<file...>',
  options: ['json', ...SOURCE_OPTIONS, 'maintainers', 'mailmap', 'listservers', 'db'],
  description: [
    'FILE is an mbox (mboxrd or mboxo, also gzipped), a folder of them, a Maildir, a single mail, an archive page, a public-inbox repository, the address of a mail on a public-inbox server (its thread is read), a mailbox `imaps://USER@HOST/MAILBOX`, or `-`. The same mail twice changes nothing, so an import that was interrupted is simply run again.',
    'The password of a mailbox is what `--password-command` prints or `--password-file` holds, else what the environment or the settings name (`acktree config`), or `ACKTREE_IMAP_PASSWORD`. It is asked for each time and kept nowhere.',
    'It ends with how many mails were read, new, known, odd and skipped, and why. A broken mail is kept and noted; it never stops the run. A source that breaks off is named with what to do, and the status is 1.',
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
      const report = await importFiles(io, store, files, onInterrupt(io), options);
      io.out(options.json ? pageJson(report, true) : reportText(report));
      if (report.complete) return EXIT.ok;
      return report.failed.length + report.broken.length > 0 ? EXIT.error : EXIT.interrupted;
    }),
};

/** Imports with progress on a terminal; the report is left to the caller. */
export async function importFiles(
  io: Io,
  store: Store,
  files: readonly string[],
  signal: AbortSignal,
  options: OptionValues,
): Promise<ImportReport> {
  const { importInto } = await import('../../ingest/index.js');
  return showProgress(io, (onProgress) =>
    importInto(store, files, { ...sourceOptions(io, options), signal, onProgress }),
  );
}

export function reportText({ counts, odd, skipped, broken, failed, complete }: ImportReport): string {
  const { read, added, known } = counts;
  const broke = new Set(broken.map(({ reason }) => reason));
  return [
    `read ${read}, new ${added}, known ${known}, odd ${counts.odd}, skipped ${counts.skipped}`,
    ...byReason(
      'skipped',
      skipped.filter(({ reason }) => !broke.has(reason)),
    ),
    ...byReason(
      'odd',
      odd.flatMap(({ origin, notes }) => notes.map((note) => ({ origin, reason: note.text }))),
    ),
    ...byReason(
      'not analysed',
      failed.map(({ thread, reason }) => ({ origin: `thread ${thread}`, reason })),
    ),
    ...broken.map(brokenText),
    ...(complete || broken.length > 0
      ? []
      : ['The import is not complete. Run it again: what was saved stays.']),
  ]
    .map((line) => `${visible(line)}\n`)
    .join('');
}

function brokenText({ source, reason }: ImportReport['broken'][number]): string {
  const again = source === STDIN ? 'pipe it in again' : `acktree update ${source}`;
  return `${source} was not read to its end: ${reason}. What came before is kept. To go on: ${again}`;
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
