import { describe, expect, it } from '@jest/globals';
import { decodeMessage } from '../../../ingest/decode/index.js';
import { pageHtml } from '../../../views/html.js';
import { messagePage } from '../../views/fixtures.js';
import { mail } from '../mails.js';

const NAMES = [
  'Ada Quill',
  'Bo Lind',
  'Chen Pao',
  'Dara Okoye',
  'Eric Soares',
  'Anya Cooper',
  'Pascal Roche',
  'Carey Hope',
];
/** Letters that look the same in two alphabets. */
const LOOKALIKE: readonly (readonly [string, string])[] = [
  ['a', '\u0430'],
  ['e', '\u0435'],
  ['o', '\u043e'],
  ['p', '\u0440'],
  ['c', '\u0441'],
  ['y', '\u0443'],
  ['x', '\u0445'],
  ['i', '\u0456'],
  ['o', '\u03bf'],
  ['v', '\u03bd'],
];

/** Each name with one letter after the other changed for its lookalike. */
function confusable(): string[] {
  return NAMES.flatMap((name) =>
    LOOKALIKE.flatMap(([latin, other]) =>
      [...name.matchAll(new RegExp(latin, 'g'))].map(
        ({ index }) => name.slice(0, index) + other + name.slice(index + 1),
      ),
    ),
  );
}

async function codes(from: string): Promise<string[]> {
  const encoded = `=?utf-8?b?${Buffer.from(from).toString('base64')}?=`;
  const message = await decodeMessage(mail({ headers: { From: `${encoded} <x@example.org>` } }), {
    label: 'x',
  });
  return message.notes.map(({ code }) => code);
}

describe('B8: a name that looks like another', () => {
  const names = confusable();

  it('is made in many ways', () => expect(names.length).toBeGreaterThan(40));

  it.each(names)('is noted: %s', async (name) => {
    expect(await codes(name)).toContain('mixed-alphabets');
  });

  it.each([...NAMES, 'Иван Петров', 'Γιάννης Παππάς', 'José Núñez', '陳大文', 'Ivan Петров'])(
    'is none when it is its own: %s',
    async (name) => {
      expect(await codes(name)).not.toContain('mixed-alphabets');
    },
  );

  it('has marks of direction shown by number on a page, and cannot turn what stands around it', () => {
    const page = messagePage();
    const html = pageHtml(
      { ...page, from: 'Ada \u202egpj.exe <ada@example.org>' },
      { masked: false, stylesheet: '', script: '', icon: '' },
    );
    expect(html).not.toContain('\u202e');
    expect(html).toContain('<bdi>');
  });
});
