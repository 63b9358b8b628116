import { describe, expect, it } from '@jest/globals';
import { messageId } from '../../../core/ids.js';
import { ownSegments, treeWithContext } from '../../../core/quote/index.js';
import { flat, mail, treeOf } from './mail.js';

const GIT = ['diff --git a/bus.c b/bus.c', 'index 0123456..789abcd 100644', '--- a/bus.c', '+++ b/bus.c'];

/** File and line that each own comment is anchored to; lines of the sender's own begin with `!`. */
function anchors(...lines: string[]): string[] {
  const body = lines.map((line) =>
    line.startsWith('!') ? `Own words: ${line.slice(1)}.` : `> ${line}`.trimEnd(),
  );
  const tree = treeOf(mail({ body: ['On Mon, 3 May 2021, Bo Lind wrote:', ...body].join('\n') }));
  return ownSegments(tree).map(({ answers }) =>
    answers?.isPatch === true ? `${answers.anchor?.file}:${answers.anchor?.line}` : 'no patch',
  );
}

describe('a comment on a quoted diff is anchored to file, hunk and line', () => {
  it.each<[string, string[], string[]]>([
    [
      'in each of several hunks',
      [
        ...GIT,
        '@@ -10,3 +20,4 @@ a',
        ' {',
        '+\tlock();',
        '!a',
        ' }',
        ' x',
        '@@ -40,3 +45,4 @@ b',
        '+\tfree();',
        '!b',
      ],
      ['bus.c:21', 'bus.c:45'],
    ],
    [
      'in each of several files',
      [
        ...GIT,
        '@@ -1,2 +1,2 @@',
        '+a();',
        '!a',
        'diff --git a/x.c b/x.c',
        '--- a/x.c',
        '+++ b/x.c',
        '@@ -7 +7,2 @@',
        '+b();',
        '!b',
      ],
      ['bus.c:1', 'x.c:7'],
    ],
    ['below a hunk header without counts', [...GIT, '@@ -3 +3 @@', '-old();', '+new();', '!a'], ['bus.c:3']],
    ['without "diff --git"', ['--- a/bus.c', '+++ b/bus.c', '@@ -1,2 +5,2 @@', '+a();', '!a'], ['bus.c:5']],
    [
      'of names without a/ and b/',
      ['diff --git src/bus.c src/bus.c', '--- src/bus.c', '+++ src/bus.c', '@@ -1,2 +5,2 @@', '+a();', '!a'],
      ['src/bus.c:5'],
    ],
    [
      'of names with dates',
      ['--- bus.c.orig\t2021-05-03 10:12', '+++ bus.c\t2021-05-03 10:12', '@@ -1,2 +5,2 @@', '+a();', '!a'],
      ['bus.c:5'],
    ],
    [
      'of names in quotes',
      ['--- "a/a bus.c"', '+++ "b/a bus.c"', '@@ -1 +1 @@', '-x', '+y', '!a'],
      ['a bus.c:1'],
    ],
    ['of a new file', ['--- /dev/null', '+++ b/bus.c', '@@ -0,0 +1,3 @@', '+a', '+b', '!a'], ['bus.c:2']],
    [
      'of a file that goes',
      ['--- a/bus.c', '+++ /dev/null', '@@ -1,3 +0,0 @@', '-a', '-b', '!a'],
      ['bus.c:2'],
    ],
    [
      'of a merge, by the new file',
      [
        'diff --cc bus.c',
        'index 0123456,789abcd..0fedcba',
        '--- a/bus.c',
        '+++ b/bus.c',
        '@@@ -10,3 -10,3 +20,4 @@@ a',
        '  {',
        '+ \ta();',
        '!a',
      ],
      ['bus.c:21'],
    ],
    [
      'below a hunk header that was wrapped',
      [
        ...GIT,
        '@@ -10,3 +20,4 @@ static int bus_driver_register_interrupt(struct',
        'device *dev)',
        ' {',
        '+\ta();',
        '!a',
      ],
      ['bus.c:21'],
    ],
    [
      'of the file last seen where lines were cut out',
      [...GIT, '@@ -1,9 +5,9 @@', '+a();', '!a', '[...]', '+\tb();', '!b'],
      ['bus.c:5', 'bus.c:5'],
    ],
    [
      'where the lines between two comments begin or end with removed or added ones',
      [
        ...GIT,
        '@@ -10,9 +20,9 @@ a',
        ' {',
        '+\ta();',
        '+\tb();',
        '!a',
        '-\told();',
        '-\tolder();',
        '+\tc();',
        '!b',
        ' x',
        '-\toldest();',
        '!c',
        '-\tgone();',
        ' }',
        '!d',
      ],
      ['bus.c:22', 'bus.c:23', 'bus.c:14', 'bus.c:25'],
    ],
    [
      'below lines of context that begin with a no-break space, or lost theirs',
      [
        ...GIT,
        '@@ -10,12 +20,14 @@ a',
        '\u00a0#include "x.h"',
        '\u00a0',
        '{',
        '+\ta();',
        '!a',
        '#ifdef BUS',
        'return 0;',
        '}',
        '/* and so on */',
        '+\tb();',
        '!b',
      ],
      ['bus.c:23', 'bus.c:28'],
    ],
    [
      'below a line that was wrapped',
      [
        ...GIT,
        '@@ -10,5 +20,7 @@ a',
        '+static int bus_driver_register_the_interrupt(struct bus_device',
        '*dev, struct bus_line *line)',
        '+{',
        '!a',
        ' \t * The line may be shared with other boards, and then the counter',
        'runs.',
        '+\tb();',
        '!b',
      ],
      ['bus.c:21', 'bus.c:23'],
    ],
    [
      'and below words that somebody wrote into the diff no longer by counting',
      [...GIT, '@@ -10,9 +20,9 @@ a', '+\ta();', 'I see this run on two boards.', '+\tb();', '!b'],
      ['bus.c:20'],
    ],
    [
      'of lines that begin with the signs of a file',
      [...GIT, '@@ -1,3 +1,3 @@', '--- x.sql', '+++ y.sql', ' z', '!a'],
      ['bus.c:2'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(anchors(...lines)).toEqual(expected);
  });

  it('found in the mail that sent it where the headers were cut away', () => {
    const code = [' {', '-\told();', '+\tlock();', '+\tnew();', ' }'];
    const patch = mail({
      id: messageId('patch@example.org'),
      body: ['Why.', '---', ...GIT, '@@ -10,3 +20,4 @@ a', ...code, '@@ -40,2 +51,3 @@ b', ...code].join(
        '\n',
      ),
    });
    const quoted = ['> +\tlock();', 'a', '> +\tnew();', '>  }', '> @@ -40,2 +51,3 @@ b', '>  {', 'b'];
    const reply = mail({
      id: messageId('reply@example.org'),
      inReplyTo: [patch.id],
      date: '2021-05-05T10:00:00Z',
      body: quoted.join('\n'),
    });
    const { tree } = treeWithContext(reply, [patch]);
    expect(ownSegments(tree).map(({ answers }) => answers?.anchor)).toEqual([
      { file: 'bus.c', hunk: '@@ -10,3 +20,4 @@ a', line: 21 },
      { file: 'bus.c', hunk: '@@ -40,2 +51,3 @@ b', line: 51 },
    ]);
  });

  it('and ends where the program that made it signs', () => {
    const body = [...GIT, '@@ -1,9 +1,9 @@', '{', '+\ta();', '}', '-- ', '2.31.1'].map((line) => `> ${line}`);
    expect(flat(body.join('\n')).slice(-2)).toEqual(['1 signature ? | -- ', '1 signature ? | 2.31.1']);
  });

  it('and to no place where no header was quoted', () => {
    const [comment] = ownSegments(treeOf(mail({ body: '> +\tlock();\n> +\tif (x)\nWhy?' })));
    expect(comment?.answers).toMatchObject({ isPatch: true, anchor: null });
  });
});
