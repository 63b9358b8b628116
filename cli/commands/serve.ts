import type { Store } from '../../db/store.js';
import type { LogEntry, RunningServer } from '../../server/index.js';
import type { Command } from '../command.js';
import { CliError, EXIT } from '../errors.js';
import type { Io } from '../io.js';
import type { OptionValues } from '../options.js';
import { aborted, onInterrupt } from '../progress.js';
import { withStore } from '../store.js';
import { importFiles, reportText } from './import.js';

const DEFAULT_PORT = '8090';

export const serve: Command = {
  name: 'serve',
  summary: 'Serve the web pages.',
  args: '[file...]',
  options: ['ifEmpty', 'port', 'host', 'name', 'maskAddresses', 'write', 'log', 'db'],
  description: [
    'Files named here are imported first. The address is printed when the server listens; an interrupt ends it with status 0.',
    'Nothing can be changed over the web without `--write`, and then only with a token. Where others can reach the address, `--write` wants somebody to have one.',
  ],
  examples: [
    ['serve', 'Serve the database on http://127.0.0.1:8090/.'],
    ['serve --host 0.0.0.0 --name acktree.example.org --mask-addresses', 'Serve a public list to everybody.'],
    ['serve --port 9000 linux-mm.mbox.gz', 'Import a list, then serve.'],
  ],
  async run(io, files, options) {
    const port = portOf(io, options);
    return withStore(io, options, 'create', async (store) => {
      const interrupted = onInterrupt(io);
      const wanted = [...files, ...((await isEmpty(store)) ? (options.ifEmpty ?? []) : [])];
      if (wanted.length > 0)
        io.talk(reportText(await importFiles(io, store, wanted, interrupted, options)).trimEnd());
      if (interrupted.aborted) return EXIT.interrupted;
      const server = await listen(io, store, options, port);
      io.out(`acktree listens on ${server.url}/\n`);
      await aborted(interrupted);
      await server.close();
      return EXIT.ok;
    });
  },
};

async function listen(io: Io, store: Store, options: OptionValues, port: number): Promise<RunningServer> {
  const { jsonLines, startServer } = await import('../../server/index.js');
  return startServer({
    store,
    host: options.host ?? '127.0.0.1',
    port,
    names: options.name ?? [],
    maskAddresses: options.maskAddresses ?? false,
    writing: options.write ?? false,
    log: options.log === undefined ? errorsTo(io) : jsonLines((line) => io.talk(line.trimEnd())),
  });
}

async function isEmpty(store: Store): Promise<boolean> {
  return (await store.status()).messages === 0;
}

/** Only our own mistakes are worth a line: which pages were asked for is nobody's business. */
function errorsTo(io: Io): (entry: LogEntry) => void {
  return ({ method, path, error }) => {
    if (error !== undefined) io.talk(`error ${error.number}: ${method} ${path}\n${error.stack}`);
  };
}

function portOf(io: Io, options: OptionValues): number {
  const port = options.port ?? (io.env.PORT || DEFAULT_PORT);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new CliError(`"${port}" is no port.`, EXIT.usage);
  return Number(port);
}
