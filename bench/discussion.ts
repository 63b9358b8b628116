const PEOPLE = [
  'Ada Quill',
  'Bo Marsh',
  'Cy Fen',
  'Dee Holt',
  'Eli Crane',
  'Flo Birch',
  'Gus Weir',
  'Hedy Loam',
  'Ivo Stern',
  'Jo Pike',
  'Kim Alder',
  'Lou Varga',
  'Mia Frost',
  'Ned Osei',
  'Ona Reed',
  'Pia Solberg',
] as const;
const WORDS =
  'the frob driver holds its lock while it waits for an answer from firmware and so every reader of the queue has to wait too which is not what we want here because a slow device would stop others'.split(
    ' ',
  );
const VERDICTS = [
  'I do not think that this belongs into the core.',
  'Looks good to me.',
  'This is fine once the lock is gone.',
  'Why does the queue need a lock at all?',
  'I would rather see this in user space.',
] as const;
/** As many mails as take a stand, as many do not: about as on real lists. */
const ASIDES = [
  'The test machine has been moved, by the way.',
  'I have seen the same on an older board.',
  'The numbers are from last week.',
  'That was with the queue of the old driver.',
  'It runs here since Monday.',
] as const;
/** Own lines of a mail, of which the first half is quoted by an answer. */
const OWN_LINES = 12;

/** One RFC with its answers, `length` mails in all: a tree in which each quotes the one it answers and adds its own words. */
export function* discussion(round: number, length: number, list = 'linux-frob'): Generator<Buffer> {
  const own: string[][] = [];
  const parents: number[] = [];
  for (let n = 0; n < length; n++) {
    const parent = n < 4 ? 0 : n - 1 - ((n * 7 + round) % 4);
    parents.push(parent);
    own.push(wordsOf(round, n));
    const quoted = n === 0 ? [] : [...quote(own, parents, parent)];
    yield mail(round, n, parents, list, [...quoted, '', ...(own[n] as string[])]);
  }
}

/** A line of a mail: twelve words, the same for the same numbers. */
export function lineOfWords(round: number, n: number, line: number): string {
  return Array.from(
    { length: 12 },
    (_, j) => WORDS[(round * 7 + n * 13 + line * 5 + j * 3) % WORDS.length],
  ).join(' ');
}

/** One of the people who write made-up mail. */
export function senderOf(n: number): { readonly who: string; readonly address: string } {
  const who = PEOPLE[n % PEOPLE.length] as string;
  return { who, address: `${who.toLowerCase().replace(' ', '.')}@example.org` };
}

function wordsOf(round: number, n: number): string[] {
  const lines = Array.from({ length: OWN_LINES - 1 }, (_, i) => lineOfWords(round, n, i));
  const last = n % 2 === 0 ? ASIDES : VERDICTS;
  return [...lines, last[(round + n) % last.length] as string];
}

/** Half of what the parent wrote, and below it half of what its parent wrote. */
function* quote(own: readonly string[][], parents: readonly number[], parent: number): Generator<string> {
  const older = parents[parent] as number;
  if (older !== parent) for (const line of (own[older] as string[]).slice(0, 3)) yield `> > ${line}`;
  for (const line of (own[parent] as string[]).slice(0, OWN_LINES / 2)) yield `> ${line}`;
}

function mail(
  round: number,
  n: number,
  parents: readonly number[],
  list: string,
  body: readonly string[],
): Buffer {
  const { who, address } = senderOf(round + n);
  const id = (k: number) => `<${round}.${k}@discussion.example.org>`;
  const parent = parents[n] as number;
  const answers = n === 0 ? '' : `In-Reply-To: ${id(parent)}\nReferences: ${id(0)} ${id(parent)}\n`;
  const date = new Date(Date.UTC(2021, 0, 1) + (round * 400 + n) * 600_000).toUTCString();
  return Buffer.from(
    `From: ${who} <${address}>\nTo: ${list}@lists.example.org\n` +
      `Subject: ${n === 0 ? '' : 'Re: '}[RFC PATCH] frob: part ${round}\nDate: ${date}\nMessage-ID: ${id(n)}\n` +
      `List-Id: <${list}.lists.example.org>\n${answers}\n${body.join('\n')}\n`,
  );
}
