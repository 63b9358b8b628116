import type { Body, Flow, QuoteNode } from '../core/quote/nodes.js';

/** What the search index holds of one body. */
export interface BodyWords {
  /** The sender's own text. */
  readonly own: string;
  readonly quoted: string;
  /** Files that its diffs touch. */
  readonly files: string;
}
/** A leaf with how deep it is quoted; 0 is the sender's own. */
export interface DeepLeaf {
  readonly node: Exclude<Flow, { readonly type: 'quote' }>;
  readonly depth: number;
}

/** Leaves of a tree in reading order. An explicit stack: how deep mail quotes is the sender's choice. */
export function leavesOf(tree: Body): DeepLeaf[] {
  const leaves: DeepLeaf[] = [];
  const open: { node: QuoteNode; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { node, depth } = top;
    if (node.type !== 'body' && node.type !== 'quote') {
      leaves.push({ node, depth });
      continue;
    }
    for (const child of [...node.children].reverse())
      open.push({ node: child, depth: child.type === 'quote' ? depth + 1 : depth });
  }
  return leaves;
}

/** Leaves that say nothing about the matter, so that nobody finds a mail by its list's footer. */
const FURNITURE: ReadonlySet<Flow['type']> = new Set(['footer', 'signature', 'attribution', 'elision']);
const FILE = /^(?:\+\+\+ b\/|--- a\/|diff --git a\/)(\S{1,400})/;

export function bodyWords(tree: Body): BodyWords {
  const own: string[] = [];
  const quoted: string[] = [];
  const files = new Set<string>();
  for (const { node, depth } of leavesOf(tree)) {
    if (FURNITURE.has(node.type)) continue;
    (depth === 0 ? own : quoted).push(node.value);
    if (node.type === 'patch') for (const file of filesOf(node.value)) files.add(file);
  }
  return { own: own.join('\n'), quoted: quoted.join('\n'), files: [...files].join('\n') };
}

function filesOf(patch: string): string[] {
  return patch.split('\n').flatMap((line) => FILE.exec(line)?.[1] ?? []);
}
