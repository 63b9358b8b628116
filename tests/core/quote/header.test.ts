import { describe, expect, it } from '@jest/globals';
import { flat } from './mail.js';

/** Names of the four fields as clients print them, and the line some put above. */
const CLIENTS: [fields: string, separator: string][] = [
  ['From/Sent/To/Subject', 'Original Message'],
  ['Von/Gesendet/An/Betreff', 'Ursprüngliche Nachricht'],
  ['De/Envoyé/À/Objet', "Message d'origine"],
  ['De/Enviado el/Para/Asunto', 'Mensaje original'],
  ['De/Enviada em/Para/Assunto', 'Mensagem original'],
  ['Da/Inviato/A/Oggetto', 'Messaggio originale'],
  ['Od/Wysłano/Do/Temat', 'Wiadomość oryginalna'],
  ['Od/Odesláno/Komu/Předmět', 'Původní zpráva'],
  ['Van/Verzonden/Aan/Onderwerp', 'Oorspronkelijk bericht'],
  ['Från/Skickat/Till/Ämne', 'Ursprungligt meddelande'],
  ['Fra/Sendt/Til/Emne', 'Opprinnelig melding'],
  ['Lähettäjä/Lähetetty/Vastaanottaja/Aihe', 'Alkuperäinen viesti'],
  ['Feladó/Küldve/Címzett/Tárgy', 'Eredeti üzenet'],
  ['Kimden/Tarih/Kime/Konu', 'Özgün İleti'],
  ['От/Отправлено/Кому/Тема', 'Исходное сообщение'],
  ['Від/Надіслано/Кому/Тема', 'Вихідне повідомлення'],
  ['Από/Στάλθηκε/Προς/Θέμα', 'Αρχικό μήνυμα'],
  ['发件人/发送时间/收件人/主题', '原始邮件'],
  ['寄件者/寄件日期/收件者/主旨', '原始郵件'],
  ['差出人/送信日時/宛先/件名', '元のメッセージ'],
  ['보낸 사람/보낸 날짜/받는 사람/제목', '원본 메시지'],
];
const VALUES = ['Bo Lind <bo@example.org>', '2021-05-03 10:12', 'Ana Novak <ana@example.org>', 'a bus'];

function bodyOf(above: string, field: (name: string, value: string) => string, names: string): string {
  const fields = names.split('/').map((name, i) => field(name, VALUES[i] ?? ''));
  return `No.\n\n${above}${fields.join('\n')}\n\nShall we?`;
}

/** Kinds and depths of the lines, and who is said to have written the last one. */
function outcome(body: string): string {
  const lines = flat(body);
  return `${lines.map((line) => line.split(' ').slice(0, 2).join(' ')).join(', ')}: ${lines.at(-1)?.split(' | ')[0]}`;
}

describe('the fields of a quoted mail without marks', () => {
  const fields =
    '0 attribution, 0 attribution, 0 attribution, 0 attribution, 1 paragraph: 1 paragraph Bo Lind';

  it.each(CLIENTS)('%s are one attribution', (names) => {
    const plain = (name: string, value: string) => `${name}: ${value}`;
    expect(outcome(bodyOf('', plain, names))).toBe(`0 paragraph, ${fields}`);
    for (const field of [
      (name: string, value: string) => `${name} : ${value}`,
      (name: string, value: string) => `${name}：${value}`,
      (name: string, value: string) => `*${name}:* ${value}`,
    ])
      expect(outcome(bodyOf('', field, names))).toBe(`0 paragraph, ${fields}`);
  });

  it.each(CLIENTS)('%s are one below "%s"', (names, words) => {
    for (const above of [`-----${words}-----\n`, `---------- ${words} ----------\n\n`, `${'_'.repeat(32)}\n`])
      expect(outcome(bodyOf(above, (name, value) => `${name}: ${value}`, names))).toBe(
        `0 paragraph, 0 attribution, ${fields}`,
      );
  });

  it('are read in the table that one web mailer draws', () => {
    const body = bodyOf(
      '---- Replied Message ----\n',
      (name, value) => `| ${name} | ${value} |`,
      'From/Date/To/Subject',
    );
    expect(outcome(body)).toBe(`0 paragraph, 0 attribution, ${fields}`);
  });

  it('end where mutt says that the forwarded mail ends', () => {
    const above = '----- Forwarded message from Bo Lind <bo@example.org> -----\n\n';
    const forwarded = bodyOf(above, (name, value) => `${name}: ${value}`, 'From/Date/To/Subject');
    expect(flat(`${forwarded}\n\n----- End forwarded message -----\nYes.`).slice(-3)).toEqual([
      '1 paragraph Bo Lind | Shall we?',
      '0 footer Ana Novak | ----- End forwarded message -----',
      '0 paragraph Ana Novak | Yes.',
    ]);
  });

  it('are those of a patch where they name the sender', () => {
    const fields = 'From: Ana Novak <ana@example.org>\nDate: Mon, 3 May 2021\nSubject: [PATCH] drive the bus';
    expect(outcome(`Like so?\n\n-- >8 --\n${fields}\n\nDrive the bus.`)).toBe(
      '0 paragraph, 0 elision, 0 attribution, 0 attribution, 0 attribution, 0 paragraph: 0 paragraph Ana Novak',
    );
  });

  it.each([
    ['the author line of a patch', 'From: Bo Lind <bo@example.org>\n\nDrive the bus.'],
    ['two fields', 'From: Bo Lind <bo@example.org>\nSubject: a bus\n\nShall we?'],
    ['prose with colons', 'To: be decided\nDate: open\nData: none\n\nShall we?'],
    ['a table', '| From | To |\n| Kyiv | Ulm |\n| Ulm | Kyiv |\n\nShall we?'],
    ['a rule and a heading', '----- Results -----\nDate: 3 May\nTo: all\n\nShall we?'],
  ])('are not: %s', (_, body) => {
    expect(flat(body).every((line) => line.startsWith('0'))).toBe(true);
  });
});
