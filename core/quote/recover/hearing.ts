import { lineWeight } from './align.js';
import type { Text } from './text.js';
import { type Heard, type Testimony, TWIN } from './witnesses.js';

/** What other messages say of one line, as names of features. */
export interface Hearing {
  /** For a depth that a message tells. */
  readonly by: ReadonlyMap<number, readonly string[]>;
  /** What is said besides: only whether the line is the sender's own matters. */
  readonly besides: readonly string[];
}

/** What is heard of each row, of each testimony and of what is missing. */
export function listen(
  { zones, keys }: Text,
  rows: readonly number[],
  heard: Heard,
  closing: ReadonlySet<number>,
  parent: string,
): Hearing[] {
  const said = (at: number): readonly Testimony[] => heard.said[rows[at] ?? -1] ?? [];
  const cover = coverOf(keys, rows, heard);
  return rows.map((row, at) => {
    const weight = bucket(lineWeight(keys[row] ?? ''));
    const zone = zones[row]?.kind ?? 'paragraph';
    const kind = zone === 'paragraph' ? '' : zone;
    const by = new Map<number, string[]>();
    for (const testimony of said(at)) {
      const known = by.get(testimony.depth);
      const features = testimonyFeatures(testimony, weight, kind, parent);
      by.set(testimony.depth, known === undefined ? features : [...new Set([...known, ...features])]);
    }
    const besides: string[] = [];
    if (by.size === 0) {
      const after = zones[rows[at - 1] ?? -1]?.kind === 'attribution';
      besides.push(
        `none ${parent}`,
        `none ${cover} ${weight} ${parent}`,
        `none ${cover} ${kind} ${parent}`,
        `none after=${after} ${cover} ${parent}`,
        `none beside=${said(at - 1).length > 0}${said(at + 1).length > 0} ${parent}`,
      );
    }
    if (heard.inserted[row] === true) besides.push(`inserted ${by.size > 0} ${parent}`);
    if (closing.has(row))
      besides.push(`closing ${kind}`, `closing row=${said(at).some((testimony) => testimony.inRow)}`);
    return { by, besides };
  });
}

/** What is heard of a row that speaks for or against one depth. */
export function heardFeatures({ by, besides }: Hearing, depth: number): string[] {
  const own = depth === 0 ? ' own' : '';
  const features = besides.map((name) => name + own);
  for (const [at, names] of by)
    for (const name of names) features.push(at === depth ? name : `${name}!${own}`);
  return features;
}

function testimonyFeatures(
  { trust, inRow, likeness }: Testimony,
  weight: number,
  kind: string,
  parent: string,
): string[] {
  const who = trust === TWIN ? 'twin' : trust === 1 ? 'parent' : trust === 0.8 ? 'later' : 'further';
  return [
    who,
    `${who} ${inRow} ${parent}`,
    `${who} ${inRow} ${kind}`,
    `${who} ${inRow} ${weight} ${likeness < 1} ${parent}`,
  ];
}

/** How much of the page other messages hold, in four steps. */
function coverOf(keys: readonly string[], rows: readonly number[], heard: Heard): number {
  let held = 0;
  let all = 0;
  for (const row of rows) {
    const weight = lineWeight(keys[row] ?? '');
    all += weight;
    if ((heard.said[row] ?? []).length > 0) held += weight;
  }
  const share = held / Math.max(1, all);
  return share > 0.8 ? 3 : share > 0.5 ? 2 : share > 0.2 ? 1 : 0;
}

function bucket(weight: number): number {
  return weight < 0.6 ? 0 : weight < 1.5 ? 1 : weight < 3 ? 2 : 3;
}
