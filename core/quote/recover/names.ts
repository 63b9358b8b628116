import { type Feature, feature } from '../../model/names.js';
import { nameKey } from '../provenance.js';
import type { Sight } from './sights.js';
import type { Text } from './text.js';

/** Who wrote what stands at one depth. */
export interface Writer {
  /** Of the name. */
  readonly key: string;
  readonly words: readonly string[];
}
const NOBODY: Writer = { key: '?', words: [] };

export function writerOf(name: string): Writer {
  const key = nameKey(name);
  return { key, words: key.split(' ') };
}

/** Names in one line, as keys; '' where there is none. */
export interface Names {
  /** A short line: whoever signs so. */
  readonly signs: string;
  readonly greets: string;
  /** Whom a trailer names. */
  readonly trailer: string;
  /** Names of the page's writers in a line of prose. */
  readonly mentions: readonly string[];
  /** Words of the signature that begins here. */
  readonly signature: string;
}

const SIGNATURE_CHARACTERS = 400;

/** The names in a row that can be compared with the writers of the page. */
export function namesIn(
  text: Text,
  rows: readonly number[],
  at: number,
  { begins, attributes }: Sight,
  writers: readonly Writer[],
): Names {
  const row = rows[at] ?? 0;
  const key = text.keys[row] ?? '';
  const zone = text.zones[row];
  const isShort =
    key.length < 40 && !attributes && zone?.kind !== 'attribution' && key.split(' ').length <= 3;
  return {
    signs: isShort ? nameKey(key) : '',
    greets:
      zone?.kind === 'salutation'
        ? nameKey(key.replace(/^\S+\s?/, '').replace(/\ball\b|\bthere\b/g, ''))
        : '',
    trailer: zone?.kind === 'trailer' ? nameKey(/:\s*([^<]{3,60})/.exec(key)?.[1] ?? '') : '',
    mentions: zone?.kind === 'paragraph' && key.length >= 40 ? mentioned(key, writers) : [],
    signature: zone?.kind === 'signature' && begins !== null ? signatureWords(text, rows, begins) : '',
  };
}

/** What the names in a line say of a depth, when `writers` names the writer of each. */
export function nameFeatures(names: Names, depth: number, writers: readonly Writer[]): Feature[] {
  const { signs, greets, trailer, mentions, signature } = names;
  const writer = writers[depth] ?? NOBODY;
  const next = writers[depth + 1] ?? NOBODY;
  const features: Feature[] = [];
  if (signs !== '') features.push(feature`signs=${holds(writer, signs)}`);
  if (trailer !== '') features.push(feature`trailer=${holds(writer, trailer)}`);
  if (greets !== '')
    features.push(feature`greets-self=${holds(writer, greets)}`, feature`greets=${holds(next, greets)}`);
  if (mentions.length > 0)
    features.push(
      feature`mentions-self=${mentions.some((name) => holds(writer, name))}`,
      feature`mentions=${mentions.some((name) => holds(next, name))}`,
    );
  if (signature !== '') {
    const others = writers.some((other) => other.key !== writer.key && standsIn(other, signature));
    features.push(feature`signature=${standsIn(writer, signature)}${others}`);
  }
  return features;
}

function mentioned(key: string, writers: readonly Writer[]): string[] {
  const capitals = (key.slice(0, 300).match(/\b\p{Lu}\p{L}{2,}/gu) ?? []).map((word) => word.toLowerCase());
  return capitals.filter((word) => writers.some((writer) => holds(writer, word)));
}

function signatureWords(
  { keys }: Text,
  rows: readonly number[],
  { first, last }: { first: number; last: number },
) {
  const words = rows.slice(first, last + 1).map((row) => (keys[row] ?? '').slice(0, SIGNATURE_CHARACTERS));
  return words.join(' ').toLowerCase().slice(0, SIGNATURE_CHARACTERS);
}

function holds(writer: Writer, name: string): boolean {
  if (writer.key === name || writer.words.includes(name)) return true;
  return name.includes(' ') && name.split(' ').every((word) => writer.words.includes(word));
}

function standsIn(writer: Writer, text: string): boolean {
  return writer.words.some((word) => word.length > 2 && text.includes(word));
}
