import { describe, expect, it } from '@jest/globals';
import { ownSegments } from '../../../core/quote/index.js';
import { flat, mail, treeOf } from './mail.js';

describe('a body that kept its quote marks', () => {
  it('gives each line its depth, its kind, and the speaker that the attribution line above it names', () => {
    const body = [
      'Hi Bo,',
      '',
      'On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:',
      '> On 5/2/21 9:00 AM, Ana Novak wrote:',
      '>> The bus is slow.',
      '>>',
      '> It is not.',
      'It is, see below.',
      '> [...]',
      '> Acked-by: Bo Lind <bo@example.org>',
      'Thanks',
      '-- ',
      'Ana',
    ].join('\n');
    expect(flat(body)).toEqual([
      '0 salutation Ana Novak | Hi Bo,',
      '0 attribution Ana Novak | On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:',
      '1 attribution Bo Lind | On 5/2/21 9:00 AM, Ana Novak wrote:',
      '2 paragraph Ana Novak | The bus is slow.',
      '1 paragraph Bo Lind | It is not.',
      '0 paragraph Ana Novak | It is, see below.',
      '1 elision Bo Lind | [...]',
      '1 trailer Bo Lind | Acked-by: Bo Lind <bo@example.org>',
      '0 paragraph Ana Novak | Thanks',
      '0 signature Ana Novak | -- ',
      '0 signature Ana Novak | Ana',
    ]);
  });

  it.each([
    ['On Tue, 4 May 2021 at 10:12, Bo Lind', '<buses@lists.example.org> wrote:'],
    ['Am Dienstag, dem 04.05.2021 um 10:12 +0200 schrieb Bo', 'Lind:'],
    ['Le mar. 4 mai 2021 à 10:12, Bo Lind <bo@example.org>', 'a écrit :'],
    ['El mar, 4 may 2021 a las 10:12, Bo Lind', '(<bo@example.org>) escribió:'],
    ['在 2021年5月4日周二 10:12, Bo Lind <bo@example.org>', '写道：'],
    ['2021年5月4日(火) 10:12 Bo Lind', '<bo@example.org>:'],
    ['вт, 4 мая 2021 г. в 10:12, Bo Lind', '<bo@example.org>:'],
    ['Op di 4 mei 2021 om 10:12 schreef Bo Lind', '<bo@example.org>:'],
    ['Il giorno mar 4 mag 2021 alle ore 10:12 Bo Lind', '<bo@example.org> ha scritto:'],
    ['W dniu wt., 4 maj 2021 o 10:12', 'Bo Lind <bo@example.org> napisał(a):'],
    ['On Tue, May 04, 2021 at 10:12:00AM +0200,', 'Bo', 'Lind', 'wrote:'],
    ['The 05/04/2021 10:12, Bo Lind wrote:'],
  ])('knows the writer from "%s" and the lines below it', (...attribution) => {
    expect(flat([...attribution, '> Yes.', 'No.'].join('\n'))).toEqual([
      ...attribution.map((line) => `0 attribution Ana Novak | ${line}`),
      '1 paragraph Bo Lind | Yes.',
      '0 paragraph Ana Novak | No.',
    ]);
  });

  it('tells the armor of a clear signature from the words it signs', () => {
    const armored = [
      '-----BEGIN PGP SIGNED MESSAGE-----',
      'Hash: SHA256',
      '',
      'No.',
      '-----BEGIN PGP SIGNATURE-----',
    ];
    const body = [...armored, '', 'iQEzBAEBCAAd', '=abcd', '-----END PGP SIGNATURE-----'].join('\n');
    expect(flat(body).map((line) => line.split(' ')[1])).toEqual([
      ...['footer', 'footer', 'paragraph'],
      ...Array.from({ length: 4 }, () => 'signature'),
    ]);
  });

  it('links own words to the quoted words above them, with the place in the diff', () => {
    const body = [
      'On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:',
      '> diff --git a/bus.c b/bus.c',
      '> --- a/bus.c',
      '> +++ b/bus.c',
      '> @@ -10,3 +20,4 @@ static int bus(void)',
      '>  {',
      '> +\tlock();',
      'Why a lock?',
      '> -\told();',
      'And this?',
      '>  }',
    ].join('\n');
    const [lock, old] = ownSegments(treeOf(mail({ body })));
    expect(lock?.answers).toMatchObject({ depth: 1, isPatch: true, anchor: { file: 'bus.c', line: 21 } });
    expect(lock?.answers?.speaker?.name).toBe('Bo Lind');
    expect(lock?.beforeQuote).toBe(true);
    expect(old?.answers?.anchor).toMatchObject({ file: 'bus.c', line: 11 });
  });

  it('has no answer for words above the first quote', () => {
    const body = 'No.\n\nOn Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:\n> May I?';
    expect(ownSegments(treeOf(mail({ body })))).toMatchObject([
      { text: 'No.', answers: null, beforeQuote: true },
    ]);
  });

  it('gives the end of a quoted line back that a client broke off', () => {
    const body = [
      '> This line was so long that the client which sent it on broke its very',
      'last words',
      '> off, and went on.',
      'Short.',
      '> Yes.',
    ].join('\n');
    expect(flat(body).map((l) => l[0])).toEqual(['1', '1', '1', '0', '1']);
  });

  it.each(['| ', ': ', 'BL> '])('reads "%s" as a quote mark below an attribution line', (mark) => {
    const body = `On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:\n${mark}May I?\nYes.\n${mark}Thanks.`;
    expect(flat(body)).toEqual([
      '0 attribution Ana Novak | On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:',
      '1 paragraph Bo Lind | May I?',
      '0 paragraph Ana Novak | Yes.',
      '1 paragraph Bo Lind | Thanks.',
    ]);
  });

  it('tells an answer from the quote above and below it without a blank line between', () => {
    const body = 'On Mon, 3 May 2021 at 10:12, Bo Lind wrote:\n> Is it slow?\nIt is.\n> And late?';
    expect(flat(body).slice(1)).toEqual([
      '1 paragraph Bo Lind | Is it slow?',
      '0 paragraph Ana Novak | It is.',
      '1 paragraph Bo Lind | And late?',
    ]);
  });

  it('counts marks with and without a space between them alike', () => {
    const body = ['>> One.', '> > Two.', '>>> Three.', '> >> Four.', '> Five.', 'Six.'].join('\n');
    expect(flat(body).map((l) => l[0])).toEqual(['2', '2', '3', '3', '1', '0']);
  });

  it('gives the lines below a forwarded header block to the one it names', () => {
    const block = [
      ...['---------- Forwarded message ----------', 'From: Bo Lind <bo@example.org>'],
      ...['Date: Tue, 4 May 2021 10:12', 'To: Ana Novak <ana@example.org>', 'Subject: a bus'],
    ];
    expect(flat(['Yes.', '', ...block, '', 'Is it slow?'].join('\n'))).toEqual([
      '0 paragraph Ana Novak | Yes.',
      ...block.map((line) => `0 attribution Ana Novak | ${line}`),
      '1 paragraph Bo Lind | Is it slow?',
    ]);
  });

  it('gives the sender what stands between the lines of a quoted mail that holds another without marks', () => {
    const body = [
      'On Mon, 3 May 2021 at 10:12, Bo Lind wrote:',
      '> It is.',
      '>',
      '> -----Original Message-----',
      '> From: Cy Moor <cy@example.org>',
      '> Sent: Monday, 3 May 2021 9:00',
      '> Subject: a bus',
      '>',
      '> Is it slow?',
      'I measured it.',
      '> Or old?',
      'That too.',
      'On Mon, 3 May 2021 at 11:12, Dora Wells wrote:',
      '> I doubt it.',
    ];
    expect(flat(body.join('\n')).map((line) => line.replace(/^(\d) \w+/, '$1'))).toEqual([
      `0 Ana Novak | ${body[0]}`,
      '1 Bo Lind | It is.',
      ...body.slice(3, 7).map((line) => `1 Bo Lind | ${line.slice(2)}`),
      '2 Cy Moor | Is it slow?',
      '0 Ana Novak | I measured it.',
      '2 Cy Moor | Or old?',
      '0 Ana Novak | That too.',
      `0 Ana Novak | ${body[12]}`,
      '1 Dora Wells | I doubt it.',
    ]);
  });

  it('knows who wrote marked lines by the header block at their head', () => {
    const block = [
      '-----Original Message-----',
      'From: Bo Lind <bo@example.org>',
      'Sent: Monday',
      'Subject: a bus',
    ];
    const body = [...block, '', 'Is it slow?', '', 'Or old?'].map((line) => `> ${line}`.trimEnd());
    expect(flat(['Below.', '', ...body.slice(0, 7), '[Ana] No.', ...body.slice(7)].join('\n'))).toEqual([
      '0 paragraph Ana Novak | Below.',
      ...block.map((line) => `0 attribution Ana Novak | ${line}`),
      '1 paragraph Bo Lind | Is it slow?',
      '0 paragraph Ana Novak | [Ana] No.',
      '1 paragraph Bo Lind | Or old?',
    ]);
  });

  it('leaves the sender the own signature below a forwarded mail, and the other its own', () => {
    const block = [
      '-----Original Message-----',
      'From: Bo Lind <bo@example.org>',
      'Sent: Monday',
      'Subject: a bus',
    ];
    const kinds = (name: string) =>
      flat(['See below.', '', ...block, '', 'Is it slow?', '', '-- ', name, 'Example'].join('\n')).slice(-4);
    expect(kinds('Ana Novak')).toEqual([
      '1 paragraph Bo Lind | Is it slow?',
      ...['-- ', 'Ana Novak', 'Example'].map((line) => `0 signature Ana Novak | ${line}`),
    ]);
    expect(kinds('Bo').slice(1)).toEqual(
      ['-- ', 'Bo', 'Example'].map((line) => `1 signature Bo Lind | ${line}`),
    );
  });

  it.each([
    ['a rule and a notice', ['-- ', 'Bo'], ['_'.repeat(47), 'Buses mailing list', 'buses@lists.example.org']],
    ['a sentence', [], ['To unsubscribe from this list: send the line "unsubscribe buses" in']],
  ])(
    'takes the list footer below a mail quoted without marks for that of the mail: %s',
    (_, sign, footer) => {
      const block = ['-----Original Message-----', 'From: Bo Lind <bo@example.org>', 'Subject: a bus'];
      const body = ['See below.', '', ...block, '', 'Is it slow?', ...sign, ...footer];
      expect(flat(body.join('\n')).slice(4)).toEqual([
        '1 paragraph Bo Lind | Is it slow?',
        ...sign.map((line) => `1 signature Bo Lind | ${line}`),
        ...footer.map((line) => `0 footer Ana Novak | ${line}`),
      ]);
      const gone = flat([...body, ...Array<string>(9).fill('More.')].join('\n'));
      expect(gone[5 + sign.length]?.slice(0, 8)).toBe('1 footer');
    },
  );

  it('leaves the signature and the list footer inside a quote under an answer on top', () => {
    const quoted = ['May I?', '-- ', 'Bo', '_'.repeat(47), 'Buses mailing list'];
    const body = ['Yes.', '', 'On Mon, 3 May 2021 at 10:12, Bo Lind wrote:', ...quoted.map((l) => `> ${l}`)];
    expect(flat(body.join('\n')).map((line) => line.split(' | ')[0])).toEqual([
      ...['0 paragraph Ana Novak', '0 attribution Ana Novak', '1 paragraph Bo Lind'],
      ...['1 signature Bo Lind', '1 signature Bo Lind', '1 footer Bo Lind', '1 footer Bo Lind'],
    ]);
  });

  it('keeps a table or a label that begins with a bar or a colon where no attribution line stands above', () => {
    expect(flat('Figures:\n| one | two |\n: three').map((l) => l[0])).toEqual(['0', '0', '0']);
  });
});
