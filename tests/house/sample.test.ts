import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../support/shared.js';
import { read } from './files.js';

const FILES = readdirSync(join(ROOT, 'sample')).filter((file) => file.endsWith('.mbox'));
const mails = FILES.flatMap((file) =>
  read(join('sample', file))
    .split(/^From mboxrd@z .*\n/m)
    .slice(1),
);

/** `[file line, what the header says, what the lines say]` of each hunk of unquoted, unencoded patches. */
function hunks(mail: string): { header: string; said: string; counted: string }[] {
  const lines = mail.split('\n');
  return lines.flatMap((header, i) => {
    const match = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(header);
    if (match === null) return [];
    const end = lines.findIndex((line, n) => n > i && !/^(?:[ +]|-(?!- ?$))/.test(line));
    const body = lines.slice(i + 1, end);
    const count = (marks: string) => body.filter((line) => marks.includes(line[0] ?? '')).length;
    const said = `${match[1] ?? 1},${match[2] ?? 1}`;
    return [{ header, said, counted: `${count(' -')},${count(' +')}` }];
  });
}

describe('the bundled sample', () => {
  it('holds 54 mails in six threads', () => {
    expect(FILES).toHaveLength(6);
    expect(mails).toHaveLength(54);
  });

  it('names each mail once', () => {
    const ids = mails.map((mail) => /^Message-ID: (<.*>)$/m.exec(mail)?.[1]);
    expect(new Set(ids).size).toBe(54);
    expect(ids).not.toContain(undefined);
  });

  it('has one reply whose parent is missing', () => {
    const ids = new Set(mails.map((mail) => /^Message-ID: (<.*>)$/m.exec(mail)?.[1]));
    const parents = mails.flatMap((mail) => /^In-Reply-To: (<.*>)$/m.exec(mail)?.[1] ?? []);
    expect(parents.filter((id) => !ids.has(id))).toHaveLength(1);
  });

  it('has patches whose hunks hold as many lines as they say', () => {
    const all = mails.flatMap(hunks);
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter((hunk) => hunk.said !== hunk.counted)).toEqual([]);
  });

  it('uses only addresses that belong to nobody', () => {
    const hosts = mails.flatMap((mail) =>
      [...mail.matchAll(/[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g)].map((m) => m[1] ?? ''),
    );
    expect(hosts.filter((host) => !/(?:^|\.)example\.(?:org|com|net)$/.test(host))).toEqual([]);
  });
});
