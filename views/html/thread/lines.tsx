import type { Run } from '../../body.js';
import { Linked } from '../atoms.js';
import type { Html } from '../render.js';

/** How the lines of a body are printed. */
export interface BodyOptions {
  /** Every line gets the anchor `L14`; otherwise only lines that a finding points at, as `m3-L14`. */
  readonly numbered: boolean;
  readonly anchor: string;
  /** Lines that a finding points at. */
  readonly hits: ReadonlySet<number>;
}

export function LineView(props: {
  readonly n: number;
  readonly text: string;
  readonly kind: Run['kind'];
  readonly options: BodyOptions;
}): Html {
  const { n, text, kind, options } = props;
  const hit = options.hits.has(n);
  const id = options.numbered ? `L${n}` : hit ? `${options.anchor}-L${n}` : undefined;
  const className = [hit ? 'hit' : '', kind === 'patch' ? patchClass(text) : ''].filter(Boolean).join(' ');
  return (
    <span id={id} class={className === '' ? undefined : className} data-n={options.numbered ? n : undefined}>
      <Linked text={text} />
      {'\n'}
    </span>
  );
}

/** Only changed lines need an element of their own: a patch is the longest thing in a mail. */
export function PatchLines({ run }: { readonly run: Run }): Html {
  const groups: { kind: string; text: string }[] = [];
  for (const { text } of run.lines) {
    const kind = patchClass(text);
    const group = groups.at(-1);
    if (group?.kind === kind) group.text += `${text}\n`;
    else groups.push({ kind, text: `${text}\n` });
  }
  return (
    <>
      {groups.map(({ kind, text }) =>
        kind === '' ? (
          <Linked text={text} />
        ) : (
          <span class={kind}>
            <Linked text={text} />
          </span>
        ),
      )}
    </>
  );
}

function patchClass(text: string): string {
  if (/^(?:diff |index |--- |\+\+\+ )/.test(text)) return 'file';
  if (text.startsWith('@@')) return 'hunk';
  if (text.startsWith('+')) return 'ins';
  return text.startsWith('-') ? 'del' : '';
}
