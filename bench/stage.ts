// One measured step in a process of its own: node bench/stage.js STEP FILE [DATABASE] prints what it took as JSON.
import { openStore } from '../db/index.js';
import { decodeMessage } from '../ingest/decode/index.js';
import { parseContent } from '../ingest/decode/mailparser.js';
import { importInto, readSource } from '../ingest/index.js';

const [, , step = '', file = '', database = ''] = process.argv;
const steps: Readonly<Record<string, () => Promise<unknown>>> = {
  read: async () => {
    for await (const _ of readSource(file));
  },
  decode: async () => {
    for await (const item of readSource(file))
      if (item.kind === 'mail') await decodeMessage(item.raw, item.origin);
  },
  mailparser: async () => {
    for await (const item of readSource(file)) if (item.kind === 'mail') await parseContent(item.raw);
  },
  import: async () => {
    const store = await openStore(database);
    const { complete } = await importInto(store, [file]);
    await store.close();
    if (!complete) throw new Error('the import is not complete');
  },
};

const run = steps[step];
if (run === undefined) throw new Error(`no step ${step}`);
const start = performance.now();
await run();
const { user, system } = process.cpuUsage();
const wall = (performance.now() - start) / 1_000;
const rss = process.resourceUsage().maxRSS / 1_024;
console.log(JSON.stringify({ wall, cpu: (user + system) / 1e6, rss }));
