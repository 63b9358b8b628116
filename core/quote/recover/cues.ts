import type { Message } from '../../message.js';
import { type Feature, feature } from '../../model/names.js';
import { isSpeaker } from '../provenance.js';
import { closingLines } from './closing.js';
import { ANY, DEEPEST, HEADINGS, isWay, placeOf, roleHeading, stepHeadings } from './headings.js';
import { type Hearing, heardFeatures, listen } from './hearing.js';
import { type Names, nameFeatures, namesIn, type Writer, writerOf } from './names.js';
import { look, type Sight } from './sights.js';
import { FeatureSpace, type Tally } from './space.js';
import { attributionsIn, type Text } from './text.js';
import type { Heard } from './witnesses.js';

/** Depths that cues tell apart: real pages have at most as many attribution lines. */
const CUE_DEPTHS = 7;

/** What speaks for the depths of one line, and for the steps to it: weights, or places in a model. */
export interface CuesOf<T> {
  /** For each depth. */
  readonly depths: readonly T[];
  /** What speaks for steps: many share one. */
  readonly shared: readonly T[];
  /** Two indexes in `shared` for each step, at `2 * (from * depths + to)`. */
  readonly steps: Uint16Array;
}

/** The features of pages, for a model of `bits`. */
export function cueSpace(bits: number): FeatureSpace {
  return new FeatureSpace(HEADINGS, bits);
}

/**
 * Whether the nearest message at hand is the one that the page answers: its first attribution line names the sender, and
 * the message holds the next one; or holds the first one, where the page does not name the sender.
 */
function parentOf({ parent, offset, isUnnamed, said }: Heard, text: Text): string {
  if (parent === null) return 'none';
  if (isUnnamed) return 'held';
  if (offset > 1) return 'missing';
  const [first, second] = attributionsIn(text);
  if (first === undefined || first.speaker === null) return 'unnamed';
  if (!isSpeaker(parent, first.speaker)) return 'another';
  if (second === undefined) return 'named';
  return said[second.line]?.some(({ by }) => by === parent) === true ? 'held' : 'not held';
}

interface Row {
  readonly sight: Sight;
  readonly names: Names;
  readonly hearing: Hearing | null;
}

/**
 * What speaks for each depth of each line of a page: the order of attribution lines, greetings and names, kinds of lines,
 * how people answer, and what other messages of the thread say. The weights are learnt from real mail whose marks were
 * taken off.
 */
export class Cues {
  /** The writers by depth, as the attribution lines in their order name them. */
  readonly writers: readonly Writer[];
  private readonly seen: readonly Row[];
  /** Deepest depth that another message tells of. */
  private readonly told: number;

  /** @param rows indexes of the lines that are not blank */
  constructor(
    page: Message,
    text: Text,
    readonly rows: readonly number[],
    heard: Heard,
  ) {
    const unnamed = heard.isUnnamed && heard.parent !== null ? [heard.parent.message.from.name] : [];
    const named = [...unnamed, ...attributionsIn(text).map(({ speaker }) => speaker?.name ?? '')];
    this.writers = [page.from.name, ...named.slice(0, CUE_DEPTHS - 1)].map(writerOf);
    this.told = heard.said.reduce(
      (most, of) => of.reduce((m, t) => Math.max(m, Math.min(DEEPEST, t.depth)), most),
      -1,
    );
    const hearings =
      this.told < 0 ? null : listen(text, rows, heard, closingLines(page, rows, text), parentOf(heard, text));
    const isReply = /^re\b/i.test(page.subject);
    this.seen = look(text, rows, this.writers, { isReply, seen: unnamed.length }).map((sight, at) => ({
      sight,
      names: namesIn(text, rows, at, sight, this.writers),
      hearing: hearings?.[at] ?? null,
    }));
  }

  /** No other message says anything of the page. */
  get isAlone(): boolean {
    return this.told < 0;
  }

  /** Greatest depth that the line at a row may have: one more than is named above it when no other message tells. */
  deepest(at: number): number {
    const seen = this.seen[at]?.sight.seen ?? 0;
    return Math.max(this.told, Math.min(this.isAlone ? seen + 1 : seen, CUE_DEPTHS - 1));
  }

  /** What speaks for each depth of each row, and for each step from those of the row above. */
  sums<T>(tally: Tally<T>): CuesOf<T>[] {
    let above = 0;
    return this.seen.map((row, at) => {
      const depths: T[] = [];
      for (let depth = 0; depth <= this.deepest(at); depth++) {
        this.addDepth(tally, row, depth);
        depths.push(tally.take());
      }
      const { headings, steps } = stepHeadings(above, depths.length, row.sight.seen);
      const shared = headings.map((heading) => {
        tally.add(isWay(heading) ? row.sight.ways : row.sight.changes, heading);
        return tally.take();
      });
      above = depths.length;
      return { depths, shared, steps };
    });
  }

  private addDepth<T>(tally: Tally<T>, row: Row, depth: number): void {
    const { seen, here, anywhere } = row.sight;
    const role = roleHeading(depth, seen);
    const compared = this.compared(row, depth);
    tally.add(here, placeOf(depth, seen));
    tally.add(anywhere, role);
    tally.add(compared, role);
    tally.add(compared, ANY);
  }

  /** Features that compare a row with a depth. */
  private compared({ sight, names, hearing }: Row, depth: number): Feature[] {
    const features = nameFeatures(names, depth, this.writers);
    const apart = depth - sight.seen;
    if (sight.attributes) features.push(feature`attribution=${Math.max(-2, Math.min(2, apart))}`);
    if (hearing !== null) features.push(...heardFeatures(hearing, depth));
    if (apart > 0) features.push(feature`beyond=${Math.min(3, apart)} ${this.isAlone}`);
    return features;
  }
}
