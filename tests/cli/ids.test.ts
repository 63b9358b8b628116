import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readId } from '../../cli/ids.js';
import type { Io } from '../../cli/io.js';

const id = (arg: string, stdin = '') =>
  readId({ stdin: Readable.from([Buffer.from(stdin)]) } as unknown as Io, arg);

describe('a message is named by', () => {
  it.each([
    ['its id', 'a.b-1@example.org'],
    ['its id in angle brackets', '<a.b-1@example.org>'],
    ['the URL of an archive', 'https://lists.example.org/linux-kite/a.b-1@example.org/'],
    ['the URL of a thread in it', 'https://lists.example.org/linux-kite/a.b-1@example.org/T/#u'],
    ['an escaped URL', 'https://lists.example.org/linux-kite/a.b-1%40example.org/raw'],
  ])('%s', async (_what, arg) => {
    expect(await id(arg)).toBe('a.b-1@example.org');
  });

  it('a mail on standard input, also one with a leading From_ line', async () => {
    const mail =
      'From mutt Thu Jan  1 00:00:00 1970\r\nMessage-Id:\r\n <a@example.org>\r\n\r\nMessage-ID: <b@example.org>\r\n';
    expect(await id('-', mail)).toBe('a@example.org');
  });

  it('an id on standard input', async () => {
    expect(await id('-', 'a@example.org\n')).toBe('a@example.org');
  });

  it.each(['nothing here', 'https://lists.example.org/', 'https://['])('but not by "%s"', async (arg) => {
    await expect(id(arg)).rejects.toThrow('no Message-ID');
  });
});
