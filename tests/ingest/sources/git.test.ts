import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSource } from '../../../ingest/sources/index.js';
import { type Change, commit, git } from '../../support/git-mail.js';
import { collect, mail, said } from '../mails.js';

const mails = [1, 2, 3].map((n) => mail({ headers: { 'Message-ID': `<${n}@example.org>` } }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-git-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A bare repository made by git fast-import, as public-inbox makes it. */
function repository(name: string, changes: readonly Change[]): string {
  const path = join(folder, name);
  commit(path, changes);
  return path;
}
const add = (bytes: Buffer | undefined): Change => ({ m: bytes ?? null });
const read = async (path: string) => said(await collect(readSource(path)));
const wanted = mails.map(String);

describe('a public-inbox repository', () => {
  it('of version 2 gives its mails in the order of the commits, over several epochs', async () => {
    repository('inbox/git/0.git', mails.slice(0, 2).map(add));
    repository('inbox/git/10.git', []);
    repository('inbox/git/2.git', mails.slice(2).map(add));
    expect((await read(join(folder, 'inbox'))).slice(0, 3)).toEqual(wanted);
  });

  it('does not give a mail that was taken out, and gives the one before it', async () => {
    const spam = mail({ body: 'Buy now.\n' });
    const path = repository('0.git', [
      add(mails[0]),
      add(spam),
      { m: null, d: spam },
      { d: null, m: mails[1] as Buffer },
      add(mails[2]),
    ]);
    expect(await read(path)).toEqual(wanted);
  });

  it('of version 1 gives the mails that are still there', async () => {
    const file = (n: number) => `${String(n).repeat(2)}/${String(n).repeat(38)}`;
    const path = repository('v1.git', [
      { [file(1)]: mails[0] as Buffer },
      { [file(2)]: mails[1] as Buffer },
      { [file(3)]: mails[2] as Buffer },
      { [file(2)]: null },
    ]);
    expect(await read(path)).toEqual([wanted[0], wanted[2]]);
  });

  it('may be a clone', async () => {
    const path = repository('0.git', mails.map(add));
    git(['clone', '-q', path, join(folder, 'clone')]);
    expect(await read(join(folder, 'clone'))).toEqual(wanted);
  });

  it('is read on from its mark, and from its beginning when the marked commit is gone', async () => {
    const [path, grown] = [
      repository('a/0.git', mails.slice(0, 2).map(add)),
      repository('b/0.git', mails.map(add)),
    ];
    const from = async (since: string | null) => {
      const items = await collect(readSource(grown, { since }));
      const mark = items.find((i) => i.kind === 'mark')?.mark ?? '';
      return {
        texts: items.flatMap((i) => (i.kind === 'mail' ? [Buffer.from(i.raw).toString()] : [])),
        mark,
      };
    };
    const first = (await collect(readSource(path))).find((i) => i.kind === 'mark')?.mark ?? '';
    const { texts, mark } = await from(first);
    expect(texts).toEqual(wanted.slice(2));
    expect(await from(mark)).toEqual({ texts: [], mark });
    expect(await from(`{"0.git":"${'0'.repeat(40)}"}`)).toEqual({ texts: wanted, mark });
  });

  it('of several epochs is read on in each of them, also in one that is new or whose history was rewritten', async () => {
    const inbox = join(folder, 'inbox');
    const epoch = (n: number) => join(inbox, 'git', `${n}.git`);
    const more = (n: number) => mail({ headers: { 'Message-ID': `<more-${n}@example.org>` } });
    commit(epoch(0), [add(mails[0]), add(mails[1])]);
    commit(epoch(1), [add(mails[2])]);
    let since: string | null = null;
    const news = async () => {
      const items = await collect(readSource(inbox, { since }));
      since = items.find((item) => item.kind === 'mark')?.mark ?? null;
      return said(items);
    };
    expect(await news()).toEqual(wanted);
    expect(await news()).toEqual([]);
    commit(epoch(0), [add(more(0))]);
    commit(epoch(2), [add(more(1)), add(more(2))]);
    expect(await news()).toEqual([0, 1, 2].map((n) => String(more(n))));
    expect(Object.keys(JSON.parse(since ?? '{}') as object)).toEqual(['0.git', '1.git', '2.git']);

    // A purge writes the history anew without one mail; the old commits may be gone or still lie about.
    for (const prune of [false, true]) {
      git([`--git-dir=${epoch(0)}`, 'update-ref', '-d', 'HEAD']);
      commit(epoch(0), [add(mails[1]), add(more(0)), add(more(prune ? 4 : 3))]);
      if (prune) git([`--git-dir=${epoch(0)}`, 'gc', '-q', '--prune=now']);
      expect(await news()).toContain(String(more(prune ? 4 : 3)));
      expect(await news()).toEqual([]);
    }
  });

  it('that holds no mail is named', async () => {
    const path = repository('code.git', [{ 'README.md': Buffer.from('code') }]);
    expect(await read(path)).toEqual(['it is a git repository without public-inbox mail']);
  });

  it('in whose work tree mail lies as files is read as a folder', async () => {
    git(['init', '-q', folder]);
    writeFileSync(join(folder, 'one.eml'), mails[0] as Buffer);
    expect(await read(folder)).toEqual([wanted[0]]);
  });

  it('that has no mail yet says nothing', async () => {
    repository('new/git/0.git', []);
    expect(await read(join(folder, 'new'))).toEqual([]);
  });

  it.each(['rev-list --reverse', 'diff-tree', 'cat-file --batch'])(
    'is not taken for whole when its git %s is killed, and is read on from the same mark',
    async (command) => {
      const path = repository('0.git', mails.map(add));
      const since = (await collect(readSource(repository('old/0.git', mails.slice(0, 1).map(add))))).find(
        (item) => item.kind === 'mark',
      )?.mark;
      const usual = process.env.PATH;
      writeFileSync(
        join(folder, 'git'),
        `#!/bin/sh\ncase "$*" in *"${command}"*) kill -KILL $$;; esac\nPATH=${usual} exec git "$@"\n`,
        { mode: 0o755 },
      );
      process.env.PATH = `${folder}:${usual}`;
      try {
        const items = await collect(readSource(path, { since: since ?? null }));
        expect(items).toEqual([
          {
            kind: 'broken',
            origin: '0.git',
            reason: 'reading stopped after 0 mails: git was ended by SIGKILL',
          },
          { kind: 'mark', mark: since },
        ]);
      } finally {
        process.env.PATH = usual;
      }
    },
  );

  it('of which only a part is here gives what it has, says so, and leaves its mark', async () => {
    const path = repository('0.git', mails.map(add));
    git([`--git-dir=${path}`, 'config', 'gc.auto', '0']);
    const name = git([`--git-dir=${path}`, 'rev-parse', 'HEAD~1:m']).trim();
    rmSync(join(path, 'objects', name.slice(0, 2), name.slice(2)));
    const items = await collect(readSource(path));
    expect(said(items)).toEqual([
      wanted[0],
      wanted[2],
      'reading stopped after 2 mails: 1 more are named and not there; fetch the repository whole',
    ]);
    expect(items.at(-1)).toEqual({ kind: 'mark', mark: '{}' });
  });

  it('that is damaged gives what it can and says where it stopped', async () => {
    const path = repository('0.git', mails.map(add));
    rmSync(join(path, 'objects'), { recursive: true });
    mkdirSync(join(path, 'objects'));
    const [only] = await read(path);
    expect(only).toMatch(/^reading stopped after 0 mails: git: /);
  });

  it('runs no program that its configuration names', async () => {
    const path = repository('0.git', mails.map(add));
    const canary = join(folder, 'canary');
    const program = join(folder, 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch ${canary}\n`, { mode: 0o755 });
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'core.sshCommand',
      'diff.external',
      'core.editor',
      'core.alternateRefsCommand',
      'pager.rev-list',
      'gpg.program',
    ])
      git([`--git-dir=${path}`, 'config', key, program]);
    git([`--git-dir=${path}`, 'config', 'remote.origin.url', `ext::${program}`]);
    git([`--git-dir=${path}`, 'config', 'remote.origin.promisor', 'true']);
    git([`--git-dir=${path}`, 'config', 'log.showSignature', 'true']);
    expect(await read(path)).toEqual(wanted);
    expect(existsSync(canary)).toBe(false);
  });
});
