import type { NumberedLine, Run } from '../../body.js';
import { linked } from '../atoms.js';
import type { Children, Html } from '../render.js';

/** Lines as they were written, in a text browser too. The first line feed is the one that HTML drops. */
export function Lines(props: { readonly className?: string | undefined; readonly children: Children }): Html {
  return (
    <pre class={props.className}>
      {'\n'}
      {props.children}
    </pre>
  );
}

/** How the lines of a body are printed. */
export interface BodyOptions {
  /** Every line gets the anchor `L14`; otherwise only lines that a finding points at, as `m3-L14`. */
  readonly numbered: boolean;
  readonly anchor: string;
  /** Lines that a finding points at. */
  readonly hits: ReadonlySet<number>;
}

/** Lines that need no element each: a page of a long thread is mostly these. */
interface Group {
  readonly className: string;
  readonly line: NumberedLine | null;
  text: string;
}

/** The lines of a run: text as it is, elements only where a line has an anchor, a colour or a finding. */
export function lineViews(lines: readonly NumberedLine[], kind: Run['kind'], options: BodyOptions): Children {
  return groups(lines, kind, options).map(({ className, line, text }) => {
    if (line !== null && options.numbered) {
      return (
        <span id={`L${line.n}`} class={className || undefined} data-n={line.n}>
          {linked(text)}
        </span>
      );
    }
    if (line !== null) {
      return (
        <span id={`${options.anchor}-L${line.n}`} class={className}>
          {linked(text)}
        </span>
      );
    }
    return className === '' ? linked(text) : <span class={className}>{linked(text)}</span>;
  });
}

function groups(lines: readonly NumberedLine[], kind: Run['kind'], options: BodyOptions): Group[] {
  const made: Group[] = [];
  for (const line of lines) {
    const hit = options.hits.has(line.n);
    const colour = kind === 'patch' ? patchClass(line.text) : '';
    const className = hit ? `hit ${colour}`.trim() : colour;
    const last = made.at(-1);
    if (hit || options.numbered) made.push({ className, line, text: `${line.text}\n` });
    else if (last !== undefined && last.line === null && last.className === className)
      last.text += `${line.text}\n`;
    else made.push({ className, line: null, text: `${line.text}\n` });
  }
  return made;
}

function patchClass(text: string): string {
  if (/^(?:diff |index |--- |\+\+\+ )/.test(text)) return 'file';
  if (text.startsWith('@@')) return 'hunk';
  if (text.startsWith('+')) return 'ins';
  return text.startsWith('-') ? 'del' : '';
}
