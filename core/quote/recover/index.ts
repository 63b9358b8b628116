import type { Message } from '../../message.js';
import { type PackedModel, unpackThousandths } from '../../model/linear.js';
import { anchorBySource } from '../anchors.js';
import { type AttributionReader, readAttribution, rememberingReader } from '../attribution.js';
import { keysOf } from '../keys.js';
import type { Library, ReadMessage } from '../library.js';
import { readPlainLines } from '../lines.js';
import { buildTree } from '../tree.js';
import { readZones } from '../zones.js';
import { Cues, cueSpace } from './cues.js';
import { bestPath, fieldOf, likelihoods } from './field.js';
import { DEEPEST } from './headings.js';
import { ALONE_MODEL, BESIDE_MODEL } from './model.data.js';
import type { Tally } from './space.js';
import { attributionsIn, type Text } from './text.js';
import { recoveredVoices } from './voices.js';
import { type Heard, TWIN, testimonies } from './witnesses.js';

/** Odds, as a logarithm, for the depth that a line has in the page's real message: pages to learn from have none. */
const SAID_BY_TWIN = 20;

let model: { readonly alone: Tally<number>; readonly beside: Tally<number> } | null = null;

function weighingBy(packed: PackedModel): Tally<number> {
  return cueSpace(packed.bits).weighing(unpackThousandths(packed));
}

/** Reads an archive page that lost its quote marks: who wrote each line, from the other messages of its thread and from cues. */
export function recover(message: Message, library: Library): ReadMessage {
  model ??= { alone: weighingBy(ALONE_MODEL), beside: weighingBy(BESIDE_MODEL) };
  const attribution = rememberingReader();
  const { text, heard, cues } = readPage(message, library, attribution);
  const { depths, sure } = decideDepths(text, heard, cues, cues.isAlone ? model.alone : model.beside);
  const lines = text.lines.map((line, i) => ({ ...line, depth: line.isRest ? 1 : (depths[i] ?? 0) }));
  const zones = readZones(lines, null, attribution);
  const chain = heard.parent === null ? [] : library.chain(heard.parent.message.id, DEEPEST);
  const voices = recoveredVoices(zones, heard.said, sure, chain, library);
  const voiceOf = (index: number, depth: number) =>
    text.lines[index]?.isRest === true ? null : (voices[index]?.[depth - 1] ?? null);
  const placed = anchorBySource({ body: message.body, lines, zones }, voiceOf, library);
  const tree = buildTree(message.body, lines, placed, voiceOf, sure);
  return {
    message,
    lines,
    zones,
    keys: text.keys,
    voiceOf,
    tree,
    parent: heard.parent?.message.id ?? null,
  };
}

/** A page, what other messages say of its lines, and what speaks for the depths of its lines that are not blank. */
export function readPage(
  page: Message,
  library: Library,
  attribution: AttributionReader = readAttribution,
): { text: Text; heard: Heard; cues: Cues } {
  const lines = readPlainLines(page.body);
  const text: Text = { lines, zones: readZones(lines, null, attribution), keys: keysOf(lines) };
  const named = attributionsIn(text).flatMap(({ speaker }) => speaker ?? []);
  const heard = testimonies(page, lines, text.zones, text.keys, named, library);
  const rows = lines.flatMap((line, i) => (line.blank || line.isRest ? [] : [i]));
  return { text, heard, cues: new Cues(page, text, rows, heard) };
}

/** The likeliest depths of all lines together, and how likely each is (1 for blank lines). */
function decideDepths(
  text: Text,
  { said }: Heard,
  cues: Cues,
  weighing: Tally<number>,
): { depths: number[]; sure: number[] } {
  const field = fieldOf(cues.sums(weighing));
  cues.rows.forEach((row, at) => {
    const known = said[row]?.find(({ trust }) => trust === TWIN);
    const scores = field.scores[at];
    if (known !== undefined && scores !== undefined && known.depth < scores.length)
      scores[known.depth] = (scores[known.depth] as number) + SAID_BY_TWIN;
  });
  const path = bestPath(field);
  const likely = likelihoods(field);
  const depths = text.lines.map(() => 0);
  const sure = text.lines.map(() => 1);
  cues.rows.forEach((row, at) => {
    depths[row] = path[at] ?? 0;
    sure[row] = likely[at]?.[path[at] ?? 0] ?? 0;
  });
  return { depths, sure };
}
