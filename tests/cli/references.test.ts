import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RfcPage } from '../../db/pages/types.js';
import { runCli } from '../support/cli.js';

const folder = mkdtempSync(join(tmpdir(), 'acktree-references-'));
const env = { ACKTREE_DB: join(folder, 'acktree.sqlite') };
const path = (name: string) => join(folder, name);

const mail = (id: string, from: string, body: string) =>
  `From mboxrd@z Thu Jan  1 00:00:00 1970\nMessage-ID: <${id}@mail.example>\nFrom: ${from}\nDate: Fri, 1 Mar 2024 10:00:00 +0000\n${id === 'p' ? 'Subject: [PATCH] pump: count strokes' : 'Subject: Re: [PATCH] pump: count strokes\nIn-Reply-To: <p@mail.example>'}\n\n${body}\n\n`;
const BOX = [
  mail(
    'p',
    'Ann Lee <ann@mail.example>',
    'Counts.\n---\ndiff --git a/pump/x.c b/pump/x.c\n--- a/pump/x.c\n+++ b/pump/x.c\n@@ -1 +1 @@\n-a\n+b',
  ),
  mail('r1', 'Bo Berg <bo@mail.example>', 'Reviewed-by: Bo Berg <bo@mail.example>'),
  mail('r2', 'bb <bo@home.example>', 'One more thing: how is it tested?'),
  mail('r3', 'Eve Fox <eve@mail.example>', 'Acked-by: Eve Fox <eve@mail.example>'),
].join('');
const importBox = (...options: string[]) => runCli(['import', path('box'), ...options], { env });
const reviewers = async () => {
  const { out } = await runCli(['show', 'p@mail.example', '--json'], { env });
  return (JSON.parse(out) as RfcPage).reviewers.map(({ person, role }) => `${person.name}: ${role}`);
};

beforeAll(() => {
  writeFileSync(path('box'), BOX);
  writeFileSync(
    path('MAINTAINERS'),
    'PUMP\nM:\tBo Berg <bo@mail.example>\nR:\tEve Fox <eve@mail.example>\nS:\tMaintained\nF:\tpump/\n',
  );
  writeFileSync(path('mailmap'), 'Bo Berg <bo@mail.example> <bo@home.example>\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('files that say who is who', () => {
  it('change nothing where there are none', async () => {
    await importBox();
    expect(await reviewers()).toEqual(['Bo Berg: participant', 'bb: participant', 'Eve Fox: participant']);
  });

  it('given on import show offices, and join the addresses of one person, in mail that was known', async () => {
    const { status } = await importBox('--maintainers', path('MAINTAINERS'), '--mailmap', path('mailmap'));
    expect(status).toBe(0);
    expect(await reviewers()).toEqual(['Bo Berg: maintainer', 'Eve Fox: reviewer']);
    const { out } = await runCli(['show', 'p@mail.example'], { env });
    expect(out).toContain('Bo Berg, maintainer');
    const person = await runCli(['person', 'bo@home.example'], { env });
    expect(person.out).toContain('bo@mail.example');
  });

  it('are kept for later imports, for analyses on another thread, and for a rebuilt database', async () => {
    const expected = ['Bo Berg: maintainer', 'Eve Fox: reviewer'];
    await importBox();
    expect(await reviewers()).toEqual(expected);
    await runCli(['reanalyze'], { env });
    expect(await reviewers()).toEqual(expected);
    await runCli(['rebuild', path('rebuilt.sqlite')], { env });
    const { out } = await runCli(['positions', 'p@mail.example', '--db', path('rebuilt.sqlite')]);
    expect(out).toContain('Bo Berg, maintainer');
  });

  it('hold for an analysis without a database too, and may be named in the environment', async () => {
    const roles = async (environment: Record<string, string>, ...options: string[]) => {
      const { out } = await runCli(['analyze', path('box'), '--json', ...options], { env: environment });
      const { threads } = JSON.parse(out) as {
        threads: { roles: { who: string; role: string }[]; people: unknown[] }[];
      };
      return threads.map((thread) => [
        thread.people.length,
        ...thread.roles.map(({ who, role }) => `${who}: ${role}`),
      ]);
    };
    const expected = [[2, 'Bo Berg: maintainer', 'Eve Fox: reviewer']];
    const files = { ACKTREE_MAINTAINERS: path('MAINTAINERS'), ACKTREE_MAILMAP: path('mailmap') };
    expect(await roles({})).toEqual([[3]]);
    expect(await roles({}, '--maintainers', path('MAINTAINERS'), '--mailmap', path('mailmap'))).toEqual(
      expected,
    );
    expect(await roles(files)).toEqual(expected);
    const { status, talk } = await runCli(['analyze', path('box')], {
      env: { ACKTREE_MAILMAP: path('none') },
    });
    expect([status, talk]).toEqual([1, expect.stringContaining('ACKTREE_MAILMAP: cannot read')]);
  });

  it('that cannot be read end the import with a sentence before mail is read', async () => {
    const { status, talk } = await importBox('--maintainers', path('none'));
    expect(status).toBe(1);
    expect(talk).toContain('--maintainers: cannot read');
  });
});
