import { sha1 } from './sha1.js';

/**
 * The id of the first diff in a text, equal to `git patch-id --stable` (builtin/patch-id.c): the sum of one hash a file
 * over its lines without white space, line numbers and index lines. The same change at other lines has the same id. Null
 * without a `diff` line. Linear.
 */
export function patchId(text: string): string | null {
  const reader = new PatchReader();
  for (const line of text.split('\n')) if (!reader.read(line)) break;
  return reader.id();
}

/** Before the diff, in the header of a file, inside its hunks, or in a binary file that has no lines to hash. */
type State = 'message' | 'header' | 'hunks' | 'binary';

class PatchReader {
  private readonly sum = new Uint8Array(20);
  private file: string[] = [];
  private state: State = 'message';
  /** Lines of the old and the new file that the hunk still has. */
  private before = 0;
  private after = 0;
  private index: readonly string[] = [];

  /** False when the diff has ended. */
  read(line: string): boolean {
    if (this.state === 'message') {
      if (line.startsWith('diff ')) this.start(line);
      return true;
    }
    if (/^\\ .{10}/.test(line)) return true;
    if (this.state === 'header') return this.readHeader(line);
    if (this.state === 'binary') return this.readBinary(line);
    return this.before <= 0 && this.after <= 0 ? this.betweenHunks(line) : this.readHunk(line);
  }

  id(): string | null {
    if (this.state === 'message') return null;
    this.flush();
    return [...this.sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  private start(line: string): void {
    this.state = 'header';
    this.hash(line);
  }

  private readHeader(line: string): boolean {
    const index = /^index ([\da-f]{4,64})\.\.([\da-f]{4,64})/.exec(line);
    if (index !== null) this.index = index.slice(1);
    if (line.startsWith('index ')) return true;
    if (/^GIT binary patch|^Binary files/.test(line)) {
      this.state = 'binary';
      this.file.push(...this.index);
      this.flush();
      return true;
    }
    if (line.startsWith('--- ')) {
      this.state = 'hunks';
      this.before = this.after = 1;
      return this.readHunk(line);
    }
    if (!/^[a-z]/i.test(line)) return false;
    this.hash(line);
    return true;
  }

  /** git does not hash the `diff` line that follows a binary file. */
  private readBinary(line: string): boolean {
    if (line.startsWith('diff ')) this.state = 'header';
    return true;
  }

  private betweenHunks(line: string): boolean {
    if (line.startsWith('@@ -')) {
      const [, before, after] = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))?/.exec(line) ?? [];
      this.before = Number(before ?? 1);
      this.after = Number(after ?? 1);
      return true;
    }
    if (!line.startsWith('diff ')) return false;
    this.flush();
    this.start(line);
    return true;
  }

  private readHunk(line: string): boolean {
    if (line.startsWith('-') || line.startsWith(' ')) this.before--;
    if (line.startsWith('+') || line.startsWith(' ')) this.after--;
    this.hash(line);
    return true;
  }

  private hash(line: string): void {
    this.file.push(line);
  }

  /** Adds the hash of the file to the sum, with carry from byte to byte. */
  private flush(): void {
    let carry = 0;
    for (const [i, byte] of sha1(this.file.join('\n').replace(/[ \t\r\n\v\f]+/g, '')).entries()) {
      carry += (this.sum[i] as number) + byte;
      this.sum[i] = carry & 0xff;
      carry >>= 8;
    }
    this.file = [];
  }
}
