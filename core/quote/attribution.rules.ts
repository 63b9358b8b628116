import { defineRules } from '../rule.js';

/**
 * Where in an attribution line its writer stands: before the verb, after it, or (no verb) before the address or date.
 * `before-quote` has no verb that we know, and is believed only where quoted lines follow.
 */
export type WriterPlace = 'before-verb' | 'after-verb' | 'no-verb' | 'before-quote';

/**
 * Run on one attribution line without its final colon, wrapped lines joined by a space, without greeting and brackets;
 * group 1 holds the writer.
 */
export const ATTRIBUTION_RULES = defineRules<WriterPlace>([
  {
    id: 'attribution/written-by',
    outcome: 'after-verb',
    pattern:
      /^(?:Wiadomość napisana przez (.+) w dniu \d.*|Op \d.* heeft (.+) het volgende geschreven|(.+\S) ?さんは ?\d.*書きました)$/iu,
    because: 'Apple Mail in Polish and Dutch, and Japanese clients, put the writer between verb and date.',
    examples: {
      yes: [
        'Wiadomość napisana przez Ana Novak <ana@example.org> w dniu 4 maj 2021, o godz. 10:12',
        'Op 4 mei 2021 om 10:12 heeft Ana Novak <ana@example.org> het volgende geschreven',
        'Ana Novak さんは 2021年05月04日 10:12 に書きました',
      ],
      no: ['Op maandag heeft het geregend'],
    },
  },
  {
    id: 'attribution/wrote',
    outcome: 'before-verb',
    pattern:
      /^(.+[\s>)\]"'’日年\d])(?:wrote|writes?|said|says|a écrit|escribió|va escriure|ha scritto|scrisse|escreveu|napisał\(a\)|napisał|napisała|pisze|napsal\(a\)|napsala?|napísal\(a\)|napísala?|píše|napisala?|napisao je|je napisala?|schreef het volgende|schreef|пишет|писала?|писал\(а\)|написала?|написал\(а\)|написав|написа|пише|έγραψε|kirjoitti|tarihinde şunu yazdı|şunu yazdı|yazdı|(?:ezt |a következőt )?írta|a scris|skrev følgende|skrev|schrieb|đã viết|menulis)$/iu,
    because:
      'Mail clients introduce a quote with its date, its writer and a verb of saying in the language of their user.',
    examples: {
      yes: [
        'On Tue, 4 May 2021 at 10:12, Ana Novak <ana@example.org> wrote',
        'Ana Novak <ana@example.org> writes',
        'Le 04/05/2021 à 10:12, Ana Novak a écrit',
        '2021. 05. 04. 10:12 keltezéssel, Ana Novak írta',
        '4.05.2021 10:12 tarihinde Ana Novak yazdı',
        'Στις 4/5/2021 10:12, ο Ana Novak έγραψε',
      ],
      no: ['Ana Novak has written a driver', 'wrote'],
    },
  },
  {
    id: 'attribution/wrote-cjk',
    outcome: 'before-verb',
    pattern: /^(.+?)\s?(?:写道|寫道|写到|のメール|さんは書きました|님이 작성|작성)$/u,
    because:
      'Clients in Chinese, Japanese and Korean set the verb behind the writer, with or without a space.',
    examples: {
      yes: [
        '在 2021/5/4 10:12, Ana Novak 写道',
        '2021/05/04 10:12、Ana Novak <ana@example.org>のメール',
        '2021. 5. 4. 오전 10:12, Ana Novak <ana@example.org> 작성',
      ],
      no: ['写道', 'のメール'],
    },
  },
  {
    id: 'attribution/wrote-name',
    outcome: 'after-verb',
    pattern: /^\D*\d.*\s(?:schrieb|skrev|schreef|napisał|napsal|wrote)\s+(\D.*)$/iu,
    because: 'German, Dutch and Scandinavian clients put the writer after the verb.',
    examples: {
      yes: ['Am 04.05.21 um 10:12 schrieb Ana Novak', 'Den 2021-05-04 kl. 10:12, skrev Ana Novak'],
      no: ['I wrote a driver', 'Am 04.05.21 um 10:12 schrieb'],
    },
  },
  {
    id: 'attribution/wrote-date',
    outcome: 'before-verb',
    pattern:
      /^(\D[^:]*[\s>)\]"])(?:wrote|schrieb|schreef|skrev|kirjoitti|píše|scribbled|(?:ezt |a következőt )?írta)(?: \(?[^\d\s]{1,14}){0,3} \(?[[<]?\d\S*(?: [-+,.:()[\]\p{L}\d]{1,12}){0,10}$/iu,
    because:
      'Evolution and other clients put the date behind the verb; its words are short and it holds a number.',
    examples: {
      yes: [
        'Ana Novak wrote on Tue, May 04, 2021 at 10:12:00AM +0200',
        'Ana Novak schreef op di 04-05-2021 om 10:12 [+0200]',
        'Ana Novak <ana@example.org> schrieb am Di., 4. Mai 2021, 10:12',
        'Ana Novak <ana@example.org> ezt írta (időpont: 2021. máj. 4., K, 10:12)',
        'Ana Novak kirjoitti 4.5.2021 klo 10.12',
      ],
      no: ['Ana Novak wrote a driver', 'Ana Novak wrote in 2021 a considerable-improvement'],
    },
  },
  {
    id: 'attribution/wrote-in',
    outcome: 'before-verb',
    pattern: /^(.+[\s>)\]"])(?:wrote|writes) in (?:message |article |news:)?<[^<>\s]+@[^<>\s]+>$/i,
    because: 'News readers name the message that they quote.',
    examples: {
      yes: ['Ana Novak <ana@example.org> wrote in message <1@example.org>'],
      no: ['Ana Novak wrote in C'],
    },
  },
  {
    id: 'attribution/quoting',
    outcome: 'no-verb',
    pattern: /^(?:Quoting|Zitat von|Citando|Citando a|Citat från|Excerpts from) (.+)$/,
    because:
      'Used by alot, sup and web mailers: "Quoting NAME (DATE)", "Excerpts from NAME\'s message of DATE".',
    examples: {
      yes: [
        'Quoting Ana Novak (2021-05-04 10:12:00)',
        "Excerpts from Ana Novak's message of May 4, 2021 10:12 am",
        'Zitat von Ana Novak <ana@example.org>',
      ],
      no: ['Quoting is hard'.toLowerCase()],
    },
  },
  {
    id: 'attribution/star',
    outcome: 'no-verb',
    pattern: /^\* (.+(?:<[^<>\s]+@[^<>\s]+>|\[\d[\d :/-]{5,20}\]).*)$/,
    because: 'Some users of mutt introduce a quote by "* NAME <address> [DATE]:".',
    examples: {
      yes: ['* Ana Novak <ana@example.org> [210504 10:12]'],
      no: ['*Ana Novak', '* Two points'],
    },
  },
  {
    id: 'attribution/dated-address',
    outcome: 'no-verb',
    pattern: /^(?=\D*\d)(.*<[^<>\s@]+@[^<>\s@]+>)$/,
    because: 'Gmail in Russian, Ukrainian and Japanese has a date and an address and no verb.',
    examples: {
      yes: [
        'вт, 4 мая 2021 г. в 10:12, Ana Novak <ana@example.org>',
        '2021年5月4日(火) 10:12 Ana Novak <ana@example.org>',
      ],
      no: ['Ana Novak <ana@example.org>'],
    },
  },
  {
    id: 'attribution/at',
    outcome: 'after-verb',
    pattern: /^(\S[^@\d]*) @ \d[-\d/.]{5,}\d.*$/,
    because: 'Some users of mutt introduce a quote by "NAME @ DATE:".',
    examples: { yes: ['Ana Novak @ 2021-05-04 10:12 CEST'], no: ['ana@example.org', 'cpufreq @ 1 GHz'] },
  },
  {
    id: 'attribution/address-before-quote',
    outcome: 'before-quote',
    pattern: /^(.*[<(][^<>()\s@]+@[^<>()\s@]+\.[^<>()\s@]+[>)])(?: [\p{L}\d:,.+()-]{1,20}){0,8}$/u,
    because:
      'People who make their own attribution lines leave the name and address in: "NAME <address> outgrape:", "Thus spake NAME <address>:".',
    examples: {
      yes: ['Thus spake Ana Novak <ana@example.org>', 'Ana Novak <ana@example.org> outgrape on 4 May 2021'],
      no: ['Ana Novak outgrape', 'see https://example.org/r/1@example.org'],
    },
  },
  {
    id: 'attribution/date-before-quote',
    outcome: 'before-quote',
    pattern:
      /^(?=.*(?:\d[:.]\d\d|\d{4}[-/.年]|[-/. ]\d{4}\b))(.*\d.*(?:[,、，]|:\d\d|[+-]\d{4}) ?\p{L}[^\d,]*)$/u,
    because:
      'A date, a name and any word before a quote: who quotes has a verb of their own, or its letters were lost.',
    examples: {
      yes: ['On Tue, 4 May 2021 10:12:00 +0200, Ana Novak outgrape', '2021/05/04 10:12, Ana Novak ??'],
      no: [
        'On Tue, Ana Novak outgrape',
        'See chapter 4.1 of the manual',
        'On 2021-05-04 Ana Novak found this',
      ],
    },
  },
  {
    id: 'attribution/name-before-date',
    outcome: 'before-quote',
    pattern:
      /^(\p{Lu}[^@\d(,:]{2,50}\S),? \(?[\p{L},. ]{0,12}\d{1,4}[-/. ][\p{L}\d.]{1,9}[-/. ]\d{1,4}\b[^\p{Ll}]*$/u,
    because: 'Some write the name and the date, in brackets or behind a comma, and no more.',
    examples: {
      yes: ['Ana Novak (2021-05-04 10:12)', 'Ana Novak, 4 May 2021'],
      no: ['Ana Novak On 2021/05/04 10:12, Bo Lind write', 'Ana Novak (twice)', '2021-05-04 Ana Novak'],
    },
  },
]);
