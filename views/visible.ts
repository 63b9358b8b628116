/**
 * Characters that a page would obey instead of show: C0 and C1 controls (but not tab and line feed), bidirectional
 * controls, invisible joiners that hide text, line separators, tag characters and lone surrogates.
 * See Unicode TR 36 and the "Trojan Source" paper (CVE-2021-42574).
 */
const OBEYED =
  /(?![\t\n])[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** What is worth a closer look. Nearly no text has any, and telling so is some times faster than replacing. */
const SUSPECT =
  /[^\t\n\x20-\x7e\u00a0-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u206a-\ud7ff\ue000-\ufefe\uff00-\uffff]/;

/** The text with every such character written as `[U+202E]`. */
export function visible(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(
    OBEYED,
    (char) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}
