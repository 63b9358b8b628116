const FROM = [...'From '].map((char) => char.charCodeAt(0));
const MARK = 0x3e;
const NEWLINE = 0x0a;
/** The separator git and public-inbox write; its date means nothing. */
const SEPARATOR = 'From mboxrd@z Thu Jan  1 00:00:00 1970\n';

/**
 * Mails as one mboxrd file: every line of `>`s and `From ` gets one `>` more, so that unescaping gives back the same bytes.
 * https://en.wikipedia.org/wiki/Mbox (mboxrd)
 */
export function mboxrd(mails: readonly Uint8Array[]): Uint8Array {
  const separator = Uint8Array.from(SEPARATOR, (char) => char.charCodeAt(0));
  const newline = Uint8Array.of(NEWLINE);
  return concat(
    mails.flatMap((mail) => [
      separator,
      escapeFrom(mail),
      ...(mail.at(-1) === NEWLINE ? [newline] : [newline, newline]),
    ]),
  );
}

function escapeFrom(mail: Uint8Array): Uint8Array {
  const starts: number[] = [];
  for (let line = 0; line < mail.length; line = after(mail, line)) {
    let at = line;
    while (mail[at] === MARK) at++;
    if (FROM.every((byte, i) => mail[at + i] === byte)) starts.push(line);
  }
  if (starts.length === 0) return mail;
  const parts: Uint8Array[] = [];
  let end = 0;
  for (const start of starts) {
    parts.push(mail.subarray(end, start), Uint8Array.of(MARK));
    end = start;
  }
  return concat([...parts, mail.subarray(end)]);
}

/** Where the next line begins. */
function after(mail: Uint8Array, from: number): number {
  const newline = mail.indexOf(NEWLINE, from);
  return newline === -1 ? mail.length : newline + 1;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
