import { describe, expect, it } from '@jest/globals';
import { messageId } from '../../../core/ids.js';
import type { Message } from '../../../core/message.js';
import { ownSegments, treeWithContext } from '../../../core/quote/index.js';
import { decodeMessage } from '../../../ingest/decode/index.js';

const FIELDS = (from: string, id: string, parent: string, more: string) =>
  `From: ${from}\nSubject: Re: [RFC PATCH] pump: count strokes\nDate: Tue, 4 May 2021 09:00:00 +0200\nMessage-ID: <${id}@example.org>\nIn-Reply-To: <${parent}@example.org>\n${more}\n`;

const PATCH = `The pump driver counts strokes in a register that wraps after a day.
The counter is read under the lock of the pump, so that both halves agree.
Old boards without the register keep the software estimate.
---
diff --git a/pump.c b/pump.c
--- a/pump.c
+++ b/pump.c
@@ -40,6 +40,9 @@ static void pump_timer(struct timer_list *t)
 \tpump_poll(pump);
+\tspin_lock(&pump->lock);
+\tpump->strokes += pump_read(pump, STROKES);
`;
const QUESTION = `On Mon, 3 May 2021 at 10:00, Ana Novak <ana@example.org> wrote:
> The counter is read under the lock of the pump, so that both halves agree.

Is that lock ever taken from the interrupt handler?

> Old boards without the register keep the software estimate.

Which boards are those?
`;

async function decode(fields: string, body: string, date?: string): Promise<Message> {
  const message = await decodeMessage(Buffer.from(`${fields}\n${body}`), { label: 'mail' });
  return date === undefined ? message : { ...message, date };
}

/** `1 Bo Lind question | text` for each line of a reply of Cy Moor's: depth, writer, and the mail that has it. */
async function linesOf(body: string, more = ''): Promise<{ lines: string[]; answers: (string | null)[] }> {
  const patch = await decode(
    FIELDS('Ana Novak <ana@example.org>', 'patch', 'none', ''),
    PATCH,
    '2021-05-03T08:00:00Z',
  );
  const question = await decode(
    FIELDS('Bo Lind <bo@example.org>', 'question', 'patch', ''),
    QUESTION,
    '2021-05-03T10:00:00Z',
  );
  const mail = await decode(FIELDS('Cy Moor <cy@example.org>', 'reply', 'question', more), body);
  const { tree, lines } = treeWithContext(mail, [patch, question]);
  return {
    lines: lines.map(({ depth, speaker, source, text }) => {
      const by =
        source === null || source === messageId('reply@example.org') ? '' : ` ${source.split('@')[0]}`;
      return `${depth} ${speaker ?? '?'}${by} | ${text}`;
    }),
    answers: ownSegments(tree).map(({ answers }) =>
      answers === null
        ? null
        : `${answers.text.split('\n').at(-1)}${answers.anchor === null ? '' : ` (${answers.anchor.file}:${answers.anchor.line})`}`,
    ),
  };
}

const COUNTER = 'The counter is read under the lock of the pump, so that both halves agree.';
const LOCK = 'Is that lock ever taken from the interrupt handler?';
const BOARDS = 'Which boards are those?';
const OLD = 'Old boards without the register keep the software estimate.';

describe('a mail whose client did what it liked', () => {
  it('wrapped a quoted line and lost its mark, and the answer follows without a blank line', async () => {
    const body = `On Mon, 3 May 2021 at 12:00, Bo Lind <bo@example.org> wrote:
> On Mon, 3 May 2021 at 10:00, Ana Novak <ana@example.org> wrote:
> > The counter is read under the lock of the pump, so that both halves
agree.
> ${LOCK}
No, the handler only sets a flag.
> ${BOARDS}
The first two.
`;
    expect(await linesOf(body)).toEqual({
      lines: [
        '0 Cy Moor | On Mon, 3 May 2021 at 12:00, Bo Lind <bo@example.org> wrote:',
        '1 Bo Lind question | On Mon, 3 May 2021 at 10:00, Ana Novak <ana@example.org> wrote:',
        '2 Ana Novak patch | The counter is read under the lock of the pump, so that both halves',
        '2 Ana Novak patch | agree.',
        `1 Bo Lind question | ${LOCK}`,
        '0 Cy Moor | No, the handler only sets a flag.',
        `1 Bo Lind question | ${BOARDS}`,
        '0 Cy Moor | The first two.',
      ],
      answers: [LOCK, BOARDS],
    });
  });

  it('flowed the lines, their spaces deleted', async () => {
    const body = `> The counter is read under the lock of the pump, so that both \u0020
> halves agree.

They agree on the boards that I \u0020
have here.
`;
    expect(await linesOf(body, 'Content-Type: text/plain; format=flowed; delsp=yes\n')).toEqual({
      lines: [`1 Ana Novak patch | ${COUNTER}`, '0 Cy Moor | They agree on the boards that I have here.'],
      answers: [COUNTER],
    });
  });

  it('put German fields above a mail without marks', async () => {
    const fields = [
      'Von: Bo Lind <bo@example.org>',
      'Gesendet: Montag, 3. Mai 2021 12:00',
      'Betreff: Re: pump',
    ];
    expect(
      (await linesOf(`Nie im Handler.\n\n${fields.join('\n')}\n\n${QUESTION}`)).lines.slice(0, 7),
    ).toEqual([
      '0 Cy Moor | Nie im Handler.',
      ...fields.map((field) => `0 Cy Moor | ${field}`),
      '1 Bo Lind question | On Mon, 3 May 2021 at 10:00, Ana Novak <ana@example.org> wrote:',
      `2 Ana Novak patch | ${COUNTER}`,
      `1 Bo Lind question | ${LOCK}`,
    ]);
  });

  it('quoted with initials', async () => {
    const body = `Bo Lind <bo@example.org> writes:\n\nBL> > ${COUNTER}\nBL> ${LOCK}\n\nYes.\n\n  BL> ${BOARDS}\n\nAll.\n`;
    expect(await linesOf(body)).toEqual({
      lines: [
        '0 Cy Moor | Bo Lind <bo@example.org> writes:',
        `2 Ana Novak patch | ${COUNTER}`,
        `1 Bo Lind question | ${LOCK}`,
        '0 Cy Moor | Yes.',
        `1 Bo Lind question | ${BOARDS}`,
        '0 Cy Moor | All.',
      ],
      answers: [LOCK, BOARDS],
    });
  });

  it('wrapped a French attribution, and left words out of the quote', async () => {
    const body = `Le lundi 3 mai 2021 à 12:00, Bo Lind
<bo@example.org> a écrit\u00a0:
> ${BOARDS}
Those of the first series.
[snip]
> > The counter is read [...] so that both halves agree.
I like that.
`;
    expect(await linesOf(body, 'Content-Type: text/plain; charset=utf-8\n')).toMatchObject({
      lines: [
        '0 Cy Moor | Le lundi 3 mai 2021 à 12:00, Bo Lind',
        '0 Cy Moor | <bo@example.org> a écrit\u00a0:',
        `1 Bo Lind question | ${BOARDS}`,
        '0 Cy Moor | Those of the first series.',
        '0 Cy Moor | [snip]',
        '2 Ana Novak patch | The counter is read [...] so that both halves agree.',
        '0 Cy Moor | I like that.',
      ],
    });
  });

  it('forwarded a mail and signed below it', async () => {
    const body = `FYI.\n\n---------- Forwarded message ---------\nFrom: Bo Lind <bo@example.org>\nDate: Mon, May 3, 2021 at 12:00 PM\nSubject: Re: pump\nTo: <pump-devel@lists.example.org>\n\n${QUESTION}\n-- \nCy Moor\n`;
    const { lines } = await linesOf(body);
    expect(lines.slice(-3)).toEqual([
      `1 Bo Lind question | ${BOARDS}`,
      '0 Cy Moor | -- ',
      '0 Cy Moor | Cy Moor',
    ]);
  });

  it('signed a part, and trimmed the headers off the diff that it answers', async () => {
    const body = `--b
Content-Type: text/plain

> +\tspin_lock(&pump->lock);
irqsave?
> +\tpump->strokes += pump_read(pump, STROKES);
+1 for the rest.
- Cy

--b
Content-Type: application/pgp-signature

-----BEGIN PGP SIGNATURE-----

iQEz
-----END PGP SIGNATURE-----

--b--
`;
    expect(await linesOf(body, 'Content-Type: multipart/signed; boundary=b\n')).toEqual({
      lines: [
        '1 Ana Novak patch | +\tspin_lock(&pump->lock);',
        '0 Cy Moor | irqsave?',
        '1 Ana Novak patch | +\tpump->strokes += pump_read(pump, STROKES);',
        '0 Cy Moor | +1 for the rest.',
        '0 Cy Moor | - Cy',
      ],
      answers: [
        '+\tspin_lock(&pump->lock); (pump.c:41)',
        '+\tpump->strokes += pump_read(pump, STROKES); (pump.c:42)',
      ],
    });
  });

  it('sent HTML and nothing else', async () => {
    const body = `<div>Never.<br></div><div>On Mon, May 3, 2021 at 12:00 PM Bo Lind &lt;bo@example.org&gt; wrote:<br></div><blockquote>&gt; ${COUNTER}<br><br>${LOCK}</blockquote>`;
    expect((await linesOf(body, 'Content-Type: text/html\n')).lines).toEqual([
      '0 Cy Moor | Never.',
      '0 Cy Moor | On Mon, May 3, 2021 at 12:00 PM Bo Lind <bo@example.org> wrote:',
      `2 Ana Novak patch | ${COUNTER}`,
      `1 Bo Lind question | ${LOCK}`,
    ]);
  });

  it('marked its header block too, and its sender answered between the lines', async () => {
    const header = [
      '-----Original Message-----',
      'From: Bo Lind <bo@example.org>',
      'Sent: Monday',
      'Subject: pump',
    ];
    const quoted = [...header, '', 'On Monday, Ana Novak wrote:', `> ${COUNTER}`, '', LOCK].map((line) =>
      `> ${line}`.trimEnd(),
    );
    const body = [
      'See below.',
      '',
      ...quoted,
      '',
      '[Cy] Only once.',
      '',
      `> > ${OLD}`,
      `> ${BOARDS}`,
      '[Cy] Two.',
    ];
    expect(await linesOf(body.join('\n'))).toEqual({
      lines: [
        '0 Cy Moor | See below.',
        ...header.map((line) => `0 Cy Moor | ${line}`),
        '1 Bo Lind question | On Monday, Ana Novak wrote:',
        `2 Ana Novak patch | ${COUNTER}`,
        `1 Bo Lind question | ${LOCK}`,
        '0 Cy Moor | [Cy] Only once.',
        `2 Ana Novak patch | ${OLD}`,
        `1 Bo Lind question | ${BOARDS}`,
        '0 Cy Moor | [Cy] Two.',
      ],
      answers: [null, LOCK, BOARDS],
    });
  });

  it('put marks without a space, and its sender wrote code and an arrow', async () => {
    const body = `Bo Lind wrote on 03.05.21 at 12:00:\n>>${COUNTER}\n>${LOCK}\nIt is not:\n    if (pump->irq > 0)\n        return;\n>${BOARDS}\n->register tells.\n--\nCy\n`;
    expect(await linesOf(body)).toMatchObject({
      lines: [
        '0 Cy Moor | Bo Lind wrote on 03.05.21 at 12:00:',
        `2 Ana Novak patch | ${COUNTER}`,
        `1 Bo Lind question | ${LOCK}`,
        '0 Cy Moor | It is not:',
        '0 Cy Moor |     if (pump->irq > 0)',
        '0 Cy Moor |         return;',
        `1 Bo Lind question | ${BOARDS}`,
        '0 Cy Moor | ->register tells.',
        '0 Cy Moor | --',
        '0 Cy Moor | Cy',
      ],
    });
  });
});
