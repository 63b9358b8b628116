import type { Mailbox } from '../message.js';

/** One section of a MAINTAINERS file. */
export interface Section {
  readonly title: string;
  /** S: `Maintained`, `Orphan`, ... */
  readonly status: string;
  readonly maintainers: readonly Mailbox[];
  readonly reviewers: readonly Mailbox[];
  readonly lists: readonly string[];
  readonly files: readonly string[];
  readonly excluded: readonly string[];
  /** N: patterns over a path, K: patterns over the lines of a patch; those that could run for ever are left out. */
  readonly paths: readonly RegExp[];
  readonly keywords: readonly RegExp[];
}

const MAX_LINE = 1_000;

/**
 * Reads a MAINTAINERS file of the kernel's form: sections with M, R, L, S, F, X, N and K lines under a title. The preamble
 * and unknown letters are passed over; a section without files and patterns is kept. Never fails.
 */
export function parseMaintainers(text: string): Section[] {
  const sections: Section[] = [];
  let title = '';
  let fields: Field[] = [];
  for (const raw of [...text.split('\n'), '']) {
    const line = raw.slice(0, MAX_LINE).trimEnd();
    const [, letter, value] = /^([A-Z]):\s*(\S.*)$/.exec(line) ?? [];
    if (letter !== undefined && value !== undefined) fields.push({ letter, value });
    else if (line !== '' && !/^\s/.test(line)) title = line;
    if (line === '' && fields.length > 0) {
      sections.push(sectionOf(title, fields));
      fields = [];
    }
  }
  return sections;
}

interface Field {
  readonly letter: string;
  readonly value: string;
}

function sectionOf(title: string, fields: readonly Field[]): Section {
  const all = (letter: string) => fields.filter((field) => field.letter === letter).map(({ value }) => value);
  return {
    title,
    status: all('S')[0] ?? '',
    maintainers: all('M').flatMap((value) => mailbox(value) ?? []),
    reviewers: all('R').flatMap((value) => mailbox(value) ?? []),
    lists: all('L').map((value) => value.split(/\s/)[0] ?? ''),
    files: all('F'),
    excluded: all('X'),
    paths: all('N').flatMap((value) => compile(value) ?? []),
    keywords: all('K').flatMap((value) => compile(value) ?? []),
  };
}

function mailbox(value: string): Mailbox | null {
  const [, name, address] = /^([^<>]*)<([^<>\s]+@[^<>\s]+)>/.exec(value) ?? [];
  if (address !== undefined) return { name: (name ?? '').trim().replace(/^"(.*)"$/, '$1'), address };
  const bare = /^[^\s<>@]+@[^\s<>@]+/.exec(value)?.[0];
  return bare === undefined ? null : { name: '', address: bare };
}

/** A repeated group that holds a repeat itself can take exponential time: such a pattern is not run. */
function compile(pattern: string): RegExp | null {
  if (/[*+}][^()]*\)[*+{]/.test(pattern)) return null;
  try {
    return new RegExp(pattern.replace(/\(\?[a-z]+:/g, '(?:'), /\(\?i/.test(pattern) ? 'i' : '');
  } catch {
    return null;
  }
}

/**
 * Whether an F: or X: line covers a path (get_maintainer.pl): a trailing slash takes everything below, and so does a plain
 * name without a dot, as it may be a folder; else `*` and `?` stay within the folder.
 */
export function covers(pattern: string, path: string): boolean {
  const isFolder = pattern.endsWith('/');
  const parts = pattern.split('/').filter((part) => part !== '');
  const steps = path.split('/');
  const takesBelow = isFolder || /^[\w-]+$/.test(parts.at(-1) ?? '');
  if (steps.length < parts.length || (!takesBelow && steps.length > parts.length)) return false;
  if (isFolder && steps.length === parts.length) return false;
  return parts.every((part, i) => globMatches(part, steps[i] as string));
}

/** `*` and `?` in one step of a path, without a pattern of stars that backtracks. */
function globMatches(glob: string, text: string): boolean {
  const [first = '', ...rest] = glob.split('*');
  if (rest.length === 0) return first.length === text.length && sameAt(first, text, 0);
  const last = rest.pop() as string;
  if (!sameAt(first, text, 0) || text.length < first.length + last.length) return false;
  if (!sameAt(last, text, text.length - last.length)) return false;
  let at = first.length;
  for (const piece of rest) {
    const end = text.length - last.length - piece.length;
    while (at <= end && !sameAt(piece, text, at)) at++;
    if (at > end) return false;
    at += piece.length;
  }
  return true;
}

function sameAt(piece: string, text: string, at: number): boolean {
  for (let i = 0; i < piece.length; i++) if (piece[i] !== '?' && piece[i] !== text[at + i]) return false;
  return at + piece.length <= text.length;
}
