import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';

/** One commit: files set, and files removed (null). */
export type Change = Readonly<Record<string, Uint8Array | null>>;

export function git(args: readonly string[], input: Uint8Array | string = ''): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    input,
    env: { PATH: process.env.PATH, HOME: '/nonexistent' },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.toString();
}

/** Adds commits to a bare repository, which is made when it is not there, byte for byte as public-inbox does. */
export function commit(path: string, changes: readonly Change[]): void {
  mkdirSync(path, { recursive: true });
  git(['init', '-q', '--bare', '-b', 'master', path]);
  const refs = git([`--git-dir=${path}`, 'for-each-ref']);
  const stream = changes.flatMap((change, at) => [
    Buffer.from(
      `commit refs/heads/master\ncommitter T <t@example.org> ${1_600_000_000 + at} +0000\ndata 1\nx\n`,
    ),
    ...(at === 0 && refs !== '' ? [Buffer.from('from refs/heads/master^0\n')] : []),
    ...Object.entries(change).flatMap(([file, bytes]) =>
      bytes === null
        ? [Buffer.from(`D ${file}\n`)]
        : [Buffer.from(`M 100644 inline ${file}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')],
    ),
  ]);
  git([`--git-dir=${path}`, 'fast-import', '--quiet'], Buffer.concat(stream));
}

/** Where public-inbox (version 1) keeps a mail. */
export function pathInV1(mail: Uint8Array): string {
  const name = createHash('sha1').update(mail).digest('hex');
  return `${name.slice(0, 2)}/${name.slice(2)}`;
}
