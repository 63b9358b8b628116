import type { Span } from '../quote/nodes.js';

/** A longer line is no trailer, and leads up to none. */
export const MAX_LINE = 400;
/** Lines of one paragraph that can lead up to a trailer. */
const MAX_LEAD = 12;
/** Lines read around a trailer to understand it: a commit message is not longer, and hostile mail stays linear. */
const MAX_LOOK = 60;

interface Line {
  readonly text: string;
  readonly offset: number;
  readonly kind: 'blank' | 'quote' | 'trailer' | 'words';
  /** As `git show` and `git log` indent a commit message. */
  readonly isIndented: boolean;
}

/** A body by its lines, from 1, with what a trailer's surroundings say. */
export class BodyText {
  private readonly lines: readonly Line[];

  constructor(body: string) {
    let offset = 0;
    this.lines = body.split('\n').map((text) => {
      const line = readLine(text, offset);
      offset += text.length + 1;
      return line;
    });
  }

  /** '' outside the body, and where the line is a quote. */
  own(line: number): string {
    const found = this.lines[line - 1];
    return found === undefined || found.kind === 'quote' ? '' : found.text.slice(0, MAX_LINE);
  }

  /** The line without the white space around it. */
  spanOf(line: number): Span {
    const { text, offset } = this.lines[line - 1] ?? readLine('', 0);
    const from = text.length - text.trimStart().length;
    const to = Math.max(from, text.trimEnd().length);
    return {
      start: { line, column: from + 1, offset: offset + from },
      end: { line, column: to + 1, offset: offset + to },
    };
  }

  /** Last sentence of the paragraph above, over blank lines and other trailers; '' when a quote or nothing stands there. */
  sentenceAbove(line: number): string {
    let at = line - 1;
    while (at > line - MAX_LOOK && this.isBetween(at)) at--;
    const words: string[] = [];
    while (this.lines[at - 1]?.kind === 'words' && words.length < MAX_LEAD) words.push(this.own(at--).trim());
    return (
      words
        .reverse()
        .join(' ')
        .split(/(?<=[.!?])\s+(?=\S)/)
        .at(-1) ?? ''
    );
  }

  /** An indented trailer is a copy of a commit when words that are no trailer are indented with it. */
  isCopy(line: number): boolean {
    return (
      this.lines[line - 1]?.isIndented === true && [-1, 1].some((step) => this.hasIndentedWords(line, step))
    );
  }

  private hasIndentedWords(line: number, step: number): boolean {
    for (let i = 1; i <= MAX_LOOK; i++) {
      const found = this.lines[line - 1 + i * step];
      if (found === undefined || (found.kind !== 'blank' && !found.isIndented)) return false;
      if (found.kind === 'words') return true;
    }
    return false;
  }

  private isBetween(line: number): boolean {
    const kind = this.lines[line - 1]?.kind;
    return kind === 'blank' || kind === 'trailer';
  }
}

function readLine(text: string, offset: number): Line {
  const start = text.slice(0, MAX_LINE);
  return { text, offset, kind: kindOf(start), isIndented: /^(?:\t| {4})/.test(start) };
}

function kindOf(text: string): Line['kind'] {
  if (text.trim() === '') return 'blank';
  if (/^ {0,2}[>|]/.test(text)) return 'quote';
  return /^\s*[a-z-]{2,40}-by\s?:/i.test(text) ? 'trailer' : 'words';
}
