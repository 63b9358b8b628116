import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mailboxOf } from '../../../ingest/sources/imap.js';
import { type Password, passwordOf } from '../../../ingest/sources/password.js';

const MAILBOX = mailboxOf('imaps://ana%40example.org@mail.example.org/lists/linux-frob');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acktree-password-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const of = (from: Password | undefined) => passwordOf(MAILBOX, from);

describe('the password of a mailbox', () => {
  it('is the first line of a file that nobody else may read', async () => {
    const file = join(folder, 'password');
    writeFileSync(file, 'not a secret\r\nsecond line\n', { mode: 0o600 });
    expect(await of({ file })).toBe('not a secret');
    for (const mode of [0o640, 0o604, 0o622]) {
      chmodSync(file, mode);
      await expect(of({ file })).rejects.toThrow(
        `others may read the password file ${file}: chmod 600 ${file}`,
      );
    }
    chmodSync(file, 0o400);
    expect(await of({ file })).toBe('not a secret');
  });

  it('is the first line that a command prints, or what a credential helper of git says', async () => {
    expect(await of({ command: "printf 'not a secret\\nnote\\n'" })).toBe('not a secret');
    expect(await of({ command: "printf 'username=ana\\npassword=not a = secret\\n'" })).toBe(
      'not a = secret',
    );
  });

  it('is asked for by the name of the mailbox, as git asks', async () => {
    expect(await of({ command: 'tr "\\n" " "' })).toBe(
      'protocol=imaps host=mail.example.org username=ana@example.org path=lists/linux-frob  ',
    );
    const odd = { ...MAILBOX, port: 1_993, path: 'a\nhost=evil.example' };
    expect(await passwordOf(odd, { command: 'tr "\\n" " "' })).toBe(
      'protocol=imaps host=mail.example.org:1993 username=ana@example.org path=ahost=evil.example  ',
    );
  });

  it('of the environment is not handed to a command', async () => {
    process.env.ACKTREE_IMAP_PASSWORD = 'not a secret';
    try {
      expect(await of({ command: 'echo "none: $ACKTREE_IMAP_PASSWORD"' })).toBe('none: ');
    } finally {
      delete process.env.ACKTREE_IMAP_PASSWORD;
    }
  });

  it.each([
    [undefined, /^no password for the mailbox\. Name a command/],
    ['', /^no password for the mailbox\. Name a command/],
    [{ command: 'exit 3' }, /^the password command failed with status 3: exit 3$/],
    [{ command: 'kill -TERM $$' }, /^the password command failed with SIGTERM/],
    [{ command: 'true' }, /^the password command printed nothing: true$/],
    [{ command: 'echo password=' }, /^the password command printed nothing/],
    [{ file: '/nonexistent/password' }, /^cannot read the password file \/nonexistent\/password: ENOENT/],
  ])('that %j does not give says what to do', async (from, words) => {
    await expect(of(from)).rejects.toThrow(words);
  });
});
