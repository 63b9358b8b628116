import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../support/shared.js';

/** The real process, uncompiled. `readBytes`: how much of its output is read before the pipe is closed. */
async function acktree(args: readonly string[], readBytes = Number.POSITIVE_INFINITY) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], { cwd: ROOT });
  let out = '';
  let talk = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
    if (out.length >= readBytes) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    talk += text;
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, out, talk };
}

describe('the process', () => {
  it('ends with the status of its command', async () => {
    expect(await acktree(['list', '--db', '/nowhere'])).toMatchObject({ status: 1, out: '' });
  }, 60_000);

  it('is quiet when the reader of its pipe goes away', async () => {
    const sample = join(ROOT, 'sample');
    const many = Array<string>(20).fill(sample);
    const { status, talk } = await acktree(['tree', '--json', ...many], 1_000);
    expect({ status, talk }).toEqual({ status: 0, talk: '' });
  }, 60_000);
});
