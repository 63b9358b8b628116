import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runCli } from '../support/cli.js';
import { ROOT } from '../support/shared.js';

const sample = (name: string) => join(ROOT, 'sample', `${name}.mbox`);
const mails = (name: string) => readFileSync(sample(name), 'latin1').split(/^(?=From mboxrd)/m);

interface TreeRecord {
  readonly file: string;
  readonly messageId: string | null;
  readonly from: string;
  readonly lines: {
    text: string;
    depth: number;
    speaker: string | null;
    source: string | null;
    confidence: number;
  }[];
}
async function tree(argv: readonly string[], stdin = ''): Promise<TreeRecord[]> {
  const { status, out } = await runCli(['tree', '--json', ...argv], { stdin });
  expect(status).toBe(0);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TreeRecord);
}

describe('analyze', () => {
  it('prints every thread of all its files as one JSON object', async () => {
    const { status, out } = await runCli(['analyze', '--json', sample('kite-doze'), sample('kite-mmap')]);
    expect(status).toBe(0);
    const document = JSON.parse(out) as { schema: string; threads: { subject: string }[] };
    expect(document.schema).toBe('acktree.analysis/1');
    expect(document.threads.map((thread) => thread.subject)).toEqual([
      '[RFC PATCH 0/2] kite: map port registers into user space',
      '[RFC PATCH 0/3] kite: let idle links doze',
    ]);
  });

  it('prints for people who stands where, with the sentence', async () => {
    const { out } = await runCli(['analyze', sample('kite-mmap')]);
    expect(out).toContain('x blocked');
    expect(out).toContain('x oppose: Hanna Lindqvist');
    expect(out).toMatch(/^ {6}".+"\n {6}<\S+@\S+>$/m);
  });

  it('reads a folder, and standard input', async () => {
    const folder = await runCli(['analyze', '--json', join(ROOT, 'sample')]);
    expect((JSON.parse(folder.out) as { threads: unknown[] }).threads).toHaveLength(6);
    const stdin = await runCli(['analyze', '--json', '-'], { stdin: mails('kite-mmap')[1] ?? '' });
    expect((JSON.parse(stdin.out) as { threads: unknown[] }).threads).toHaveLength(1);
  });
});

describe('tree', () => {
  it('prints one line for each mail, in the order of the files', async () => {
    const records = await tree([sample('zone-capacity'), sample('kite-mmap')]);
    expect(records.map((r) => r.file)).toEqual([
      ...Array<string>(8).fill('zone-capacity.mbox'),
      ...Array<string>(9).fill('kite-mmap.mbox'),
    ]);
    expect(records[8]).toMatchObject({ from: 'Jonas Ferreira', messageId: expect.stringContaining('@') });
  });

  it('names the writer and the mail of each line, two levels deep', async () => {
    const records = await tree([sample('blockdev-retries')]);
    const reply = records.find((r) => r.lines.some((l) => l.text.startsWith('There are worse things')));
    const line = (start: string) => reply?.lines.find((l) => l.text.startsWith(start));
    expect(line('Add a queue attribute')).toMatchObject({
      depth: 2,
      speaker: 'Tomasz Wilk',
      source: records[0]?.messageId,
    });
    expect(line('How often it makes')).toMatchObject({ depth: 1, speaker: 'Greta Völlmer' });
    expect(line('There are worse')).toMatchObject({
      depth: 0,
      speaker: 'Tomasz Wilk',
      source: reply?.messageId,
    });
  });

  it('matches against the mails of --thread', async () => {
    const reply = mails('zone-capacity')[3] ?? '';
    const [alone] = await tree(['-'], reply);
    const [known] = await tree(['-', '--thread', sample('zone-capacity')], reply);
    const quoted = (record?: TreeRecord) => record?.lines.find((l) => l.depth === 1)?.source;
    expect(quoted(alone)).toBeNull();
    expect(quoted(known)).toContain('lena.brandt@');
  });

  it('prints each line with its writer for people', async () => {
    const { out } = await runCli(['tree', sample('kite-mmap')]);
    expect(out).toMatch(/^Hanna Lindqvist {6}NAK\.$/m);
    expect(out).toMatch(/^Hanna Lindqvist {6}> NAK\.$/m);
  });
});
