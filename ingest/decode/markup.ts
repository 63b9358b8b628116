const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** Character references of HTML as characters; unknown ones stay as they stand. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(String(name).toLowerCase()) ?? whole;
    const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}

/** Elements that begin a new line where they begin and end. */
const BLOCKS = new Set([
  'blockquote',
  'div',
  'p',
  'pre',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'table',
  'tr',
  'hr',
]);
const HIDDEN = new Set(['script', 'style', 'head', 'title']);

/**
 * Plain text of the HTML that mail archives print: lines kept as inside `<pre>`, tags dropped, and `<blockquote>` (in which
 * archives draw quotations whose `>` they took off) given back as `> ` in front of each line. One pass, nothing nested is
 * called back into.
 */
export function archiveText(html: string): string {
  const out: string[] = [];
  let line = '';
  let depth = 0;
  let hidden = '';
  let broken = false;
  const end = (force: boolean) => {
    if (force || line.trim() !== '') out.push(`${'> '.repeat(depth)}${line}`.trimEnd());
    line = '';
  };
  const write = (text: string) => {
    // The line break of the source behind `<br>` is no second one.
    const [head = '', ...rest] = unescapeHtml(broken && text.startsWith('\n') ? text.slice(1) : text).split(
      '\n',
    );
    line += head;
    for (const next of rest) {
      end(true);
      line = next;
    }
  };
  for (const { text, tag, closes } of tokens(html)) {
    if (hidden !== '') {
      if (closes && tag === hidden) hidden = '';
    } else if (tag === '') write(text);
    else if (HIDDEN.has(tag) && !closes) hidden = tag;
    else if (tag === 'br') end(true);
    else if (BLOCKS.has(tag)) end(false);
    broken = tag === 'br';
    if (hidden === '' && tag === 'blockquote') depth = Math.max(0, depth + (closes ? -1 : 1));
  }
  end(false);
  return out.join('\n');
}

interface Token {
  /** Text between tags, as it stands; '' for a tag. */
  readonly text: string;
  /** Lower-cased name of the element; '' for text. */
  readonly tag: string;
  readonly closes: boolean;
}

function* tokens(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) yield { text: html.slice(at, open === -1 ? html.length : open), tag: '', closes: false };
    if (open === -1) return;
    const comment = html.startsWith('<!--', open);
    const tag = /^<(\/?)([a-z][a-z0-9]{0,20})/i.exec(html.slice(open, open + 24));
    if (tag === null && html[open + 1] !== '!') {
      yield { text: '<', tag: '', closes: false };
      at = open + 1;
      continue;
    }
    const close = html.indexOf(comment ? '-->' : '>', open);
    if (tag !== null) yield { text: '', tag: (tag[2] ?? '').toLowerCase(), closes: tag[1] === '/' };
    if (close === -1) return;
    at = close + (comment ? 3 : 1);
  }
}
