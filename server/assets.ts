import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Asset {
  readonly url: string;
  readonly type: string;
  readonly text: string;
}
export interface Assets {
  readonly stylesheet: string;
  readonly script: string;
  readonly icon: string;
  readonly files: readonly Asset[];
}

/** In this order: later ones refine earlier ones. */
const STYLES = ['base', 'marks', 'dashboard', 'rfc', 'thread', 'search'];

/** Reads the files of the folder `static` once; each gets a URL with a hash of its contents. */
export function loadAssets(): Assets {
  const read = (name: string): string => readFileSync(new URL(`static/${name}`, import.meta.url), 'utf8');
  const style = asset('acktree', 'css', STYLES.map((name) => read(`${name}.css`)).join('\n'));
  const script = asset('keys', 'js', read('keys.js'));
  const icon = asset('icon', 'svg', read('icon.svg'));
  return { stylesheet: style.url, script: script.url, icon: icon.url, files: [style, script, icon] };
}

function asset(name: string, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { url: `/static/${name}-${hash}.${type}`, type, text };
}
