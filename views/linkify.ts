export interface TextToken {
  readonly text: string;
  /** Absolute URL when the text is one that may be followed. */
  readonly url: string | null;
}

/** A URL of mail ends at white space, quotes, brackets and everything a page could take for markup. */
const URL_IN_TEXT = /https?:\/\/[^\s<>"'`()[\]{}|\\^\p{Cc}\p{Cf}]{1,2000}/giu;
/** Marks that end a sentence rather than the URL before them. */
const AFTER_URL = /[.,;:!?*_~]+$/;

/**
 * Cuts text into plain pieces and web addresses. Nothing is rewritten: joined again the tokens are the text. Each piece is
 * escaped by whoever prints it; no markup passes through here. Only http and https are ever links.
 */
export function linkify(text: string): TextToken[] {
  if (!text.includes('://')) return [{ text, url: null }];
  const tokens: TextToken[] = [];
  let end = 0;
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const url = match[0].replace(AFTER_URL, '');
    if (!URL.canParse(url)) continue;
    if (match.index > end) tokens.push({ text: text.slice(end, match.index), url: null });
    tokens.push({ text: url, url });
    end = match.index + url.length;
  }
  if (end < text.length) tokens.push({ text: text.slice(end), url: null });
  return tokens;
}
