import { DEEPEST_QUOTE } from './lines.js';

/**
 * Levels that quotes without marks ("-----Original Message-----") add to the lines below. Words with fewer marks than the
 * header has are outside of it: where a mail that holds such a quote is quoted in its turn, an answer between its lines is not.
 */
export class UnmarkedLevels {
  /** Marks of the header of each, in rising order. */
  private readonly marks: number[] = [];

  /** Levels that are added to a line with so many marks. */
  at(depth: number): number {
    const { marks } = this;
    let count = marks.length;
    while (count > 0 && (marks[count - 1] as number) > depth) count--;
    return count;
  }

  open(depth: number): void {
    if (this.marks.length < DEEPEST_QUOTE) this.marks.push(depth);
  }

  /** Words of another begin: what was quoted with more marks is at its end. */
  endBelow(depth: number): void {
    this.marks.length = this.at(depth);
  }

  close(): void {
    this.marks.pop();
  }

  closeAll(): void {
    this.marks.length = 0;
  }
}
