import type { ReadMessage } from '../library.js';
import type { PrintMap } from '../print-map.js';
import { firstLines, threesOf } from '../rewrapped.js';

/** Share of a line's threes of words that must stand in the other text. */
const ENOUGH = 0.6;
/** Characters of the neighbouring line that must stand beside a short line. */
const BESIDE = 12;
/** Characters of running text that are searched for short lines, and how often. */
const SEARCHED = 200_000;
const SEARCHES = 400;

/** The text of a message as one run of words, to find lines of it that were broken elsewhere. Made when first asked. */
export class RunningText {
  private threes: PrintMap<number> | null = null;
  private joined = '';
  private readonly starts: number[] = [];
  private searches = 0;

  constructor(private readonly read: ReadMessage) {}

  /** Index of the line in which the words of `text` stand, and how many of them do; index -1 when they do not. */
  find(text: string, key: string, above: string, below: string): { index: number; likeness: number } {
    const { threes } = threesOf([[text, 0]]);
    if (threes.length < 2) return { index: this.findBeside(key, above, below), likeness: 0.9 };
    this.threes ??= firstLines(threesOf(this.read.lines.map((l) => [l.text, l.number - 1])));
    const found = threes.flatMap((three) => this.threes?.get(three) ?? []);
    const likeness = found.length / threes.length;
    return likeness < ENOUGH
      ? { index: -1, likeness }
      : { index: found[Math.floor(found.length / 2)] ?? -1, likeness };
  }

  /** A short line is only known by what stands beside it. */
  private findBeside(key: string, above: string, below: string): number {
    if (this.starts.length === 0) this.join();
    if (key.length < 3 || this.searches > SEARCHES) return -1;
    this.searches += 2;
    const after = above.length < BESIDE ? -1 : this.joined.indexOf(`${above.slice(-BESIDE)} ${key} `);
    if (after >= 0) return this.lineAt(after + BESIDE + 1);
    const before = below.length < BESIDE ? -1 : this.joined.indexOf(` ${key} ${below.slice(0, BESIDE)}`);
    return before < 0 ? -1 : this.lineAt(before + 1);
  }

  private join(): void {
    const parts: string[] = [];
    let length = 1;
    for (const key of this.read.keys) {
      this.starts.push(length);
      if (length > SEARCHED || key === '') continue;
      parts.push(key);
      length += key.length + 1;
    }
    this.joined = ` ${parts.join(' ')} `;
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    let index = low - 1;
    while (index > 0 && this.read.keys[index] === '') index--;
    return index;
  }
}
