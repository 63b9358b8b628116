import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../cli/commands/index.js';
import { databasePath } from '../../cli/paths.js';
import { runCli } from '../support/cli.js';

describe('the command line', () => {
  it.each([
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['list', '--frobnicate']],
    ['a missing argument', ['show']],
    ['a choice that does not exist', ['list', '--state', 'fine']],
    ['a port that is none', ['serve', '--port', '70000', '--db', ':memory:']],
    ['an argument that is no id', ['show', 'nothing here']],
  ])('ends with 2 on %s, and says so on stderr', async (_what, argv) => {
    const { status, out, talk } = await runCli(argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(talk).not.toBe('');
  });

  it('prints its help and its version on stdout', async () => {
    const help = await runCli(['--help']);
    expect(help.status).toBe(0);
    for (const { name } of COMMANDS) expect(help.out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect(await runCli(['--version'])).toEqual({ status: 0, out: '0.1.0\n', talk: '' });
  });

  it.each(COMMANDS)('shows how $name is used, with examples', async ({ name, summary, examples }) => {
    const { status, out } = await runCli([name, '--help']);
    expect(status).toBe(0);
    expect(out).toContain(summary);
    for (const [line] of examples) expect(out).toContain(`acktree ${line}`);
  });

  it('shows characters that a terminal would obey', async () => {
    const { talk } = await runCli(['analyze', '/nowhere/\u001b[31m\u202e.mbox']);
    expect(talk).toContain('[U+001B][31m[U+202E]');
  });

  it('says where the database is missing and how to make one', async () => {
    const { status, talk } = await runCli(['list', '--db', '/nowhere/acktree.sqlite']);
    expect(status).toBe(1);
    expect(talk).toContain('/nowhere/acktree.sqlite');
    expect(talk).toContain('acktree import');
  });
});

describe('the database is', () => {
  it('what --db names, before all else', () => {
    expect(databasePath({ env: { ACKTREE_DB: '/a', XDG_DATA_HOME: '/b' } }, { db: '/c' })).toBe('/c');
  });
  it('what ACKTREE_DB names', () => {
    expect(databasePath({ env: { ACKTREE_DB: '/a', XDG_DATA_HOME: '/b' } })).toBe('/a');
  });
  it('in the data folder otherwise; a relative one does not count', () => {
    expect(databasePath({ env: { XDG_DATA_HOME: '/b' } })).toBe('/b/acktree/acktree.sqlite');
    expect(databasePath({ env: { XDG_DATA_HOME: 'b' } })).toMatch(
      /\/\.local\/share\/acktree\/acktree\.sqlite$/,
    );
  });
});
