import { describe, expect, it } from '@jest/globals';
import { readAttribution, rememberingReader } from '../../../core/quote/attribution.js';
import { flat } from './mail.js';

/** Attribution lines of clients and people, all of Bo Lind. */
const OF_BO = [
  'On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:',
  'Bo Lind <bo@example.org> ezt írta (időpont: 2021. máj. 3., H, 10:12):',
  '2021. 05. 03. 10:12 keltezéssel, Bo Lind írta:',
  '2021-05-03 10:12 keltezéssel, Bo Lind írta:',
  '2021/05/03 10:12、Bo Lind <bo@example.org>のメール:',
  '2021/05/03 10:12、Bo Lind <bo@example.org>のメール：',
  '2021年5月3日(月) 10:12 Bo Lind <bo@example.org>:',
  '2021/05/03 10:12、Bo Lindのメール:',
  'Bo Lind さんは 2021年05月03日 10:12 に書きました:',
  '2021年5月3日 10:12、Bo Lind <bo@example.org> のメール:',
  'Bo Lind <bo@example.org> 于2021年5月3日周一 上午10:12写道：',
  '在 2021年5月3日，上午10:12，Bo Lind <bo@example.org> 写道：',
  '在2021年05月03日 10:12，Bo Lind 写道:',
  '在2021年05月03日 10:12，Bo Lind<bo@example.org> 写道：',
  '在 2021-05-03 10:12:00，"Bo Lind" <bo@example.org> 写道：',
  'At 2021-05-03 10:12:00, "Bo Lind" <bo@example.org> wrote:',
  'Bo Lind <bo@example.org> 於 2021年5月3日 週一 10:12 寫道：',
  '2021년 5월 3일 (월) 오전 10:12, Bo Lind <bo@example.org>님이 작성:',
  '2021. 5. 3. 오전 10:12, Bo Lind 작성:',
  '2021. 5. 3. 오전 10:12, Bo Lind <bo@example.org> 작성:',
  'пн, 3 мая 2021 г. в 10:12, Bo Lind <bo@example.org>:',
  '3 мая 2021 г., в 10:12, Bo Lind <bo@example.org> написал(а):',
  '03.05.2021 10:12, Bo Lind пишет:',
  'В Пн, 03/05/2021 в 10:12 +0300, Bo Lind пишет:',
  'В письме от понедельник, 3 мая 2021 г. 10:12:00 MSK пользователь Bo Lind написал:',
  '03.05.2021, 10:12, "Bo Lind" <bo@example.org>:',
  'Понедельник, 3 мая 2021, 10:12 +03:00 от Bo Lind <bo@example.org>:',
  'пн, 3 трав. 2021 р. о 10:12 Bo Lind <bo@example.org> пише:',
  '03.05.21 10:12, Bo Lind пише:',
  'W dniu 3.05.2021 o 10:12, Bo Lind pisze:',
  'pon., 3 maj 2021 o 10:12 Bo Lind <bo@example.org> napisał(a):',
  'Dnia poniedziałek, 3 maja 2021 10:12:00 CEST Bo Lind pisze:',
  'Wiadomość napisana przez Bo Lind <bo@example.org> w dniu 3 maj 2021, o godz. 10:12:',
  'Dne 03. 05. 21 v 10:12 Bo Lind napsal(a):',
  'Dne 3.5.2021 v 10:12 Bo Lind napsal(a):',
  'po 3. 5. 2021 v 10:12 odesílatel Bo Lind <bo@example.org> napsal:',
  'Bo Lind píše v Po 03. 05. 2021 v 10:12 +0200:',
  'Op 3 mei 2021 om 10:12 schreef Bo Lind <bo@example.org>:',
  'Op ma 3 mei 2021 om 10:12 schreef Bo Lind <bo@example.org>:',
  'Bo Lind schreef op ma 03-05-2021 om 10:12 [+0200]:',
  'Op 03-05-2021 om 10:12 heeft Bo Lind het volgende geschreven:',
  'Op 3 mei 2021, om 10:12 heeft Bo Lind <bo@example.org> het volgende geschreven:',
  'Bo Lind schreef op 2021-05-03 10:12:',
  'El lun, 3 may 2021 a las 10:12, Bo Lind (<bo@example.org>) escribió:',
  'El 03/05/2021 a las 10:12, Bo Lind escribió:',
  'El lunes, 3 de mayo de 2021 10:12:00 (CEST) Bo Lind escribió:',
  'El 3 may 2021, a las 10:12, Bo Lind <bo@example.org> escribió:',
  'Em seg., 3 de mai. de 2021 às 10:12, Bo Lind <bo@example.org> escreveu:',
  'Em 03/05/2021 10:12, Bo Lind escreveu:',
  'No dia 3/05/2021, às 10:12, Bo Lind <bo@example.org> escreveu:',
  'Em segunda-feira, 3 de maio de 2021 10:12:00 BRT, Bo Lind escreveu:',
  'Il giorno lun 3 mag 2021 alle ore 10:12 Bo Lind <bo@example.org> ha scritto:',
  'Il 03/05/21 10:12, Bo Lind ha scritto:',
  'Il giorno 3 mag 2021, alle ore 10:12, Bo Lind <bo@example.org> ha scritto:',
  'In data lunedì 3 maggio 2021 10:12:00 CEST, Bo Lind ha scritto:',
  'Den mån 3 maj 2021 kl 10:12 skrev Bo Lind <bo@example.org>:',
  'Den 2021-05-03 kl. 10:12, skrev Bo Lind:',
  '3 maj 2021 kl. 10:12 skrev Bo Lind <bo@example.org>:',
  'On 2021-05-03 10:12, Bo Lind skrev:',
  'man. 3. mai 2021 kl. 10:12 skrev Bo Lind <bo@example.org>:',
  'Den 03.05.2021 10:12, skrev Bo Lind:',
  'På 3. mai 2021 kl. 10:12:00 CEST skrev Bo Lind <bo@example.org>:',
  'Den man. 3. maj 2021 kl. 10.12 skrev Bo Lind <bo@example.org>:',
  'Den 3. maj 2021 kl. 10.12 skrev Bo Lind <bo@example.org>:',
  'Bo Lind skrev den 2021-05-03 10:12:',
  'ma 3. toukok. 2021 klo 10.12 Bo Lind (bo@example.org) kirjoitti:',
  'Bo Lind kirjoitti 3.5.2021 klo 10.12:',
  'Bo Lind <bo@example.org> kirjoitti 3.5.2021 kello 10.12:',
  'On 3.5.2021 10.12, Bo Lind kirjoitti:',
  'Bo Lind <bo@example.org>, 3 May 2021 Pzt, 10:12 tarihinde şunu yazdı:',
  '3.05.2021 10:12 tarihinde Bo Lind yazdı:',
  '03 Mayıs 2021 Pazartesi 10:12:00 +03 tarihinde Bo Lind yazdı:',
  'Am 03.05.21 um 10:12 schrieb Bo Lind:',
  'Am Mo., 3. Mai 2021 um 10:12 Uhr schrieb Bo Lind <bo@example.org>:',
  'Am Montag, 3. Mai 2021, 10:12:00 CEST schrieb Bo Lind:',
  'Am 03.05.2021 um 10:12 schrieb Bo Lind <bo@example.org>:',
  'Bo Lind <bo@example.org> schrieb am Mo., 3. Mai 2021, 10:12:',
  '* Bo Lind <bo@example.org> schrieb:',
  'Bo Lind schrieb:',
  'Le lundi 3 mai 2021 à 10:12, Bo Lind a écrit :',
  'Le lun. 3 mai 2021 à 10:12, Bo Lind <bo@example.org> a écrit :',
  'Le 3 mai 2021 à 10:12, Bo Lind <bo@example.org> a écrit :',
  'Le lundi 03 mai 2021 à 10:12 +0200, Bo Lind a écrit :',
  'Bo Lind a écrit :',
  'În lun., 3 mai 2021 la 10:12, Bo Lind <bo@example.org> a scris:',
  'Στις 3/5/2021 10:12, ο Bo Lind έγραψε:',
  'Στις Δευ, 3 Μαΐ 2021 στις 10:12 π.μ., ο/η Bo Lind <bo@example.org> έγραψε:',
  'בתאריך יום ב׳, 3 במאי 2021 ב-10:12 מאת Bo Lind <bo@example.org>:',
  'Vào Th 2, 3 thg 5, 2021 vào lúc 10:12 Bo Lind <bo@example.org> đã viết:',
  'Pada tanggal Sen, 3 Mei 2021 pukul 10.12 Bo Lind <bo@example.org> menulis:',
  'El dl., 3 de maig 2021 a les 10:12, Bo Lind (<bo@example.org>) va escriure:',
  'Dňa 3.5.2021 o 10:12 Bo Lind napísal(a):',
  'На пн, 3.05.2021 г. в 10:12 Bo Lind <bo@example.org> написа:',
  'pon., 3. svi 2021. u 10:12 Bo Lind <bo@example.org> napisao je:',
  'V pon., 3. maj 2021 ob 10:12 je oseba Bo Lind <bo@example.org> napisala:',
  'On Mon, 3 May 2021 10:12:00 +0200, Bo Lind outgrape:',
  'On Mon, May 03, 2021 at 10:12:00AM +0200, Bo Lind <bo@example.org> scribbled:',
  'Bo Lind <bo@example.org> scribbled on Mon, 3 May 2021:',
  'Thus spake Bo Lind (bo@example.org):',
  'Thus spake Bo Lind <bo@example.org>:',
  'On Mon, 3 May 2021, Bo Lind <bo@example.org> uttered the following:',
  'On Mon, May 03, 2021 at 10:12AM, Bo Lind mumbled:',
  'Previously on Ye Olde List, Bo Lind <bo@example.org> muttered:',
  '* Bo Lind <bo@example.org> [2021-05-03 10:12:00 +0200]:',
  '* Bo Lind <bo@example.org> [210503 10:12]:',
  '* Bo Lind (bo@example.org) wrote:',
  'Quoting Bo Lind <bo@example.org>:',
  'Quoting Bo Lind (2021-05-03 10:12:00)',
  'Quoting Bo Lind (2021-05-03 10:12:00):',
  'Zitat von Bo Lind <bo@example.org>:',
  'Bo Lind <bo@example.org> writes:',
  'Bo Lind <bo@example.org>:',
  'Bo Lind said:',
  '[Bo Lind <bo@example.org> wrote on 2021-05-03]:',
  '(Bo Lind <bo@example.org> wrote:)',
  '[On Mon, 3 May 2021, Bo Lind wrote:]',
  '[ Bo Lind, 2021-05-03 10:12 ]',
  'Hi Ana, On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:',
  'On Monday 03 May 2021 10:12:00 Bo Lind wrote:',
  'On Mon, 2021-05-03 at 10:12 +0200, Bo Lind wrote:',
  'On 5/3/21 10:12 AM, Bo Lind wrote:',
  'On May 3, 2021, at 10:12, Bo Lind <bo@example.org> wrote:',
  'On May 3, 2021 10:12:00 AM GMT+02:00, Bo Lind <bo@example.org> wrote:',
  'On 3 May 2021, at 10:12, Bo Lind <bo@example.org> wrote:',
  'On 2021-05-03T10:12:00+0200, Bo Lind wrote:',
  'On 10:12 03-05-21, Bo Lind wrote:',
  'On 2021-05-03, Bo Lind <bo@example.org> wrote:',
  'On Mon, May 03, 2021 at 10:12:00AM +0200, Bo Lind wrote:',
  'On Mon, 3 May 2021 10:12:00 +0200 Bo Lind <bo@example.org> wrote:',
  'On 21-05-03 10:12:00, Bo Lind wrote:',
  'On Monday, May 3rd, 2021 at 10:12 AM, Bo Lind <bo@example.org> wrote:',
  '‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐ On Monday, May 3rd, 2021 at 10:12 AM, Bo Lind <bo@example.org> wrote:',
  'In message <abc.1@example.org>, Bo Lind writes:',
  'In article <abc.1@example.org>, Bo Lind <bo@example.org> wrote:',
  'In <abc.1@example.org>, on 05/03/2021 at 10:12 AM, Bo Lind <bo@example.org> said:',
  'Bo Lind wrote on Mon, May 03, 2021 at 10:12:00AM +0200:',
  'Bo Lind wrote on 2021-05-03 10:12:',
  'Bo Lind wrote (on Mon, 3 May 2021):',
  'Bo Lind <bo@example.org> wrote in message <abc@example.org>:',
  'Bo Lind <bo@example.org> wrote in <abc@example.org>:',
  'From Bo Lind <bo@example.org>:',
  'Bo Lind (2021-05-03 10:12):',
  'Bo Lind @ 2021-05-03 10:12 CEST:',
  "Excerpts from Bo Lind's message of May 3, 2021 10:12 am:",
  'Once upon a time, Bo Lind <bo@example.org> said:',
];
const OF_OTHERS: [string, string][] = [
  ['2021年5月3日(月) 10:12 山田太郎 <bo@example.org>:', '山田太郎'],
  ['On 2021/05/03 10:12, 山田太郎 wrote:', '山田太郎'],
  ['山田太郎 さんは書きました:', '山田太郎'],
  ['王小明 <bo@example.org> 於 2021年5月3日 週一 上午10:12寫道：', '王小明'],
  ['2021년 5월 3일 (월) 오전 10:12, 김철수 <bo@example.org>님이 작성:', '김철수'],
  ['03.05.2021 10:12, Иван Петров пишет:', 'Иван Петров'],
  ['Quoting bo@example.org:', 'bo@example.org'],
  ['"Lind, Bo" <bo@example.org> writes:', 'Lind, Bo'],
  ['On 03/05/2021 10:12, Bo Lind via buses wrote:', 'Bo Lind via buses'],
];

function nameIn(line: string, beforeQuote: boolean): string | null {
  const writer = readAttribution(line, beforeQuote);
  return writer === null || typeof writer === 'string' ? writer : writer.name;
}

describe('an attribution line above a quote', () => {
  it.each(OF_BO)('names Bo Lind: %s', (line) => {
    expect(nameIn(line, true)).toBe('Bo Lind');
    expect(flat(`${line}\n\n> Yes.\nNo.`)[1]).toBe('1 paragraph Bo Lind | Yes.');
  });

  it.each(OF_OTHERS)('%s names %s', (line, name) => {
    expect(nameIn(line, true)).toBe(name);
  });

  it.each([
    'Hi Bo, On Mon, 3 May 2021 you wrote:',
    'On Mon, 3 May 2021 at 10:12, you wrote:',
    'You wrote:',
    'you wrote on 2021-05-03:',
    'In message <abc.1@example.org> you write:',
  ])('names the one who is answered: %s', (line) => {
    expect(nameIn(line, true)).toBe('answered');
    expect(flat(`${line}\n> Yes.\nNo.`)).toEqual([
      `0 attribution Ana Novak | ${line}`,
      '1 paragraph ? | Yes.',
      '0 paragraph Ana Novak | No.',
    ]);
  });

  it.each(['On Mon, 3 May 2021, I wrote:', 'I wrote:'])('names the sender: %s', (line) => {
    expect(nameIn(line, true)).toBe('sender');
    expect(flat(`${line}\n> Yes.\nNo.`)[1]).toBe('1 paragraph Ana Novak | Yes.');
  });
});

describe('a line above a quote that is no attribution', () => {
  it.each([
    'The documentation says:',
    'In file included from kernel/bus.c:9:',
    'See https://lore.example.org/r/20210503101200.1@example.org:',
    'commit 0123456789ab ("bus: fix it") of 2021-05-03 says:',
    'On 5.10 kernels, this prints:',
    'On 2021-05-03 Linux Next broke with:',
    'Since 2021-05-03 10:12, please test:',
    'I think that Bo Lind <bo@example.org> wants what was said on 2021-05-03:',
    'We discussed it with the maintainers and Bo Lind <bo@example.org> then:',
    '[bo@example.org: fix a typo]',
    '(see below)',
    'Test results of 2021-05-03 10:12, with the patch:',
    'Figures for 10:12, Without Lock being held by anybody else at all:',
  ])('%s', (line) => {
    expect(readAttribution(line, true)).toBeNull();
  });
});

describe('verbs that no table has', () => {
  it.each([
    'On Mon, 3 May 2021 10:12:00 +0200, Bo Lind outgrape:',
    'Thus spake Bo Lind <bo@example.org>:',
    'Bo Lind (2021-05-03 10:12):',
    'You wrote:',
  ])('are not believed where no quote follows: %s', (line) => {
    expect(readAttribution(line)).toBeNull();
  });
});

describe('a reader that remembers', () => {
  it('says the same again, and tells apart whether a quote follows', () => {
    const read = rememberingReader();
    const [known, unknown] = [OF_BO[0] as string, 'Thus spake Bo Lind <bo@example.org>:'];
    for (const beforeQuote of [true, false, true, false]) {
      expect(read(known, beforeQuote)).toEqual({ name: 'Bo Lind', address: 'bo@example.org' });
      expect(read(unknown, beforeQuote)).toEqual(readAttribution(unknown, beforeQuote));
    }
    expect(read(unknown, true)).not.toEqual(read(unknown, false));
    expect(read(known, true)).toBe(read(known, true));
  });
});
