import type { Position } from '../../core/analysis.js';
import type { Evidence, MessageRef } from '../../db/pages/types.js';
import { type Code, POSITION_CODES } from '../codes.js';
import { day } from '../time.js';
import { visible } from '../visible.js';

/** How a page is printed: `color` for terminals, `width` in columns. */
export interface TextOptions {
  readonly color: boolean;
  readonly width: number;
}
export const PLAIN: TextOptions = { color: false, width: 100 };

const ANSI: Readonly<Record<Code['side'] | 'bold' | 'dim', string>> = {
  for: '34',
  against: '31',
  apart: '90',
  bold: '1',
  dim: '2',
};

/** Words of mail on one line: control characters shown, white space folded. */
export function line(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim());
}

export function paint(text: string, style: keyof typeof ANSI, options: TextOptions): string {
  return options.color && text !== '' ? `\u001b[${ANSI[style]}m${text}\u001b[0m` : text;
}

/** `x oppose`, coloured by side. */
export function coded(code: Code, options: TextOptions): string {
  return paint(`${code.letter} ${code.word}`, code.side, options);
}

/** `+2 ~1 x1` in the fixed order. */
export function counts(positions: Readonly<Partial<Record<Position, number>>>): string {
  return (Object.keys(POSITION_CODES) as Position[])
    .filter((position) => (positions[position] ?? 0) > 0)
    .map((position) => `${POSITION_CODES[position].letter}${positions[position]}`)
    .join(' ');
}

export function where(ref: MessageRef): string {
  return `<${line(ref.messageId)}>${ref.line === null ? '' : ` line ${ref.line}`}`;
}

/** The sentence and, on a line of its own, who said it where. */
export function quoted(evidence: Evidence, options: TextOptions, indent = '    '): string[] {
  return [
    ...wrap(`"${line(evidence.text)}"`, options.width, indent),
    `${indent}${paint(`${line(evidence.who)}, ${day(evidence.date)}, ${where(evidence.ref)}`, 'dim', options)}`,
  ];
}

/** Breaks at spaces so that lines stay within `width`; a longer word stands alone. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    if (current !== '' && indent.length + current.length + 1 + word.length > width) {
      lines.push(indent + current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return current === '' ? lines : [...lines, indent + current];
}

/** Cut to `width` columns with an ellipsis. */
export function cut(text: string, width: number): string {
  const chars = [...text];
  return chars.length <= width ? text : `${chars.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Columns padded to their widest cell; the last one is left as it is. Cells hold no colour codes. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) =>
    rows.reduce((widest, row) => Math.max(widest, [...(row[i] ?? '')].length), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, i) =>
        i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - [...cell].length),
      )
      .join('  ')
      .trimEnd(),
  );
}
