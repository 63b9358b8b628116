import type { Store } from '../../db/store.js';
import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { dashboardFilter } from '../filter.js';
import { notFound, readId } from '../ids.js';
import type { Io } from '../io.js';
import type { ExportFormat, OptionValues } from '../options.js';
import { readRecord } from '../record.js';
import { withStore } from '../store.js';

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write decision records, the mails they rest on, or the collated thread.',
  args: '[id]',
  options: ['format', 'list', 'state', 'outcome', 'turn', 'person', 'kind', 'all', 'verifiedOnly', 'db'],
  description: [
    'With an id, of the proposal that this mail belongs to; without one, of every proposal that the filters leave, closed and dormant ones with `--all`.',
    'The same data gives the same bytes. Words of mail are escaped for the format, so nothing in them becomes markup or a formula.',
  ],
  examples: [
    [
      'export 20260907081204.432606-1-mira.okafor@kitelabs.example.com > doze.md',
      'A record to keep beside the code.',
    ],
    ['export -f collated-json -', 'The thread of the mail on standard input, collated, for a program.'],
    ['export --all --outcome applied -f csv', 'One row for every proposal that was applied.'],
  ],
  async run(io, [arg], options) {
    const { format = 'md' } = options;
    const id = arg === undefined ? null : await readId(io, arg);
    await withStore(io, options, 'read', async (store) => {
      if (format === 'collated' || format === 'collated-json') await writeCollated(io, store, id, format);
      else await writeRecords(io, store, { id, format, options });
    });
  },
};

async function writeCollated(io: Io, store: Store, id: string | null, format: ExportFormat): Promise<void> {
  if (id === null)
    throw new CliError(`${format} wants the id of a mail: it is about one thread.`, EXIT.usage);
  const { wholeThread } = await import('../../db/index.js');
  const { collatedJson, collatedMarkdown } = await import('../../views/export/collated.js');
  const { pageJson } = await import('../../views/json.js');
  const thread = (await wholeThread(store, id)) ?? (await notFound(store, id));
  io.out(format === 'collated' ? collatedMarkdown(thread) : pageJson(collatedJson(thread), true));
}

interface Asked {
  readonly id: string | null;
  readonly format: Exclude<ExportFormat, 'collated' | 'collated-json'>;
  readonly options: OptionValues;
}

async function writeRecords(io: Io, store: Store, { id, format, options }: Asked): Promise<void> {
  const { printRecords } = await import('../../views/export/index.js');
  const records =
    id === null
      ? await readAll(store, options)
      : [(await readRecord(store, id, options)) ?? (await notFound(store, id))];
  if (format !== 'mbox') {
    io.out(printRecords(records, format));
    return;
  }
  const { evidenceOf } = await import('../../views/record.js');
  const { mboxrd } = await import('../../views/mbox.js');
  const ids = new Set(records.flatMap((one) => evidenceOf(one).map(({ ref }) => ref.messageId)));
  const mails: Uint8Array[] = [];
  for (const one of ids) {
    const raw = await store.raw(one);
    if (raw !== null) mails.push(raw);
  }
  io.out(mboxrd(mails));
}

/** Records of all proposals that the filters leave, each once: several rows may be revisions of one. */
async function readAll(store: Store, options: OptionValues) {
  const { everyRow } = await import('../../db/index.js');
  const records = new Map<string, NonNullable<Awaited<ReturnType<typeof readRecord>>>>();
  for (const { root } of await everyRow(store, dashboardFilter(options))) {
    const record = await readRecord(store, root.messageId, options);
    if (record !== null) records.set(record.root.messageId, record);
  }
  return [...records.values()];
}
