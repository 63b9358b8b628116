import { describe, expect, it } from '@jest/globals';
import { messageId } from '../../../core/ids.js';
import { treeWithContext } from '../../../core/quote/index.js';
import { flat, mail } from './mail.js';

const WROTE = 'On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:';

/** Depth and text of each line below the first. */
function below(first: string, ...lines: string[]): string[] {
  return flat([first, ...lines].join('\n'))
    .slice(first.split('\n').length)
    .map((line) => line.replace(/^(\d+) .*? \| /, '$1 '));
}

describe('marks other than ">"', () => {
  it.each(['|', ':', '}', ']', '»', '›', '│', '＞'])(
    'are read below an attribution line, also nested: %s',
    (mark) => {
      expect(
        below(WROTE, `${mark} ${mark} Is it slow?`, mark, `${mark} It is not.`, 'It is.', `${mark} No.`),
      ).toEqual(['2 Is it slow?', '1 It is not.', '0 It is.', '1 No.']);
    },
  );

  it('are read behind ">" and before it', () => {
    expect(below(WROTE, '> Cy Moor wrote:', '>| One.', '> | Two.', '> | > Three.', '> Four.')).toEqual([
      '1 Cy Moor wrote:',
      '2 One.',
      '2 Two.',
      '3 Three.',
      '1 Four.',
    ]);
    expect(below(WROTE, '> > Cy Moor wrote:', '>>| One.', '> > : Two?')).toEqual([
      '2 Cy Moor wrote:',
      '3 One.',
      '2 : Two?',
    ]);
    expect(below(WROTE, ': > One.', ': Two.', '|> Three.')).toEqual(['2 One.', '1 Two.', '0 |> Three.']);
  });

  it('can be initials, nested too', () => {
    expect(below(WROTE, 'BL> CM> AN> One.', 'BL> CM> Two.', 'BL> Three.', 'Four.', 'BL> Five.')).toEqual([
      '3 One.',
      '2 Two.',
      '1 Three.',
      '0 Four.',
      '1 Five.',
    ]);
  });

  it('are read as Supercite sets them', () => {
    const lines = flat(
      ['>>>>> "Bo" == Bo Lind <bo@example.org> writes:', '', '    Bo> Is it slow?', 'It is.'].join('\n'),
    );
    expect(lines).toEqual([
      '0 attribution Ana Novak | "Bo" == Bo Lind <bo@example.org> writes:',
      '1 paragraph Bo Lind | Is it slow?',
      '0 paragraph Ana Novak | It is.',
    ]);
  });

  it('are read below an attribution that is wrapped', () => {
    expect(below('On Mon, 3 May 2021 at 10:12, Bo\nLind <bo@example.org> wrote:', '| Yes.', 'No.')).toEqual([
      '1 Yes.',
      '0 No.',
    ]);
  });

  it('are read without an attribution where an earlier message has the words', () => {
    const first = mail({
      id: messageId('1@example.org'),
      from: { name: 'Bo Lind', address: 'bo@example.org' },
      body: 'Hello,\nwhich boards have that interrupt?\nMine has it.',
    });
    const body = '| Hello,\n| which boards have that interrupt?\nAll.\n| Mine has it.\nGood.\n} else {';
    const { lines } = treeWithContext(mail({ body, date: '2021-05-05T10:00:00Z', inReplyTo: [first.id] }), [
      first,
    ]);
    expect(lines.map((line) => `${line.depth} ${line.speaker}`)).toEqual([
      '1 Bo Lind',
      '1 Bo Lind',
      '0 Ana Novak',
      '1 Bo Lind',
      '0 Ana Novak',
      '0 Ana Novak',
    ]);
  });

  it('beside ">" are words of another', () => {
    const first = mail({
      id: messageId('1@example.org'),
      body: 'The bus driver polls its register once a second.\nWhich is too slow for the newer boards.',
    });
    const review = mail({
      id: messageId('2@example.org'),
      from: { name: 'Bo Lind', address: 'bo@example.org' },
      date: '2021-05-04T11:00:00Z',
      inReplyTo: [first.id],
      body: 'Which boards have that interrupt wired up?\nAnd who has measured how slow it is?',
    });
    const body = [
      ...[
        'On Tue, 4 May 2021 at 11:00, Bo Lind <bo@example.org> wrote:',
        '> Which boards have that interrupt wired up?',
      ],
      ...['| The bus driver polls its register once a second.', '| Which is too slow for the newer boards.'],
      ...['> And who has measured how slow it is?', 'I have.'],
    ].join('\n');
    const reply = mail({ body, date: '2021-05-05T10:00:00Z', inReplyTo: [review.id] });
    const { lines } = treeWithContext(reply, [first, review]);
    expect(lines.slice(1).map((line) => `${line.depth} ${line.speaker} ${line.source}`)).toEqual([
      '1 Bo Lind 2@example.org',
      '1 Ana Novak 1@example.org',
      '1 Ana Novak 1@example.org',
      '1 Bo Lind 2@example.org',
      '0 Ana Novak m@example.org',
    ]);
  });

  it('leave quoted tables and code whole', () => {
    expect(
      below(WROTE, '| | board | bus |', '| | one | two |', '| if (a ||', '|     b)', '| || c', 'No.'),
    ).toEqual(['1 | board | bus |', '1 | one | two |', '1 if (a ||', '1     b)', '1 || c', '0 No.']);
  });

  it.each([
    ['a table', ['| board | bus |', '|-------|-----|', '| one   | two |']],
    ['a table with an empty corner', ['|  | bus |', '| one   | two |']],
    ['code', ['} else {', '} while (0);', '] = {', ': "=r" (x)', '|| b)', '| FLAG;']],
    ['a prompt', ['SQL> select 1', 'Boot> run bus', 'SQL> quit']],
    ['a tree', ['| |-- bus', '| `-- board', '|']],
    ['a field list', [': bus', ': board']],
  ])('are not seen in %s', (_, lines) => {
    expect(below('Figures:', ...lines).every((line) => line.startsWith('0 '))).toBe(true);
    expect(below(`${WROTE}\n> Yes.`, ...lines).every((line) => line.startsWith('0 '))).toBe(true);
  });

  it('are not seen in a table that stands below an attribution line', () => {
    expect(below(WROTE, '| board | bus |', '| one | two |').map((line) => line[0])).toEqual(['0', '0']);
  });
});

describe('a cleartext signature', () => {
  const signed = (...lines: string[]) =>
    [
      ...['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA256', '', ...lines],
      ...['-----BEGIN PGP SIGNATURE-----', '', 'iQEzBAEBCAAd', '=abcd', '-----END PGP SIGNATURE-----'],
    ].join('\n');
  /** Kind and text of the lines between the armor. */
  const inside = (...lines: string[]) =>
    flat(signed(...lines))
      .slice(2, -4)
      .map((line) => line.replace(/^(\d+ \w+) .*? \| /, '$1 | '));

  it('gives lines that begin with a dash as they were written', () => {
    expect(inside('- - One.', '- - Two.', '', '- -- ', 'Ana')).toEqual([
      '0 paragraph | - One.',
      '0 paragraph | - Two.',
      '0 signature | -- ',
      '0 signature | Ana',
    ]);
  });

  it('keeps a diff one', () => {
    expect(
      inside('- --- a/bus.c', '+++ b/bus.c', '@@ -1,2 +1,2 @@', ' {', '- -\told();', '+\tlock();').map(
        (line) => line.split(' | ')[0],
      ),
    ).toEqual(Array.from({ length: 6 }, () => '0 patch'));
  });

  it('is read inside a quote too', () => {
    const quoted = signed('- -- ', 'Bo').replace(/^/gm, '> ');
    expect(flat(`${WROTE}\n${quoted}\nNo.`).slice(3, 5)).toEqual([
      '1 signature Bo Lind | -- ',
      '1 signature Bo Lind | Bo',
    ]);
  });

  it.each([
    ['the dashes were taken off already', ['- One.', '-- ', 'Ana']],
    ['it says so', ['NotDashEscaped: You need GnuPG to verify this message', '', '- One.']],
  ])('is left as it stands where %s', (_, lines) => {
    expect(inside(...lines)).toContain('0 paragraph | - One.');
  });

  it('changes nothing outside', () => {
    expect(
      flat(`- One.\n${signed('Yes.')}\n- Two.`).filter((line) => /- (?:One|Two)/.test(line)),
    ).toHaveLength(2);
  });
});
