import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { SourceItem } from '../mail.js';
import { ended, git, gitLines, OBJECT, readObjects } from './git-process.js';
import { cutNote } from './mbox.js';

/**
 * Repositories of a public-inbox folder, oldest epoch first: `git/0.git`, `git/1.git`, … (v2), a bare repository, or a clone
 * with `.git`. Empty when the folder is none.
 */
export async function gitRepositories(folder: string): Promise<string[]> {
  const root = resolve(folder);
  const epochs = (await readdir(join(root, 'git')).catch(() => []))
    .filter((name) => /^\d{1,6}\.git$/.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  if (epochs.length > 0) return epochs.map((name) => join(root, 'git', name));
  for (const repository of [root, join(root, '.git')])
    if ((await isFolder(join(repository, 'objects'))) && (await isFolder(join(repository, 'refs'))))
      return [repository];
  return [];
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

/**
 * Mails of a public-inbox repository, in the order of its commits. v2 keeps the mail of a commit as `m`, and a mail taken out
 * again as `d`; v1 keeps mails at `aa/bbbb…`, and takes them out by removing the file. What was taken out is not read.
 */
export async function* readGit(repositories: readonly string[]): AsyncGenerator<SourceItem> {
  for (const repository of repositories) yield* readRepository(repository);
}

async function* readRepository(repository: string): AsyncGenerator<SourceItem> {
  const label = basename(repository) === '.git' ? basename(resolve(repository, '..')) : basename(repository);
  let count = 0;
  try {
    for await (const { name, type, bytes, cut } of readObjects(repository, await mailObjects(repository))) {
      if (type !== 'blob') continue;
      count++;
      const notes = cut === 0 ? [] : [cutNote(cut)];
      yield { kind: 'mail', raw: bytes, origin: { label: `${label}:${name.slice(0, 12)}`, notes } };
    }
    if (count === 0)
      yield { kind: 'unread', origin: label, reason: 'it is a git repository without public-inbox mail' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield { kind: 'unread', origin: label, reason: `reading stopped after ${count} mails: ${reason}` };
  }
}

/** True for a repository laid out by public-inbox. */
export async function holdsMail(repository: string): Promise<boolean> {
  return (await mailObjects(repository).catch(() => new Set())).size > 0;
}

/** A change as `git diff-tree --raw` prints it: `:100644 100644 <old> <new> M<tab>m`. */
const CHANGE =
  /^:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([AMD])\t(?:"?)(m|d|[0-9a-f]{2}\/[0-9a-f]{38,62})$/;

/** Names of the objects that hold mail, oldest first, without those that were taken out. */
async function mailObjects(repository: string): Promise<Set<string>> {
  const commits = git(repository, ['rev-list', '--reverse', '--first-parent', 'HEAD']);
  const end = ended(commits);
  end.catch(() => {});
  commits.stdin.end();
  const names = new Set<string>();
  const diff = [
    'diff-tree',
    '--stdin',
    '--root',
    '-r',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '--no-commit-id',
  ];
  for await (const line of gitLines(repository, diff, commits)) apply(line, names);
  await end;
  return names;
}

/** In v2 a tree has one file, so that `m` is gone from a commit with `d`, and that says nothing about the mail before it. */
function apply(line: string, names: Set<string>): void {
  const [, old = '', added = '', status, path] = CHANGE.exec(line) ?? [];
  if (path === undefined) return;
  const v2 = path === 'm' || path === 'd';
  if (!v2 && status !== 'A') names.delete(old);
  if (status === 'D') return;
  if (path === 'd') names.delete(added);
  else if (OBJECT.test(added)) names.add(added);
}
