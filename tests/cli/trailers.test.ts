import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from '../support/cli.js';

const folder = mkdtempSync(join(tmpdir(), 'acktree-trailers-'));
const env = { ACKTREE_DB: join(folder, 'acktree.sqlite') };
const SOB = 'Signed-off-by: Ann Lee <ann@mail.example>';
const BO = 'Reviewed-by: Bo Berg <bo@mail.example>';

let minutes = 0;
function mail(id: string, from: string, subject: string, body: string, parent?: string): string {
  const date = new Date(Date.UTC(2024, 2, 1, 10, minutes++)).toUTCString();
  const reference = parent === undefined ? '' : `In-Reply-To: <${parent}@mail.example>\n`;
  return `From mboxrd@z Thu Jan  1 00:00:00 1970\nMessage-ID: <${id}@mail.example>\nFrom: ${from}\nDate: ${date}\n${reference}Subject: ${subject}\n\n${body}\n\n`;
}
const ann = (id: string, subject: string, body: string, parent?: string) =>
  mail(id, 'Ann Lee <ann@mail.example>', subject, body, parent);
const bo = (id: string, parent: string, body: string) =>
  mail(id, 'Bo Berg <bo@mail.example>', 'Re: [PATCH] pump', body, parent);
const patch = (file: string, word: string) =>
  `Why.\n\n${SOB}\n---\ndiff --git a/${file} b/${file}\n--- a/${file}\n+++ b/${file}\n@@ -1 +1 @@\n-a\n+${word}`;

const V1 = [
  ann('v1-0', '[PATCH 0/2] pump: count strokes', 'Counts.'),
  ann('v1-1', '[PATCH 1/2] pump: add a counter', patch('x.c', 'one'), 'v1-0'),
  ann('v1-2', '[PATCH 2/2] pump: show the counter', patch('y.c', 'two'), 'v1-0'),
  bo('r1', 'v1-1', BO),
  bo('r2', 'v1-2', BO),
];
const V2 = [
  ann('v2-0', '[PATCH v2 0/2] pump: count strokes', 'Counts.'),
  ann('v2-1', '[PATCH v2 1/2] pump: add a counter', patch('x.c', 'one'), 'v2-0'),
  ann('v2-2', '[PATCH v2 2/2] pump: show the counter', patch('y.c', 'other'), 'v2-0'),
  mail('nak', 'Eve Fox <eve@mail.example>', 'Re: pump', 'Nacked-by: Eve Fox <eve@mail.example>', 'v2-2'),
];
const PROSE = [
  ann('prose', '[RFC] pump: should it count?', 'Should it?'),
  bo('r3', 'prose', 'Acked-by: Bo Berg <bo@mail.example>'),
];

beforeAll(() => runCli(['import', '-'], { env, stdin: [...V1, ...V2, ...PROSE].join('') }));
afterAll(() => rmSync(folder, { recursive: true }));

const ONE = `# [PATCH v2 1/2] pump: add a counter\n${SOB}\n${BO}\n`;

describe('the trailers of a revision', () => {
  it('hold those of the one before where the patch did not change, and standard error says so', async () => {
    const { status, out, talk } = await runCli(['trailers', 'v2-0@mail.example'], { env });
    expect({ status, out }).toEqual({
      status: 0,
      out: `${ONE}\n# [PATCH v2 2/2] pump: show the counter\n${SOB}\n`,
    });
    expect(talk).toContain(`${BO}: carried from r1@mail.example, the patch did not change\n`);
    expect(talk).not.toContain('r2@mail.example');
  });

  it('do not hold a NAK, which standard error names', async () => {
    const { out, talk } = await runCli(['trailers', 'v2-2@mail.example'], { env });
    expect(out).not.toContain('Eve');
    expect(talk).toContain('Nacked-by: Eve Fox is against it\n');
  });

  it('of an earlier revision are its own', async () => {
    const { out, talk } = await runCli(['trailers', 'r2@mail.example'], { env });
    expect(out.match(/Reviewed-by: Bo Berg/g)).toHaveLength(2);
    expect(talk).toBe('');
  });

  it('without patches are the tags that count', async () => {
    const { out } = await runCli(['trailers', 'prose@mail.example'], { env });
    expect(out).toBe('Acked-by: Bo Berg <bo@mail.example>\n');
  });
});
