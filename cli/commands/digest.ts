import type { DashboardRow } from '../../db/pages/types.js';
import type { Store } from '../../db/store.js';
import type { DigestFacts, Moved } from '../../views/export/digest.js';
import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import { dashboardFilter } from '../filter.js';
import { type OptionValues, sinceOf } from '../options.js';
import { withStore } from '../store.js';

export const digest: Command = {
  name: 'digest',
  summary: 'Tell what moved since a day, and who is waited for.',
  args: '',
  options: ['since', 'format', 'list', 'person', 'kind', 'db'],
  description: [
    'Days end with the newest mail, so the same mail gives the same digest. `-f txt` (the default) is a mail of 72 columns with its header, ready to send; `md` and `html` are for a page.',
  ],
  examples: [
    ['digest --since 7d', 'What happened this week?'],
    ['digest --since 2026-09-01 -f md > digest.md', 'As Markdown.'],
  ],
  async run(io, _args, options) {
    const { format = 'txt' } = options;
    if (format !== 'txt' && format !== 'md' && format !== 'html')
      throw new CliError('a digest is txt, md or html.', EXIT.usage);
    const { printDocuments } = await import('../../views/export/index.js');
    const { digestDocument } = await import('../../views/export/digest.js');
    const facts = await withStore(io, options, 'read', (store) => readDigest(store, options));
    io.out(printDocuments([digestDocument(facts)], format));
  },
};

async function readDigest(store: Store, options: OptionValues): Promise<DigestFacts> {
  const { everyRow } = await import('../../db/index.js');
  const newest = (await store.dashboard({})).newest ?? '1970-01-01T00:00:00Z';
  const since = sinceOf(options.since ?? '7d', newest);
  const rows = await everyRow(store, { ...dashboardFilter(options), all: true });
  const moved: Moved[] = [];
  for (const row of rows.filter(({ lastActivity }) => lastActivity >= since)) {
    const page = await store.rfc(row.root.messageId);
    const events = (page?.timeline ?? []).filter(({ date }) => date >= since);
    if (events.length > 0) moved.push({ row, events });
  }
  return { since, newest, moved, waiting: rows.filter(isWaiting) };
}

function isWaiting({ turn, dormant, outcome }: DashboardRow): boolean {
  return turn !== null && turn.role !== 'nobody' && !dormant && (outcome === 'open' || outcome === 'respin');
}
