import type { Message } from '../../message.js';
import { isSpeaker, nameKey } from '../provenance.js';
import { closingLines } from './closing.js';
import { ANY, HEADINGS, placeOf, roleHeading, stepHeading, wayHeading } from './headings.js';
import { type Hearing, heardFeatures, listen } from './hearing.js';
import { type Names, nameFeatures, namesIn } from './names.js';
import { look, WAYS } from './sights.js';
import { FeatureSpace } from './space.js';
import { attributionsIn, type Text } from './text.js';
import type { Heard } from './witnesses.js';

/** Depths that cues tell apart: real pages have at most as many attribution lines. */
const CUE_DEPTHS = 7;
/** Depths that other messages can tell of. */
export const DEEPEST = 12;

/** Places in a model of what speaks for the depths of one line, and for the steps to it. */
export interface RowPlaces {
  /** For each depth. */
  readonly depths: readonly ArrayLike<number>[];
  /** What speaks for steps: many share one. */
  readonly shared: readonly ArrayLike<number>[];
  /** Two indexes in `shared` for each step, at `2 * (from * depths + to)`. */
  readonly steps: Uint16Array;
}

/** The features of pages, for a model of `bits`. */
export function cueSpace(bits: number): FeatureSpace {
  return new FeatureSpace(HEADINGS, bits);
}

/**
 * Whether the nearest message at hand is the one that the page answers: its first attribution line names the sender, and
 * the message holds the next one.
 */
function parentOf({ parent, offset, said }: Heard, text: Text): string {
  if (parent === null) return 'none';
  if (offset > 1) return 'missing';
  const [first, second] = attributionsIn(text);
  if (first === undefined || first.speaker === null) return 'unnamed';
  if (!isSpeaker(parent, first.speaker)) return 'another';
  if (second === undefined) return 'named';
  return said[second.line]?.some(({ by }) => by === parent) === true ? 'held' : 'not held';
}

interface Row {
  readonly seen: number;
  readonly attributes: boolean;
  readonly here: readonly number[];
  readonly anywhere: readonly number[];
  readonly changes: readonly number[];
  readonly ways: readonly number[];
  readonly names: Names;
  readonly hearing: Hearing | null;
}

/**
 * What speaks for each depth of each line of a page: the order of attribution lines, greetings and names, kinds of lines,
 * how people answer, and what other messages of the thread say. The weights are learnt from real mail whose marks were
 * taken off.
 */
export class Cues {
  /** Keys of the writers by depth, as the attribution lines in their order name them. */
  readonly writers: readonly string[];
  private readonly sights: readonly Row[];
  /** Deepest depth that another message tells of. */
  private readonly told: number;

  /** @param rows indexes of the lines that are not blank */
  constructor(
    page: Message,
    text: Text,
    readonly rows: readonly number[],
    heard: Heard,
    readonly space: FeatureSpace,
  ) {
    const named = attributionsIn(text).map(({ speaker }) => speaker?.name ?? '');
    this.writers = [page.from.name, ...named.slice(0, CUE_DEPTHS - 1)].map(nameKey);
    this.told = heard.said.reduce(
      (most, of) => of.reduce((m, t) => Math.max(m, Math.min(DEEPEST, t.depth)), most),
      -1,
    );
    const hearings =
      this.told < 0 ? null : listen(text, rows, heard, closingLines(page, rows, text), parentOf(heard, text));
    const ids = (names: readonly string[]) => names.map((name) => space.idOf(name));
    this.sights = look(text, rows, this.writers, /^re\b/i.test(page.subject)).map((sight, at) => {
      const changes = sight.changes.map(ids);
      return {
        seen: sight.seen,
        attributes: sight.attributes,
        here: ids(sight.here),
        anywhere: ids(sight.anywhere),
        changes: changes.flat(),
        ways: changes.flatMap((of, i) => of.slice(0, WAYS[i])),
        names: namesIn(text, rows, at, sight, this.writers),
        hearing: hearings?.[at] ?? null,
      };
    });
  }

  /** No other message says anything of the page. */
  get isAlone(): boolean {
    return this.told < 0;
  }

  /** Greatest depth that the line at a row may have: one more than is named above it when no other message tells. */
  deepest(at: number): number {
    const seen = this.sights[at]?.seen ?? 0;
    return Math.max(this.told, Math.min(this.isAlone ? seen + 1 : seen, CUE_DEPTHS - 1));
  }

  /** What speaks for each depth of a row, and for each step from those of the row above. */
  placesOf(at: number): RowPlaces {
    const row = this.sights[at] as Row;
    const depths = Array.from({ length: this.deepest(at) + 1 }, (_, depth) => this.depthPlaces(row, depth));
    return { depths, ...this.stepPlaces(row, at === 0 ? 0 : this.deepest(at - 1) + 1, depths.length) };
  }

  /** The places of all rows, one after the other. */
  *places(): Iterable<RowPlaces> {
    for (let at = 0; at < this.rows.length; at++) yield this.placesOf(at);
  }

  private depthPlaces(row: Row, depth: number): number[] {
    const { space } = this;
    const compared = this.compared(row, depth);
    const role = roleHeading(depth, row.seen);
    const places: number[] = [];
    space.addPlaces(places, row.here, placeOf(depth, row.seen));
    space.addPlaces(places, row.anywhere, role);
    space.addPlaces(places, compared, role);
    space.addPlaces(places, compared, ANY);
    return places;
  }

  private stepPlaces({ changes, ways, seen }: Row, above: number, depths: number) {
    const shared: number[][] = [];
    const known = new Map<number, number>();
    const indexOf = (heading: number, ids: readonly number[]): number => {
      const index = known.get(heading);
      if (index !== undefined) return index;
      known.set(heading, shared.length);
      const places: number[] = [];
      this.space.addPlaces(places, ids, heading);
      return shared.push(places) - 1;
    };
    const steps = new Uint16Array(2 * above * depths);
    for (let from = 0; from < above; from++)
      for (let to = 0; to < depths; to++) {
        const at = 2 * (from * depths + to);
        steps[at] = indexOf(stepHeading(from, to), changes);
        steps[at + 1] = indexOf(wayHeading(from, to, seen), ways);
      }
    return { shared, steps };
  }

  /** Features that compare a row with a depth. */
  private compared(row: Row, depth: number): number[] {
    const names = nameFeatures(row.names, depth, this.writers);
    if (row.attributes) names.push(`attribution=${Math.max(-2, Math.min(2, depth - row.seen))}`);
    if (row.hearing !== null) names.push(...heardFeatures(row.hearing, depth));
    if (depth > row.seen) names.push(`beyond=${Math.min(3, depth - row.seen)} ${this.isAlone}`);
    return names.map((name) => this.space.idOf(name));
  }
}
