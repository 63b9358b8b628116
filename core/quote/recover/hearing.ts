import { type Feature, feature, goOn } from '../../model/names.js';
import { lineWeight } from './align.js';
import { isNotice } from './closing.js';
import type { Text } from './text.js';
import { type Heard, type Testimony, TWIN } from './witnesses.js';

/** What other messages say of one line, as features. */
export interface Hearing {
  /** For a depth that a message tells. */
  readonly by: ReadonlyMap<number, readonly Feature[]>;
  /** What is said besides: only whether the line is the sender's own matters. */
  readonly besides: readonly Feature[];
}

/** What is heard of each row, of each testimony and of what is missing. */
export function listen(
  text: Text,
  rows: readonly number[],
  heard: Heard,
  closing: ReadonlySet<number>,
  parent: string,
): Hearing[] {
  const { zones, keys } = text;
  const said = (at: number): readonly Testimony[] => heard.said[rows[at] ?? -1] ?? [];
  const cover = coverOf(keys, rows, heard);
  const notice = isNotice(text, rows.at(-1) ?? -1);
  return rows.map((row, at) => {
    const weight = bucket(lineWeight(keys[row] ?? ''));
    const zone = zones[row]?.kind ?? 'paragraph';
    const kind = zone === 'paragraph' ? '' : zone;
    const by = new Map<number, Feature[]>();
    for (const testimony of said(at)) {
      const known = by.get(testimony.depth);
      const features = testimonyFeatures(testimony, weight, kind, parent);
      by.set(testimony.depth, known === undefined ? features : [...new Set([...known, ...features])]);
    }
    const besides: Feature[] = [];
    if (by.size === 0) {
      const after = zones[rows[at - 1] ?? -1]?.kind === 'attribution';
      besides.push(
        feature`none ${parent}`,
        feature`none ${cover} ${weight} ${parent}`,
        feature`none ${cover} ${kind} ${parent}`,
        feature`none after=${after} ${cover} ${parent}`,
        feature`none beside=${said(at - 1).length > 0}${said(at + 1).length > 0} ${parent}`,
      );
    }
    if (heard.inserted[row] === true) besides.push(feature`inserted ${by.size > 0} ${parent}`);
    if (closing.has(row))
      besides.push(
        feature`closing ${kind}`,
        feature`closing row=${said(at).some((testimony) => testimony.inRow)}`,
        feature`closing notice=${notice} said=${by.size > 0}`,
      );
    return { by, besides };
  });
}

/** What is heard of a row that speaks for or against one depth. */
export function heardFeatures({ by, besides }: Hearing, depth: number): Feature[] {
  const own = depth === 0 ? ' own' : '';
  const features = besides.map((of) => goOn(of, own));
  for (const [at, names] of by)
    for (const of of names) features.push(at === depth ? of : goOn(of, `!${own}`));
  return features;
}

function testimonyFeatures(
  { trust, inRow, likeness }: Testimony,
  weight: number,
  kind: string,
  parent: string,
): Feature[] {
  const who = trust === TWIN ? 'twin' : trust === 1 ? 'parent' : trust === 0.8 ? 'later' : 'further';
  return [
    feature`${who}`,
    feature`${who} ${inRow} ${parent}`,
    feature`${who} ${inRow} ${kind}`,
    feature`${who} ${inRow} ${weight} ${likeness < 1} ${parent}`,
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
