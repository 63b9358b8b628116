import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../cli/commands/index.js';
import { SHELLS } from '../../cli/completion.js';
import { manPage } from '../../cli/man.js';
import { runCli } from '../support/cli.js';

const folder = mkdtempSync(join(tmpdir(), 'acktree-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the completion', () => {
  it.each(SHELLS)('of %s names every command', async (shell) => {
    const { status, out } = await runCli(['completion', shell]);
    expect(status).toBe(0);
    for (const { name } of COMMANDS) expect(out).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('of bash is a script that completes commands, options and values', async () => {
    const { out } = await runCli(['completion', 'bash']);
    const complete = (...words: string[]) =>
      spawnSync('bash', [
        '-c',
        `${out}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _acktree; echo "\${COMPREPLY[@]}"`,
        'x',
        ...words,
      ])
        .stdout.toString()
        .trim();
    expect(complete('acktree', 'dec')).toBe('decisions');
    expect(complete('acktree', 'export', '--ve')).toBe('--verified-only');
    expect(complete('acktree', 'export', '-f', 'coll')).toBe('collated collated-json');
  });

  it('of another shell is wrong usage', async () => {
    expect((await runCli(['completion', 'csh'])).status).toBe(2);
  });
});

const man = spawnSync('man', ['--version']).status === 0;
(man ? it : it.skip)('the manual page has no warnings (skipped without man)', () => {
  const file = join(folder, 'acktree.1');
  writeFileSync(file, manPage());
  const { stderr, stdout } = spawnSync('man', ['--warnings=all', '-l', file], {
    env: { ...process.env, MANWIDTH: '80' },
  });
  expect(stderr.toString()).toBe('');
  expect(stdout.toString()).toContain('acktree digest');
});

describe('settings', () => {
  it('come from the option, the environment, the XDG file, then git, in this order', async () => {
    mkdirSync(join(folder, 'acktree'));
    writeFileSync(join(folder, '.gitconfig'), '[acktree]\n\tdb = /from/git\n\tport = 9001\n\tuser = ana\n');
    writeFileSync(join(folder, 'acktree', 'config'), '[acktree]\n\tdb = ~/xdg.sqlite\n\tport = 9002\n');
    const env = { HOME: folder, XDG_CONFIG_HOME: folder };
    const { out } = await runCli(['config'], { env });
    expect(out).toContain(`acktree.db=${folder}/xdg.sqlite\n`);
    expect(out).toContain('acktree.port=9002\n');
    expect(out).toContain('acktree.user=ana\n');
    expect((await runCli(['paths'], { env: { ...env, ACKTREE_DB: '/from/env' } })).out).toBe('/from/env\n');
    expect((await runCli(['paths', '--db', '/o'], { env })).out).toBe('/o\n');
  });

  it('that cannot be read end with the name of the file', async () => {
    const home = mkdtempSync(join(folder, 'bad-'));
    writeFileSync(join(home, '.gitconfig'), '[acktree\n');
    const { status, talk } = await runCli(['paths'], { env: { HOME: home } });
    expect(status).toBe(1);
    expect(talk).toContain('.gitconfig');
  });
});
