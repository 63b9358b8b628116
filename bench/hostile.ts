/** Bodies that a mail reader may choke on, each about `length` characters long. */
export function hostileBodies(length: number): Readonly<Record<string, string>> {
  const many = (text: string) => text.repeat(Math.ceil(length / text.length));
  const rising = (most: number) => {
    const lines: string[] = [];
    for (let i = 0, size = 0; size < length; size += (i % most) + 2, i++)
      lines.push(`${'>'.repeat(i % most)}x`);
    return lines.join('\n');
  };
  return {
    prose: many('This is a line of prose that says something, perhaps.\n'),
    'short lines': many('a\n'),
    'short quoted lines': many('> a\n'),
    'short lines, quoted and not': many('> a\nb\n'),
    'one line of quote marks': `${'>'.repeat(length)} x`,
    'ever deeper lines': rising(1_400),
    'depth 64 and none in turn': many(`x\n${'>'.repeat(64)}x\n`),
    'one long line': many('a, '),
    'one line of white space': many(' '),
    'attribution lines': many('On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:\n'),
    'quoted attribution lines': many('> On Mon, 3 May 2021 at 10:12, Bo Lind <bo@example.org> wrote:\n'),
    'beginnings of attribution lines': many('On Mon, 3 May 2021 at 10:12, Bo Lind said so\n'),
    'nearly attribution lines': many('On Mon, 3 May 2021 at 10:12, it wrote 5:\n'),
    'verbs and colons': many('it wrote:\n'),
    'header fields': many('From: Bo Lind <bo@example.org>\nTo: ana@example.org\nDate: today\n'),
    'signature marks': many('-- \nx\n'),
    'rules of underscores': many(`${'_'.repeat(30)}\n`),
    'hunks of a diff': many('@@ -1,3 +1,3 @@\n+a\n-b\n c\n'),
    trailers: many('Acked-by: Bo Lind <bo@example.org>\n'),
    elisions: many('[...]\n'),
    greetings: many('Hi Bo,\n'),
  };
}
