import { defineRules } from '../rule.js';

/** Where in an attribution line its writer stands: before the verb, after it, or (no verb) before the address or date. */
export type WriterPlace = 'before-verb' | 'after-verb' | 'no-verb';

/** Run on one attribution line without its final colon, wrapped lines joined by a space; group 1 holds the writer. */
export const ATTRIBUTION_RULES = defineRules<WriterPlace>([
  {
    id: 'attribution/wrote',
    outcome: 'before-verb',
    pattern:
      /^(.+[\s>)\]"'’日年\d])(?:wrote|writes|said|says|a écrit|escribió|ha scritto|scrisse|escreveu|napisał\(a\)|napisał|pisze|napsal\(a\)|napsal|napísal\(a\)|napísal|schreef het volgende|пишет|писал\(а\)|писал|написал\(а\)|написал|пише|kirjoitti|yazdı|írta|a scris|skrev følgende|skrev|schrieb|写道|寫道|写到|さんは書きました|님이 작성)$/iu,
    because:
      'Mail clients introduce a quote with its date, its writer and a verb of saying in the language of their user.',
    examples: {
      yes: [
        'On Tue, 4 May 2021 at 10:12, Ana Novak <ana@example.org> wrote',
        'Ana Novak <ana@example.org> writes',
        'Le 04/05/2021 à 10:12, Ana Novak a écrit',
        '在 2021/5/4 10:12, Ana Novak 写道',
      ],
      no: ['Ana Novak has written a driver', 'wrote'],
    },
  },
  {
    id: 'attribution/wrote-name',
    outcome: 'after-verb',
    pattern: /\d.*\s(?:schrieb|skrev|schreef|napisał|napsal|wrote)\s+(.+)$/iu,
    because: 'German, Dutch and Scandinavian clients put the writer after the verb.',
    examples: {
      yes: ['Am 04.05.21 um 10:12 schrieb Ana Novak', 'Den 2021-05-04 kl. 10:12, skrev Ana Novak'],
      no: ['I wrote a driver', 'Am 04.05.21 um 10:12 schrieb'],
    },
  },
  {
    id: 'attribution/quoting',
    outcome: 'no-verb',
    pattern: /^(?:Quoting|Excerpts from) (.+)$/,
    because:
      'Used by alot, sup and web mailers: "Quoting NAME (DATE)", "Excerpts from NAME\'s message of DATE".',
    examples: {
      yes: [
        'Quoting Ana Novak (2021-05-04 10:12:00)',
        "Excerpts from Ana Novak's message of May 4, 2021 10:12 am",
      ],
      no: ['Quoting is hard'.toLowerCase()],
    },
  },
  {
    id: 'attribution/star',
    outcome: 'no-verb',
    pattern: /^\* (.+(?:<[^<>\s]+@[^<>\s]+>|\[\d[\d :/-]{5,20}\]).*)$/,
    because: 'Some users of mutt introduce a quote by "* NAME <address> [DATE]:".',
    examples: { yes: ['* Ana Novak <ana@example.org> [210504 10:12]'], no: ['*Ana Novak', '* Two points'] },
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
    outcome: 'no-verb',
    pattern: /^(\S.*) @ \d.*$/,
    because: 'Some users of mutt introduce a quote by "NAME @ DATE:".',
    examples: { yes: ['Ana Novak @ 2021-05-04 10:12 CEST'], no: ['ana@example.org'] },
  },
]);
