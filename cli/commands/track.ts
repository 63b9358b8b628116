import { pageText } from '../../views/text.js';
import type { Command } from '../command.js';
import { CliError, EXIT, type ExitCode } from '../errors.js';
import { readId } from '../ids.js';
import { onInterrupt } from '../progress.js';
import { withStore } from '../store.js';
import { importFiles, reportText } from './import.js';

export const track: Command = {
  name: 'track',
  summary: 'Fetch a thread from a public-inbox server, and follow it.',
  args: '<id...>',
  options: ['server', 'allowRedirectsTo', 'db'],
  description: [
    "ID is a mail's address on the server, or its Message-ID together with `--server` (or `ACKTREE_SERVER`). The whole thread is fetched and where it stands is printed; `acktree update` fetches what is new of it.",
    'Only the server that you name is asked, one request at a time, and it is left alone for as long as it wants. It may send us to another host only if `--allow-redirects-to` (or `acktree.allowRedirectsTo`) names that.',
  ],
  examples: [
    ['track https://lists.example.org/linux-mm/20260102.1-ana@example.org/', 'By its address.'],
    ['track 20260102.1-ana@example.org --server https://lists.example.org/all/', 'By its Message-ID.'],
  ],
  run: (io, args, options) =>
    withStore(io, options, 'create', async (store) => {
      const server = options.server ?? io.env.ACKTREE_SERVER;
      const signal = onInterrupt(io);
      let status: ExitCode = EXIT.ok;
      for (const arg of args) {
        const id = await readId(io, arg);
        const report = await importFiles(io, store, [addressOf(arg, id, server)], signal, options);
        io.talk(reportText(report).trimEnd());
        if (report.broken.length > 0) status = EXIT.error;
        const page = await store.rfc(id);
        if (page === null) return EXIT.error;
        io.out(pageText(page, { color: io.color, width: io.width }));
      }
      return status;
    }),
};

function addressOf(arg: string, id: string, server: string | undefined): string {
  if (/^https?:/i.test(arg)) return arg;
  if (!server)
    throw new CliError(
      `which server has ${id}? Name it with --server https://HOST/LIST/, or give the mail's address.`,
      EXIT.usage,
    );
  return `${server.replace(/\/*$/, '/')}${encodeURIComponent(id)}/`;
}
