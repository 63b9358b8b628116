import { MAX_SENTENCE } from './sentences.js';

/**
 * A sentence as patterns read it: bounded, on one line, typographic apostrophes plain, web addresses replaced by `URL`
 * (their letters and question marks say nothing).
 */
export function plain(text: string): string {
  return text
    .slice(0, MAX_SENTENCE)
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\b(?:https?|ftp|git):\/\/\S+/gi, 'URL')
    .replace(/\s+/g, ' ')
    .trim();
}
