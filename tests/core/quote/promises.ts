import type { Message } from '../../../core/message.js';
import { bodyLines } from '../../../core/quote/index.js';
import type { Body, QuoteNode } from '../../../core/quote/nodes.js';

/** What may be a mark, so that a line of nothing else may be in no leaf. */
const MARKS = /^(?:[>|:}\]»›│┃＞ ]|[A-Z][A-Za-z]{0,11}> ?)*/;

/** Every promise of docs/quote-tree.md that a tree breaks, in words. */
export function broken(message: Message, tree: Body): string[] {
  const found: string[] = [];
  const { body } = message;
  const covered = new Map<number, number>();
  const stack: { node: QuoteNode; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, depth } = top;
    const { start, end } = node.span;
    if (start.offset > end.offset || end.offset > body.length)
      found.push(`${node.type} has a span outside the body`);
    if (depth > 64) found.push('deeper than 64');
    if ('children' in node) {
      let last = start.offset;
      for (const child of node.children) {
        if (child.span.start.offset < last || child.span.end.offset > end.offset)
          found.push(`${child.type} overlaps`);
        last = child.span.end.offset;
        stack.push({ node: child, depth: child.type === 'quote' ? depth + 1 : depth });
      }
      continue;
    }
    const lines = node.value.split('\n');
    if (lines.length !== end.line - start.line + 1)
      found.push(`${node.type} has ${lines.length} lines in its value`);
    lines.forEach((line, i) => {
      if (line.trim() !== '') covered.set(start.line + i, (covered.get(start.line + i) ?? 0) + 1);
    });
    if (!body.slice(start.offset, end.offset).endsWith(lines.at(-1) ?? ''))
      found.push(`${node.type} says other words`);
  }
  body.split('\n').forEach((line, i) => {
    const text = message.marks === 'lost' ? line : line.replace(MARKS, '');
    const times = covered.get(i + 1) ?? 0;
    if (text.trim() !== '' && times !== 1) found.push(`line ${i + 1} is in ${times} leaves`);
  });
  const numbers = bodyLines(message, tree).map((l) => l.line);
  if (numbers.some((n, i) => i > 0 && n <= (numbers[i - 1] ?? 0))) found.push('lines out of order');
  return found;
}
