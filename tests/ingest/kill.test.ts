import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { ROOT } from '../support/shared.js';
import { mail, mbox } from './mails.js';

/** ACKTREE_KILLS=100 npm run jest -- tests/ingest/kill: each kill takes seconds, so the usual run has none. */
const KILLS = Number(process.env.ACKTREE_KILLS ?? 0);
const test = KILLS > 0 ? it : it.skip;

let folder: string;
let source: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-kill-'));
  source = join(folder, 'list.mbox');
  writeFileSync(source, mbox(threads(200)));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Threads of a patch and five replies that quote it. */
function threads(count: number): Buffer[] {
  return Array.from({ length: count * 6 }, (_, n) => {
    const thread = Math.floor(n / 6);
    const root = `<${thread}.0@example.org>`;
    const reply = n % 6 > 0;
    return mail({
      headers: {
        'Message-ID': `<${thread}.${n % 6}@example.org>`,
        Subject: `${reply ? 'Re: ' : ''}[RFC PATCH] frob: part ${thread}`,
        'In-Reply-To': reply ? root : null,
      },
      body: reply ? `> One retry for part ${thread}.\n\nWhy not ${n}?\n` : `One retry for part ${thread}.\n`,
    });
  });
}

/** Starts an import in a process of its own. */
function start(database: string) {
  const script = join(ROOT, 'bench/stage.ts');
  return spawn(process.execPath, ['--import', 'tsx', script, 'import', source, database], {
    cwd: ROOT,
    stdio: 'ignore',
  });
}

/** Everything that a database says about its mail, without the order in which it came to say so. */
function digest(path: string): unknown {
  const database = new Sqlite(path, { readonly: true });
  const all = (sql: string) => database.prepare(sql).raw().all();
  try {
    return {
      whole: database.pragma('integrity_check', { simple: true }),
      stale: all('SELECT count(*) FROM thread WHERE analysed = 0'),
      mails: all(
        'SELECT message_id, m.hash, sha256 FROM message m JOIN raw r ON r.message = m.id ORDER BY 1',
      ),
      analyses: all(
        'SELECT a.root, h.hash FROM analysis a JOIN analysis_hash h ON h.thread = a.thread ORDER BY a.root',
      ),
    };
  } finally {
    database.close();
  }
}

describe('an import that is killed', () => {
  test(
    `${KILLS > 0 ? KILLS : 'some'} times and run again ends with the same database as one that was not`,
    async () => {
      const calm = join(folder, 'calm.sqlite');
      const started = performance.now();
      const [status] = await once(start(calm), 'exit');
      const takes = performance.now() - started;
      expect(status).toBe(0);

      const shaken = join(folder, 'shaken.sqlite');
      for (let kill = 0; kill < KILLS; kill++) {
        const running = start(shaken);
        const ended = once(running, 'exit');
        // The start of the process takes about half of its time; kills spread over the rest by the golden ratio.
        await Promise.race([sleep(takes * (0.4 + 0.6 * ((kill * 0.618) % 1))), ended]);
        running.kill('SIGKILL');
        await ended;
      }
      const [last] = await once(start(shaken), 'exit');
      expect(last).toBe(0);
      expect(digest(shaken)).toEqual(digest(calm));
      expect(digest(calm)).toMatchObject({ whole: 'ok', stale: [[0]] });
    },
    60_000 + KILLS * 20_000,
  );
});
