import { Characters } from './characters.js';
import type { Line } from './lines.js';
import type { Speaker } from './nodes.js';

/** Lines of a forwarded header block, wrapped addresses included. */
const BLOCK_LINES = 30;
/** Characters of a field's name with what stands around it. */
const FIELD_CHARACTERS = 26;
const SEPARATOR_CHARACTERS = 120;
const FORWARDED = /^Begin forwarded message:\s*$/;
const END_OF_FORWARD = /^\s*-{2,}\s*End (?:of )?(?:forwarded|original) message\s*-{2,}\s*$/i;
const HYPHEN = 45;
const UNDERSCORE = 95;
const BAR = 124;
const LETTER_B = 66;

/** The names that clients give to the fields of the mail they quote, in the languages of their users. */
const NAMES = {
  from: 'From Von De Da Od Van Från Fra Fr\u00e5n Lähettäjä Feladó Kimden Gönderen От Від Από De\u00a0la 发件人 發件人 寄件者 寄件人 差出人 送信者 보낸사람 보낸\u00a0사람',
  sent: 'Sent Date Datum Gesendet Envoyé Date\u00a0d’envoi Enviado Enviado\u00a0el Enviada\u00a0em Enviado\u00a0em Fecha Data Inviato Wysłano Wysłane Odesláno Odoslané Verzonden Skickat Skickades Datum Sendt Dato Lähetetty Päivämäärä Küldve Dátum Elküldve Gönderildi Gönderme\u00a0Tarihi Tarih Отправлено Дата Надіслано Στάλθηκε Ημερομηνία Trimis Дата\u00a0отправки 发送时间 發送時間 发送日期 寄件日期 日期 時間 送信日時 日付 보낸날짜 보낸\u00a0날짜 날짜',
  other:
    'To Subject An Betreff À A Objet Para Asunto Assunto Oggetto Do Temat Komu Předmět Predmet Aan Onderwerp Till Ämne Til Emne Vastaanottaja Aihe Címzett Tárgy Kime Alıcı Konu Кому Тема Προς Θέμα Către Subiect 收件人 收件者 主题 主題 主旨 宛先 件名 받는사람 받는\u00a0사람 제목',
  more: 'Cc CC Reply-To Organization Message-ID Kopie Copie Kopia Kopi DW Копия Копія 抄送 副本 참조',
} as const;
type Field = keyof typeof NAMES;

const FIELDS: ReadonlyMap<string, Field> = new Map(
  (Object.keys(NAMES) as Field[]).flatMap((field) =>
    NAMES[field].split(' ').map((name): [string, Field] => [name.replaceAll('\u00a0', ' '), field]),
  ),
);
/** First characters of separators and fields. */
const FIRST_CHARACTERS = new Characters([...'-_*|', ...FIELDS.keys()]);

const PATCH_FIELDS: ReadonlySet<string> = new Set(['From', 'Date', 'Subject']);

/** A forwarded header block: how many lines it takes and whom it names. */
export interface HeaderBlock {
  readonly lines: number;
  readonly speaker: Speaker;
  /** The fields are those that git puts above a patch in the body of a mail. */
  readonly headsPatch: boolean;
}

/** True for a line that can begin a header block; cheap, so that ordinary lines cost nothing more. */
export function mayBeginHeaderBlock(text: string, head: number): boolean {
  if (text.length >= 300 || !FIRST_CHARACTERS.has(head) || head === BAR) return false;
  return isSeparator(text, head) || readField(text) !== null;
}

/** True for the line with which mutt ends a forwarded mail. */
export function endsForward(text: string, head: number): boolean {
  return head === HYPHEN && text.length < SEPARATOR_CHARACTERS && END_OF_FORWARD.test(text);
}

/** "-----Original Message-----" in any language, a rule of underscores, or the words of Apple Mail. */
function isSeparator(text: string, head: number): boolean {
  if (head === UNDERSCORE) return /^_{10,}\s*$/.test(text);
  if (head === LETTER_B) return FORWARDED.test(text);
  return (
    head === HYPHEN &&
    text.length < SEPARATOR_CHARACTERS &&
    /^\s*-{2,}\s*["'\p{L}]/u.test(text) &&
    text.trimEnd().endsWith('--')
  );
}

/** Name, kind and value of a field: `From: x`, `*From:* x`, or `| From | x |` as one web mailer draws it. */
function readField(text: string): { name: string; field: Field; value: string } | null {
  const line = text.slice(0, 400).trimStart();
  const isCell = line.startsWith('| ');
  const head = line.slice(0, FIELD_CHARACTERS + 2);
  const wide = head.indexOf('：');
  const narrow = head.indexOf(isCell ? ' |' : ':', 1);
  const end = wide >= 0 && (narrow < 0 || wide < narrow) ? wide : narrow;
  if (end < 0 || end > FIELD_CHARACTERS) return null;
  const name = line
    .slice(isCell ? 2 : 0, end)
    .replace(/^\*/, '')
    .replace(/[\s*]+$/, '');
  const field = FIELDS.get(name);
  if (field === undefined) return null;
  const value = line.slice(end + (isCell ? 2 : 1)).replace(/^\*?\s*/, '');
  return { name, field, value: isCell ? value.replace(/\s*\|\s*$/, '') : value };
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
  let headsPatch = !separated;
  let end = at;
  for (; end < lines.length && end - at < BLOCK_LINES; end++) {
    const line = lines[end];
    if (line === undefined || line.blank || line.depth !== first.depth) break;
    const found = readField(line.text);
    if (found === null && (end === at || !isContinued(lines[end - 1]?.text ?? '', line.text))) break;
    if (found?.field === 'from') from ??= found.value;
    if (found !== null && !PATCH_FIELDS.has(found.name)) headsPatch = false;
    if (found?.field === 'sent' || found?.field === 'other') others++;
  }
  const speaker = from === null || others < (separated ? 1 : 2) ? null : readMailbox(from);
  return speaker === null ? null : { lines: end - index, speaker, headsPatch };
}

/** The line goes on with the addresses of the line above. */
function isContinued(above: string, text: string): boolean {
  return /^\s|[;,>]\s*$/.test(text) || /[;,]\s*$/.test(above);
}

/** Name and address of a From value as clients print it: `NAME <a@b>`, `NAME [mailto:a@b]`, `a@b`. */
function readMailbox(value: string): Speaker | null {
  const found = /[<[(]?(?:mailto:)?([^\s<>()[\]"',;]+@[^\s<>()[\]"',;]+)[>)\]]?/.exec(value);
  const name = (found === null ? value : value.slice(0, found.index))
    .replace(/&nbsp;/g, ' ')
    .replace(/["*]/g, '')
    .replace(/[\s,;<[(]+$/, '')
    .trim();
  const address = found?.[1] ?? null;
  if (name === '' && address === null) return null;
  return { name: (name === '' ? (address ?? '') : name).slice(0, 80), address };
}
