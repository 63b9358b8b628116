import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visible } from '../visible.js';

/** What a component returns, and what can stand inside one. */
export type Html = VNode;
export type Children = ComponentChildren;

/** With a space between each two, so that readers of plain text (w3m, a copied line) do not see them run together. */
export function spaced(items: readonly Children[]): Children {
  return items.flatMap((item, i) => (i === 0 ? [item] : [' ', item]));
}

/**
 * A whole page as a string. The renderer escapes every text and attribute; characters that a browser would obey instead
 * of show are made visible here, once for all pages, since our own markup has none of them.
 */
export function renderDocument(document: Html): string {
  return `<!doctype html>${visible(renderToString(document))}\n`;
}
