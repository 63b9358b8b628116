import type { Line } from './lines.js';
import type { Speaker } from './nodes.js';

/** Lines of a forwarded header block, wrapped addresses included. */
const BLOCK_LINES = 30;
const SEPARATOR =
  /^\s*-{2,}\s*(?:Original Message|Forwarded [Mm]essage|Forwarded by .*|Begin forwarded message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Messaggio originale|原始邮件|邮件原件|Původní zpráva)\s*-{2,}\s*$/i;
const FORWARDED = /^Begin forwarded message:\s*$/;
const FIELD =
  /^[\s*]{0,3}(From|Sent|Date|To|Cc|CC|Subject|Reply-To|Organization|Message-ID|Von|Gesendet|Datum|An|Betreff|De|Envoyé|À|Objet|Enviado|Para|Asunto|发件人|发送时间|收件人|抄送|主题|日期)\s?\*?\s?[:：]\*?\s*(.*)$/;
const HYPHEN = 45;
const UNDERSCORE = 95;
const LETTER_B = 66;
/** First characters of separators and fields. */
const FIRST_CHARACTERS: ReadonlySet<number> = new Set(
  [...'-_*ABCDEFGMOPRSTVÀ发收抄主日'].map((c) => c.charCodeAt(0)),
);
const FROM_FIELDS = new Set(['From', 'Von', 'De', '发件人']);
const OTHER_FIELDS = new Set([
  'Sent',
  'Date',
  'Gesendet',
  'Datum',
  'Envoyé',
  'Enviado',
  '发送时间',
  '日期',
  'To',
  'Subject',
  'An',
  'Betreff',
  'À',
  'Objet',
  'Para',
  'Asunto',
  '收件人',
  '主题',
]);

/** A forwarded header block: how many lines it takes and whom it names. */
export interface HeaderBlock {
  readonly lines: number;
  readonly speaker: Speaker;
}

/** True for a line that can begin a header block; cheap, so that ordinary lines cost nothing more. */
export function mayBeginHeaderBlock(text: string, head: number): boolean {
  if (text.length >= 300 || !FIRST_CHARACTERS.has(head)) return false;
  if (head === HYPHEN || head === UNDERSCORE) return isSeparator(text, head);
  return (text.includes(':') || text.includes('：')) && (isSeparator(text, head) || FIELD.test(text));
}

function isSeparator(text: string, head: number): boolean {
  if (head === HYPHEN) return SEPARATOR.test(text);
  if (head === UNDERSCORE) return /^_{10,}\s*$/.test(text);
  return head === LETTER_B && FORWARDED.test(text);
}

/**
 * The header block that begins at `index`: "-----Original Message-----" or a rule of underscores and fields, or the
 * fields alone where at least From and two more stand together (a lone `From:` is the author line of a patch).
 */
export function readHeaderBlock(lines: readonly Line[], index: number): HeaderBlock | null {
  const first = lines[index];
  if (first === undefined) return null;
  let at = index;
  const separated = isSeparator(first.text, first.head);
  if (separated) at++;
  while (separated && at - index < 3 && lines[at]?.blank === true) at++;
  let from: string | null = null;
  let others = 0;
  let end = at;
  for (; end < lines.length && end - at < BLOCK_LINES; end++) {
    const line = lines[end];
    if (line === undefined || line.blank || line.depth !== first.depth) break;
    const [, field, value] = FIELD.exec(line.text.slice(0, 400)) ?? [];
    if (field === undefined && end === at) break;
    if (
      field === undefined &&
      !/^\s|[;,>]\s*$/.test(line.text) &&
      !/[;,]\s*$/.test(lines[end - 1]?.text ?? '')
    )
      break;
    if (field !== undefined && FROM_FIELDS.has(field)) from ??= value ?? '';
    if (field !== undefined && OTHER_FIELDS.has(field)) others++;
  }
  const speaker = from === null || others < (separated ? 1 : 2) ? null : readMailbox(from);
  return speaker === null ? null : { lines: end - index, speaker };
}

/** Name and address of a From value as clients print it: `NAME <a@b>`, `NAME [mailto:a@b]`, `a@b`. */
function readMailbox(value: string): Speaker | null {
  const found = /[<[(]?(?:mailto:)?([^\s<>()[\]"',;]+@[^\s<>()[\]"',;]+)[>)\]]?/.exec(value);
  const name = (found === null ? value : value.slice(0, found.index))
    .replace(/["*]/g, '')
    .replace(/[\s,;<[(]+$/, '')
    .trim();
  const address = found?.[1] ?? null;
  if (name === '' && address === null) return null;
  return { name: (name === '' ? (address ?? '') : name).slice(0, 80), address };
}
