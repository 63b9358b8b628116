import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type RawMail, reasonOf, type SourceItem } from '../mail.js';
import { type GitObject, gitLines, OBJECT, readObjects } from './git-process.js';
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
 * Mails of public-inbox repositories, in the order of their commits. v2 keeps the mail of a commit as `m`, and a mail taken
 * out again as `d`; v1 keeps mails at `aa/bbbb…`, and takes them out by removing the file. What was taken out is not read.
 * The mark names the last commit of each repository; with it only what was committed since is read.
 */
export async function* readGit(
  repositories: readonly string[],
  since: string | null,
): AsyncGenerator<SourceItem> {
  const marks = readMark(since);
  for (const repository of repositories) yield* readRepository(repository, marks);
  yield { kind: 'mark', mark: JSON.stringify(Object.fromEntries(marks)) };
}

function readMark(mark: string | null): Map<string, string> {
  const entries = mark === null ? [] : Object.entries(JSON.parse(mark) as Record<string, string>);
  return new Map(entries.filter(([, commit]) => OBJECT.test(commit)));
}

/** Sets the repository's mark when it was read to its end and every mail was there. */
async function* readRepository(repository: string, marks: Map<string, string>): AsyncGenerator<SourceItem> {
  const label = basename(repository) === '.git' ? basename(resolve(repository, '..')) : basename(repository);
  let count = 0;
  try {
    // A list or an epoch that just began has no commits.
    if ((await firstLine(repository, ['for-each-ref', '--count=1'])) === '') return;
    if (!(await holdsMail(repository))) {
      yield { kind: 'unread', origin: label, reason: 'it is a git repository without public-inbox mail' };
      return;
    }
    const head = await firstLine(repository, ['rev-list', '-1', 'HEAD']);
    const since = await knownCommit(repository, marks.get(label));
    let missing = 0;
    for await (const object of readObjects(repository, await mailObjects(repository, since))) {
      if (object.type === 'missing') missing++;
      // A mail that was purged from the history of a list leaves an empty file.
      if (object.type !== 'blob' || object.bytes.length === 0) continue;
      count++;
      yield mailOf(object, label);
    }
    if (missing > 0) throw new Error(`${missing} more are named and not there; fetch the repository whole`);
    if (OBJECT.test(head)) marks.set(label, head);
  } catch (error) {
    yield {
      kind: 'broken',
      origin: label,
      reason: `reading stopped after ${count} mails: ${reasonOf(error)}`,
    };
  }
}

function mailOf({ name, bytes, cut }: GitObject, label: string): RawMail {
  const notes = cut === 0 ? [] : [cutNote(cut)];
  return { kind: 'mail', raw: bytes, origin: { label: `${label}:${name.slice(0, 12)}`, notes } };
}

async function firstLine(repository: string, args: readonly string[]): Promise<string> {
  for await (const line of gitLines(repository, args)) return line;
  return '';
}

/** A commit that is still there: an archive whose history was rewritten is read from its beginning. */
async function knownCommit(repository: string, commit: string | undefined): Promise<string | null> {
  if (commit === undefined) return null;
  const type = await firstLine(repository, ['cat-file', '-t', commit]).catch(() => '');
  return type === 'commit' ? commit : null;
}

/** True for a repository laid out by public-inbox: told from its last tree, because a history may be long. Throws as git does. */
export async function holdsMail(repository: string): Promise<boolean> {
  const names: string[] = [];
  for await (const name of gitLines(repository, ['ls-tree', '--name-only', 'HEAD'])) names.push(name);
  return names.length > 0 && names.every((name) => /^(?:m|d|[0-9a-f]{2}|\..*)$/.test(name));
}

/** A change as `git diff-tree --raw` prints it: `:100644 100644 <old> <new> M<tab>m`. */
const CHANGE =
  /^:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([AMD])\t(?:"?)(m|d|[0-9a-f]{2}\/[0-9a-f]{38,62})$/;

/** Names of the objects that hold mail, oldest first, without those that were taken out. */
async function mailObjects(repository: string, since: string | null): Promise<Set<string>> {
  const range = since === null ? ['HEAD'] : ['HEAD', `^${since}`];
  const commits = ['rev-list', '--reverse', '--first-parent', ...range];
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
