import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Body, QuoteNode } from '../../../core/quote/nodes.js';
import { ROOT } from '../../support/shared.js';
import { mail, treeOf } from './mail.js';

const spec = readFileSync(join(ROOT, 'docs/quote-tree.md'), 'utf8');
const SECTION = /^## (\w+)\n[\s\S]*?```mail\n([\s\S]*?)\n```\n```tree\n([\s\S]*?)\n```/gm;
const sections = spec.split(/^(?=## )/m).flatMap((part) =>
  [...part.matchAll(SECTION)].map(([, name, body, tree]) => ({
    name: name ?? '',
    body: body ?? '',
    tree: tree ?? '',
  })),
);

function print(tree: Body): string {
  const out: string[] = [];
  const stack: { node: QuoteNode; level: number }[] = [{ node: tree, level: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, level } = top;
    const label = node.type === 'quote' ? `quote ${node.speaker?.name ?? '?'}` : node.type;
    out.push(
      '  '.repeat(level) + ('value' in node ? `${label}: ${node.value.replaceAll('\n', ' / ')}` : label),
    );
    if ('children' in node)
      for (const child of node.children.toReversed()) stack.push({ node: child, level: level + 1 });
  }
  return out.join('\n');
}

describe('docs/quote-tree.md', () => {
  it('has one heading with an example for each type of node', () => {
    expect(sections.map((s) => s.name)).toEqual([
      'body',
      'quote',
      'attribution',
      'paragraph',
      'trailer',
      'patch',
      'signature',
      'elision',
      'footer',
      'salutation',
    ]);
  });

  it.each(sections)('shows the tree of its example for $name', ({ body, tree }) => {
    expect(print(treeOf(mail({ body })))).toBe(tree);
  });
});
