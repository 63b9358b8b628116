import type { Line } from '../lines.js';
import { nameKey } from '../provenance.js';
import type { Zone } from '../zones.js';
import { FeatureSpace } from './features.js';

/** Depths that cues tell apart: real pages have at most as many attribution lines. */
export const CUE_DEPTHS = 7;
/** Characters of a line that cues look at. */
const CUE_CHARACTERS = 300;
/** Words of a line that cues look at. */
const LINE_WORDS = 20;

/** The page as it stands, without depths. */
export interface Text {
  readonly lines: readonly Line[];
  readonly zones: readonly (Zone | null)[];
  /** Blank lines have the key ''. */
  readonly keys: readonly string[];
}

/** What can be seen of one non-blank line without knowing who wrote it; features are numbers of a feature space. */
interface Sight {
  /** Attribution lines above it: no line is deeper than that. */
  readonly seen: number;
  readonly features: readonly number[];
  /** What speaks for a change of depth above it; the first ones also for where it leads. */
  readonly changes: readonly number[];
  readonly ways: readonly number[];
  /** Number of the attribution that begins here, from 0; -1 for other lines. */
  readonly attribution: number;
  /** Names that the line signs with or greets. */
  readonly signs: string;
  readonly greets: string;
  /** Whom a trailer names. */
  readonly trailer: string;
}

/** Features of a change that also tell where it leads. */
const WAY_FEATURES = 4;
/** Steps that are told apart: three up to three down. */
const STEPS = [-3, -2, -1, 0, 1, 2, 3];
/** Where in a page a depth stands, after none to three attribution lines. */
const PLACES = ['own', 'deepest', 'between'].flatMap((name) => [0, 1, 2, 3].map((seen) => `${name}${seen}`));
/** A step, from own words or not, to a place. */
const WAYS = STEPS.flatMap((step) => ['', 'o'].flatMap((own) => PLACES.map((to) => `${step}${own}>${to}`)));
const FIRST_WAY = PLACES.length + STEPS.length;

/** The features of pages, for a model of `bits`. */
export function cueSpace(bits: number): FeatureSpace {
  return new FeatureSpace([...PLACES, ...STEPS.map(String), ...WAYS], bits);
}

/**
 * What speaks for a depth when nothing else of the thread is known: the order of attribution lines, greetings and
 * names, kinds of lines, and how people answer. The weights are learnt from real mail whose marks were taken off.
 */
export class Cues {
  private readonly sights: readonly Sight[];
  /** Writers by depth, as the attribution lines in their order name them: the first one names the writer of depth 1. */
  readonly writers: readonly string[];

  /** @param rows indexes of the lines that are not blank */
  constructor(
    text: Text,
    readonly rows: readonly number[],
    sender: string,
    private readonly space: FeatureSpace,
  ) {
    const named = text.zones.flatMap((zone) =>
      zone?.kind === 'attribution' && zone.begins ? [zone.speaker?.name ?? ''] : [],
    );
    this.writers = [sender, ...named.slice(0, CUE_DEPTHS - 1)].map(nameKey);
    this.sights = look(text, this.rows, space);
  }

  /** Greatest depth that the line at a row may have. */
  deepest(at: number): number {
    return Math.min(this.sights[at]?.seen ?? 0, CUE_DEPTHS - 1);
  }

  /** Features of one row at one depth, as places in the model. */
  at(at: number, depth: number): number[] {
    const sight = this.sights[at] as Sight;
    const place = placeOf(depth, sight.seen);
    const named = this.nameFeatures(sight, depth).map((name) => this.space.idOf(name));
    return this.space.placesOf([...sight.features, ...named], place);
  }

  /** Features of going from one depth to another between a row and the one above it: those of the step, and those of the way. */
  between(at: number, from: number, to: number): number[] {
    const { changes, ways, seen } = this.sights[at] as Sight;
    return [
      ...this.space.placesOf(changes, stepOf(from, to)),
      ...this.space.placesOf(ways, wayOf(from, to, seen)),
    ];
  }

  /** What the weights give for a row at one depth. */
  score(at: number, depth: number, weights: Float64Array): number {
    const sight = this.sights[at] as Sight;
    const place = placeOf(depth, sight.seen);
    let sum = this.space.score(weights, sight.features, place);
    for (const name of this.nameFeatures(sight, depth))
      sum += weights[this.space.placeOf(this.space.idOf(name), place)] ?? 0;
    return sum;
  }

  /** What the weights give for going from each depth above a row to each of its own, at `from * to depths + to`. */
  changes(at: number, fromDepths: number, toDepths: number, weights: Float64Array): Float64Array {
    const { changes, ways, seen } = this.sights[at] as Sight;
    const known = new Map<number, number>();
    const lookUp = (heading: number, features: readonly number[]): number => {
      const value = known.get(heading) ?? this.space.score(weights, features, heading);
      known.set(heading, value);
      return value;
    };
    const values = new Float64Array(fromDepths * toDepths);
    for (let from = 0; from < fromDepths; from++)
      for (let to = 0; to < toDepths; to++)
        values[from * toDepths + to] =
          lookUp(stepOf(from, to), changes) + lookUp(wayOf(from, to, seen), ways);
    return values;
  }

  private nameFeatures({ signs, greets, trailer, attribution }: Sight, depth: number): string[] {
    const features: string[] = [];
    const writer = this.writers[depth] ?? '?';
    if (attribution >= 0) features.push(`attribution=${Math.max(-2, Math.min(2, depth - attribution))}`);
    if (signs !== '') features.push(`signs=${holds(writer, signs)} ${depth === 0}`);
    if (trailer !== '') features.push(`trailer=${holds(writer, trailer)}`);
    if (greets !== '')
      features.push(
        `greets-writer=${holds(writer, greets)}`,
        `greets-next=${holds(this.writers[depth + 1] ?? '?', greets)}`,
      );
    return features;
  }
}

function stepIndex(from: number, to: number): number {
  return Math.max(-3, Math.min(3, to - from)) + 3;
}

function stepOf(from: number, to: number): number {
  return PLACES.length + stepIndex(from, to);
}

function wayOf(from: number, to: number, seen: number): number {
  return FIRST_WAY + (stepIndex(from, to) * 2 + (from === 0 ? 1 : 0)) * PLACES.length + placeOf(to, seen);
}

function placeOf(depth: number, seen: number): number {
  return (depth === 0 ? 0 : depth === seen ? 4 : 8) + Math.min(seen, 3);
}

function holds(writer: string, words: string): boolean {
  const names = writer.split(' ');
  return words.split(' ').every((word) => names.includes(word));
}

function look({ lines, zones, keys }: Text, rows: readonly number[], space: FeatureSpace): Sight[] {
  const total = zones.filter((zone) => zone?.kind === 'attribution' && zone.begins).length;
  const fromEnd = paragraphsBelow(rows);
  let seen = 0;
  let sinceAttribution = 0;
  return rows.map((row, at) => {
    const above = rows[at - 1];
    const zone = zones[row];
    const gap = above === undefined ? 3 : row - above - 1;
    const begins = zone?.kind === 'attribution' && zone.begins;
    if (gap > 0) sinceAttribution++;
    const text = (lines[row]?.text ?? '').slice(0, CUE_CHARACTERS);
    const next = { seen, attribution: begins ? seen : -1 };
    const features = lineFeatures(text, zone?.kind ?? 'paragraph', gap, {
      fromEnd: fromEnd[at] ?? 0,
      left: total - seen,
      since: sinceAttribution,
    });
    const changes = changeFeatures(
      text,
      (above === undefined ? '' : (lines[above]?.text ?? '')).slice(-CUE_CHARACTERS),
      gap,
      zones[above ?? -1]?.kind ?? 'start',
      zone?.kind ?? 'paragraph',
    );
    if (begins) {
      seen++;
      sinceAttribution = 0;
    }
    const key = keys[row] ?? '';
    const trailer = zone?.kind === 'trailer' ? nameKey(/:\s*([^<]{3,60})/.exec(key)?.[1] ?? '') : '';
    const signs =
      key.length < 40 && zone?.kind !== 'attribution' && key.split(' ').length <= 3 ? nameKey(key) : '';
    const greets =
      zone?.kind === 'salutation'
        ? nameKey(key.replace(/^\S+\s?/, '').replace(/\ball\b|\bthere\b/g, ''))
        : '';
    const steps = changes.map((name) => space.idOf(name));
    return {
      seen: next.seen,
      attribution: next.attribution,
      features: features.map((name) => space.idOf(name)),
      changes: steps,
      ways: steps.slice(0, WAY_FEATURES),
      signs,
      greets,
      trailer,
    };
  });
}

/** Blank-parted blocks below each row, at most nine. */
function paragraphsBelow(rows: readonly number[]): number[] {
  const below = rows.map(() => 0);
  for (let at = rows.length - 2; at >= 0; at--) {
    const gap = (rows[at + 1] ?? 0) - (rows[at] ?? 0) > 1 ? 1 : 0;
    below[at] = Math.min(9, (below[at + 1] ?? 0) + gap);
  }
  return below;
}

function lineFeatures(
  text: string,
  kind: string,
  gap: number,
  where: { fromEnd: number; left: number; since: number },
): string[] {
  const code = /[;{}]\s*$|^\s{4,}|\w\(\)|->|_\w+_/.test(text);
  return [
    'bias',
    `kind=${kind}`,
    `end=${where.fromEnd} left=${Math.min(2, where.left)}`,
    `left=${Math.min(2, where.left)}`,
    `since=${bucket(where.since)} left=${Math.min(2, where.left)}`,
    `width=${text.length > 100 ? 4 : text.length > 80 ? 3 : text.length > 70 ? 2 : text.length > 30 ? 1 : 0}`,
    `code=${code} kind=${kind}`,
    `question=${text.trimEnd().endsWith('?')}`,
    ...(gap > 0 && kind === 'paragraph' ? [`first=${firstWord(text)}`] : []),
    ...(kind === 'paragraph' ? wordFeatures(text) : []),
  ];
}

/** Words of a line of prose, each once: "you", "will", "agree", "thanks" and "patch" come from different mouths. */
function wordFeatures(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z']{1,12}/g) ?? [];
  return [...new Set(words.slice(0, LINE_WORDS))].map((word) => `word=${word}`);
}

function changeFeatures(text: string, above: string, gap: number, kindAbove: string, kind: string): string[] {
  const ending = above.trimEnd().at(-1) ?? '';
  const ends = /[.?!:,;)}]/.test(ending) ? ending : /\w/.test(ending) ? 'w' : 'x';
  const blanks = Math.min(gap, 2);
  const short = above.length < 50;
  return [
    `gap=${blanks}`,
    `kinds=${kindAbove}>${kind} gap=${blanks}`,
    `ends=${ends} gap=${blanks} short=${short}`,
    `first=${gap > 0 || short ? firstWord(text) : '-'} gap=${blanks}`,
    `case=${/^\s*[\p{Lu}]/u.test(text)} ends=${ends} gap=${blanks}`,
    `indent=${/^\s/.test(text)}${/^\s/.test(above)} gap=${blanks}`,
    `widths=${above.length > 80}${text.length > 80} gap=${blanks}`,
  ];
}

function bucket(count: number): number {
  return count < 4 ? count : count < 7 ? 4 : count < 12 ? 5 : 6;
}

function firstWord(text: string): string {
  return /^[\s*(]*([\p{L}']{1,12})/u.exec(text)?.[1]?.toLowerCase() ?? text.trim().slice(0, 1);
}
