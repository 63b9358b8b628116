import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RfcPage } from '../../db/pages/types.js';
import { runCli } from '../support/cli.js';
import { ROOT } from '../support/shared.js';

const DOZE = '20260907081204.432606-1-mira.okafor@kitelabs.example.com';
const folder = mkdtempSync(join(tmpdir(), 'acktree-correct-'));
const env = { ACKTREE_DB: join(folder, 'acktree.sqlite'), ACKTREE_USER: 'ana' };
const other = { ACKTREE_DB: join(folder, 'other.sqlite') };

beforeAll(async () => {
  for (const each of [env, other]) await runCli(['import', join(ROOT, 'sample')], { env: each });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function shown(given: Record<string, string> = env): Promise<RfcPage> {
  return JSON.parse((await runCli(['show', DOZE, '--json'], { env: given })).out) as RfcPage;
}

describe('acktree correct', () => {
  it('sets an outcome, which is shown with its mark, listed in the log, and undone again', async () => {
    const before = await shown();
    const { status, out } = await runCli(
      ['correct', DOZE, 'outcome', 'rejected', '--why', 'told at the meeting'],
      { env },
    );
    expect([status, out]).toEqual([0, expect.stringContaining('outcome: rejected')]);
    expect((await shown()).outcome).toMatchObject({
      state: 'rejected',
      mark: { who: 'ana', derived: before.outcome.state },
    });
    const id = /^([0-9a-f]{16}) /.exec((await runCli(['log'], { env })).out)?.[1] ?? '';
    expect((await runCli(['correct', DOZE, 'undo', id, '--why', 'a mistake'], { env })).status).toBe(0);
    expect((await shown()).outcome).toEqual(before.outcome);
    expect((await runCli(['log', DOZE], { env })).out).toContain('undone by');
  });

  it('keeps corrections as JSON Lines that another database takes over once, to the same end', async () => {
    const reviewer = (await shown()).reviewers[0]?.person.key ?? '';
    await runCli(
      ['correct', DOZE, 'position', reviewer, 'neutral', '--why', 'changed her mind', '--who', 'bo'],
      { env },
    );
    const kept = (await runCli(['log', '--json'], { env })).out;
    expect(kept.trim().split('\n')).toHaveLength(3);
    const take = () => runCli(['correct', '--import', '-'], { env: other, stdin: kept });
    expect((await take()).out).toBe('read 3, new 3, known 0\n');
    expect((await take()).out).toBe('read 3, new 0, known 3\n');
    expect(await shown(other)).toEqual(await shown());
    expect((await runCli(['log', '--json'], { env: other })).out).toBe(kept);
  });

  it.each([
    [[DOZE, 'outcome', 'rejected'], 2, '--why'],
    [[DOZE, 'outcome', 'eaten', '--why', 'x'], 2, 'outcome'],
    [[DOZE, 'nonsense', '--why', 'x'], 2, 'acktree help correct'],
    [[DOZE, 'position', 'x@mail.example', 'oppose', '--why', 'x'], 1, 'not in the thread'],
    [['x@mail.example', 'outcome', 'open', '--why', 'x'], 1, 'no message x@mail.example'],
    [[], 2, 'name a message'],
  ])('%j ends with %d and a sentence', async (args, status, words) => {
    const ran = await runCli(['correct', ...args], { env });
    expect([ran.status, ran.talk]).toEqual([status, expect.stringContaining(words)]);
  });

  it('names the line of a file that holds no correction, and takes nothing of it', async () => {
    const { status, talk } = await runCli(['correct', '--import', '-'], { env: other, stdin: '{"id":1}\n' });
    expect([status, talk]).toEqual([1, expect.stringContaining('line 1 is no correction')]);
  });
});

describe('acktree token', () => {
  it('prints a token once, lists it without its secret, and revokes it', async () => {
    const { out } = await runCli(['token', 'add', 'hanna'], { env });
    expect(out).toMatch(/^hanna\.[\w-]{32}\n$/);
    const listed = await runCli(['token', 'list'], { env });
    expect(listed.out).toMatch(/^hanna {2}annotate {2}\d{4}-\d\d-\d\d\n$/);
    expect((await runCli(['token', 'revoke', 'hanna'], { env })).status).toBe(0);
    expect((await runCli(['token', 'list', '--json'], { env })).out).not.toContain(out.trim().split('.')[1]);
    expect((await runCli(['token', 'add', 'hanna'], { env })).talk).toContain('already');
    expect((await runCli(['token', 'add'], { env })).status).toBe(2);
  });

  it('is wanted before strangers can write: the server says so and does not start', async () => {
    const ran = await runCli(['serve', '--write', '--host', '0.0.0.0', '--port', '0'], { env: other });
    expect([ran.status, ran.talk]).toEqual([1, expect.stringContaining('acktree token add NAME')]);
  });
});
