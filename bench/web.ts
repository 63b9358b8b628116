// npm run bench:web [-- --rfcs N] [--messages N]: how fast pages are answered, beside public-inbox-httpd on the same mail.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { freePort, isInstalled, listening } from '../tests/support/ports.js';
import { writeMbox } from './corpus.js';
import { discussion } from './discussion.js';
import { writeInbox, writeRepository } from './peers.js';

const { values } = parseArgs({
  options: {
    rfcs: { type: 'string', default: '2000' },
    messages: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '5' },
  },
});
const SECONDS = Number(values.seconds);
const CONNECTIONS = 4;
const CACHE_BYTES = 48_000_000;
const THREAD_30 = '0.0@discussion.example.org';
const THREAD_300 = '1.0@discussion.example.org';

interface Served {
  readonly url: string;
  readonly process: ChildProcess;
}

interface Answered {
  readonly perSecond: number;
  /** Processor time of the server for one request, in milliseconds: what a busy machine disturbs least. */
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  readonly gzipped: number;
}

const folder = mkdtempSync(join(tmpdir(), 'acktree-bench-web-'));
const children: ChildProcess[] = [];
try {
  await bench(Number(values.rfcs), Number(values.messages));
} finally {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true });
}

async function bench(rfcs: number, messages: number): Promise<void> {
  const mbox = join(folder, 'mail.mbox');
  const database = join(folder, 'a.sqlite');
  const { count } = await writeMbox(mbox, discussions(rfcs, messages));
  run('stage.js', 'import', mbox, database);
  console.log(`${count} mails, ${rfcs} RFCs; ${SECONDS} s a row\n`);
  const head = ['requests/s', 'cpu ms', 'p50 ms', 'p99 ms', 'kB', 'kB gzip']
    .map((h) => h.padStart(11))
    .join('');
  console.log(`${'page'.padEnd(42)}${head}`);
  const anew = await serve(database, 0);
  const thread = await row('thread of 30, made anew', anew, `/all/${THREAD_30}/T/`);
  const kept = await serve(database, CACHE_BYTES);
  const cached = await row('thread of 30, kept', kept, `/all/${THREAD_30}/T/`);
  await row('thread of 300, first part', anew, `/all/${THREAD_300}/T/`);
  await row('RFC page of 300 messages', anew, `/all/${THREAD_300}/rfc/`);
  await row(`dashboard of ${rfcs} RFCs`, anew, `/`);
  await row(`search in ${count} messages, two words`, anew, `/search?q=firmware+reader`);
  if (!isInstalled('public-inbox-httpd')) {
    console.log('public-inbox-httpd                         skipped: not installed');
    return;
  }
  const peer = await servePeer(mbox);
  const theirs = await row('thread of 30, public-inbox-httpd', peer, `/bench/${THREAD_30}/T/`);
  console.log(`\nmade anew / public-inbox-httpd: ${ratios(thread, theirs)}`);
  console.log(`kept / public-inbox-httpd: ${ratios(cached, theirs)}`);
}

function ratios(ours: Answered, theirs: Answered): string {
  return `${(ours.perSecond / theirs.perSecond).toFixed(1)} times the requests, ${(theirs.cpu / ours.cpu).toFixed(1)} times by processor time`;
}

/** A thread of 30, one of 300, then RFCs of a few mails each until there are as many mails as asked for. */
async function* discussions(rfcs: number, messages: number): AsyncGenerator<Buffer> {
  yield* discussion(0, 30);
  yield* discussion(1, 300);
  const each = Math.max(1, Math.round((messages - 330) / Math.max(1, rfcs - 2)));
  for (let round = 2; round < rfcs; round++) yield* discussion(round, each);
}

function run(script: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [compiled(script), ...args]);
  if (status !== 0) throw new Error(stderr.toString());
}

function compiled(script: string): string {
  return fileURLToPath(new URL(`../dist/bench/${script}`, import.meta.url));
}

async function serve(database: string, cache: number): Promise<Served> {
  const child = spawn(process.execPath, [compiled('web-server.js'), database, String(cache)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), process: child };
}

/** The same mails in a public-inbox of its own, served by one process. */
async function servePeer(mbox: string): Promise<Served> {
  const repository = join(folder, '0.git');
  await writeRepository(repository, mbox);
  const home = writeInbox(join(folder, 'inbox'), repository);
  const port = await freePort();
  const child = spawn('public-inbox-httpd', ['-W0', '-l', `127.0.0.1:${port}`], {
    env: { ...process.env, ...home },
    stdio: 'ignore',
  });
  children.push(child);
  await listening(port, child);
  return { url: `http://127.0.0.1:${port}`, process: child };
}

async function row(name: string, server: Served, path: string): Promise<Answered> {
  const answered = await ask(server, path);
  const { perSecond, cpu, p50, p99, bytes, gzipped } = answered;
  const cells = [
    perSecond.toFixed(0),
    cpu.toFixed(1),
    p50.toFixed(1),
    p99.toFixed(1),
    kilo(bytes),
    kilo(gzipped),
  ];
  console.log(name.padEnd(42) + cells.map((c) => c.padStart(11)).join(''));
  return answered;
}

function kilo(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}

/** Latencies one request at a time, then the rate over several connections, each for half of the time. */
async function ask(server: Served, path: string): Promise<Answered> {
  const url = server.url + path;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const body = await fetchOnce(url, agent);
  const times: number[] = [];
  const before = cpuOf(server.process);
  await forSeconds(SECONDS / 2, 1, async () => {
    const start = performance.now();
    await fetchOnce(url, agent);
    times.push(performance.now() - start);
  });
  const asked = await forSeconds(SECONDS / 2, CONNECTIONS, () => fetchOnce(url, agent));
  const cpu = (cpuOf(server.process) - before) / (asked + times.length);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    perSecond: asked / (SECONDS / 2),
    cpu,
    p50: at(0.5),
    p99: at(0.99),
    bytes: body.length,
    gzipped: gzipSync(body).length,
  };
}

/** User and system time of a process so far, in milliseconds (proc(5): clock ticks, a hundred a second). */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function forSeconds(seconds: number, workers: number, step: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let done = 0;
  const work = async () => {
    while (performance.now() < end) {
      await step();
      done++;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return done;
}

function fetchOnce(url: string, agent: Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { accept: 'text/html' } }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => {
        if (res.statusCode !== 200) return reject(new Error(`${url}: ${res.statusCode}`));
        resolve(Buffer.concat(parts));
      });
    }).on('error', reject);
  });
}
