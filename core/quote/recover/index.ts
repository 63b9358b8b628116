import type { Message } from '../../message.js';
import { type Library, lineKey, type ReadMessage, speakerOf } from '../library.js';
import { type Line, readPlainLines } from '../lines.js';
import { isSpeaker, nameKey } from '../provenance.js';
import { buildTree, type Voice } from '../tree.js';
import { readZones, type Zone } from '../zones.js';
import { lineWeight } from './align.js';
import { bestPath } from './viterbi.js';
import { type Heard, type Testimony, testimonies } from './witnesses.js';

/** Depths that are told apart in a page; deeper lines are seen as these. */
const DEEPEST = 12;
/** Score of a line between two that follow each other in the parent: more than two changes of depth cost. */
const INSERTED = 5;
/** Lines at the end of a page that may be a closing: name, signature, and the notice of the list. */
const CLOSING_LINES = 16;

const LIST_NOTICE = /mailing list|\blistinfo\b|unsubscribe/i;
const SIGN_OFF =
  /^(?:many |best |kind |with |warm )*(?:thanks|thank you|thx|cheers|regards|best|br|greetings)\W*$/i;

/** The page as it stands, without depths. */
interface Text {
  readonly lines: readonly Line[];
  readonly zones: readonly (Zone | null)[];
  /** Blank lines have the key ''. */
  readonly keys: readonly string[];
}

/** Reads an archive page that lost its quote marks: who wrote each line, from the other messages of its thread and from cues. */
export function recover(message: Message, library: Library): ReadMessage {
  const plain = readPlainLines(message.body);
  const plainZones = readZones(plain);
  const keys = plain.map((line) => (line.blank ? '' : lineKey(line.text)));
  const named = plainZones.find((zone) => zone?.kind === 'attribution')?.speaker ?? null;
  const heard = testimonies(message, plain, plainZones, keys, named, library);
  const depths = decideDepths(message, { lines: plain, zones: plainZones, keys }, heard);
  const lines = plain.map((line, i) => ({ ...line, depth: depths[i] ?? 0 }));
  const zones = readZones(lines);
  const voices = voicesOf(zones, heard.said, heard.parent, library);
  const voiceOf = (index: number, depth: number) => voices[index]?.[depth] ?? null;
  return {
    message,
    lines,
    zones,
    keys,
    voiceOf,
    tree: buildTree(message.body, lines, zones, voiceOf),
    parent: heard.parent?.message.id ?? null,
  };
}

function decideDepths(page: Message, text: Text, heard: Heard): number[] {
  const { lines, zones } = text;
  const rows = lines.flatMap((line, i) => (line.blank ? [] : [i]));
  const deepest = Math.min(
    DEEPEST,
    heard.said.flat().reduce((most, t) => Math.max(most, t.depth), 0),
  );
  const closing = closingLines(page, rows, text);
  const scores = rows.map((i) => {
    const row = scoresOf(text.keys[i] ?? '', zones[i]?.kind ?? 'paragraph', heard.said[i] ?? [], deepest);
    if (heard.inserted[i] === true) row[0] = Math.max(row[0] ?? 0, INSERTED);
    if (closing.has(i)) row[0] = (row[0] ?? 0) + 6;
    return row;
  });
  const path = bestPath(scores, (at, from, to) => {
    if (from === to) return 0;
    const row = rows[at] ?? 0;
    const above = rows[at - 1] ?? 0;
    if (zones[above]?.kind === 'attribution') return to === from + 1 ? -1 : 2;
    return row - above > 1 ? 0.8 : 1.6;
  });
  const depths = lines.map(() => 0);
  rows.forEach((i, at) => {
    depths[i] = path[at] ?? 0;
  });
  return depths;
}

/** Lines at the end that only the sender or the list server writes: their name with a sign-off, and the notice of the list. */
function closingLines(page: Message, rows: readonly number[], { zones, keys }: Text): ReadonlySet<number> {
  const names = new Set(nameKey(page.from.name).split(' '));
  const isName = (key: string) => {
    const words = key.length < 40 ? nameKey(key) : '';
    return words !== '' && words.split(' ').every((word) => names.has(word));
  };
  let from = rows.length;
  for (let at = rows.length - 1; at >= Math.max(0, rows.length - CLOSING_LINES); at--) {
    const row = rows[at] ?? 0;
    const key = keys[row] ?? '';
    const isOurs = zones[row]?.kind === 'footer' || LIST_NOTICE.test(key) || isName(key);
    const leadsTo = from === at + 1 && from < rows.length && (/^--$/.test(key) || SIGN_OFF.test(key));
    if (isOurs || leadsTo) from = at;
    else if (zones[row]?.kind !== 'signature') break;
  }
  return new Set(rows.slice(from));
}

/** What is said of one line, as a score for each depth. */
function scoresOf(key: string, kind: Zone['kind'], said: readonly Testimony[], deepest: number): number[] {
  const scores = new Array<number>(deepest + 1).fill(0);
  for (const { depth, likeness, trust, inRow, by } of said) {
    if (kind === 'elision' && !inRow) continue;
    const at = Math.min(depth, deepest);
    const signs =
      key.length < 40 && depth > 0 && isSpeaker(by, { name: key.replace(/^\W+/, ''), address: null }) ? 3 : 0;
    scores[at] =
      (scores[at] ?? 0) + trust * likeness * (inRow ? 1.5 + lineWeight(key) : 0.7 * lineWeight(key)) + signs;
  }
  if (said.length > 0 || kind === 'elision') return scores;
  scores[0] = kind === 'attribution' ? 4 : Math.max(1, Math.min(4, 1.3 * lineWeight(key)));
  return scores;
}

/** For each line the voices at its depth and around it, from the witness that the depth agrees with. */
function voicesOf(
  zones: readonly (Zone | null)[],
  said: readonly (readonly Testimony[])[],
  parent: ReadMessage | null,
  library: Library,
): (readonly (Voice | null)[])[] {
  const chain = parent === null ? [] : library.chain(parent.message.id, DEEPEST);
  const made = new Map<ReadMessage, Voice>();
  const voiceBy = (read: ReadMessage): Voice => {
    const known = made.get(read);
    if (known !== undefined) return known;
    const source = {
      messageId: read.message.id,
      firstLine: 1,
      lastLine: Math.max(1, read.lines.length),
      altered: false,
    };
    const voice: Voice = { speaker: speakerOf(read), source, basis: 'match', confidence: 0.95 };
    made.set(read, voice);
    return voice;
  };
  const latest: (Voice | null)[] = [];
  return zones.map((zone, i) => {
    if (zone === null || zone.depth === 0) return [];
    const right = (said[i] ?? []).find((t) => t.depth === zone.depth);
    const writer = right === undefined ? undefined : writerOf(right, library);
    const voice = writer !== undefined ? voiceBy(writer) : (latest[zone.depth] ?? null);
    const fallback = chain[zone.depth - 1];
    latest[zone.depth] = voice ?? (fallback === undefined ? null : voiceBy(fallback));
    return [...latest];
  });
}

/** The message in which the line of a testimony was first sent. */
function writerOf({ by, index }: Testimony, library: Library): ReadMessage | undefined {
  const depth = by.zones[index]?.depth ?? 0;
  if (depth === 0) return by;
  const id = by.voiceOf(index, depth)?.source?.messageId;
  return id === undefined ? undefined : library.get(id);
}
