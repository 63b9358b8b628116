import type { Message } from '../../message.js';
import { type LinearModel, unpackModel } from '../../model/linear.js';
import { keysOf } from '../keys.js';
import type { Library, ReadMessage } from '../library.js';
import { readPlainLines } from '../lines.js';
import { buildTree } from '../tree.js';
import { readZones } from '../zones.js';
import { closingLines } from './closing.js';
import { Cues, cueSpace, type Text } from './cues.js';
import { CUE_MODEL } from './model.data.js';
import { testimonyScores } from './scores.js';
import { bestPath, type Change, likelihoods, type Scores } from './viterbi.js';
import { recoveredVoices } from './voices.js';
import { type Heard, testimonies } from './witnesses.js';

/** Depths that are told apart in a page; deeper lines are seen as these. */
const DEEPEST = 12;
/** What cues count beside what other messages say: nothing, unless the message that the page answers is missing. */
const CUES = { alone: 1, parentMissing: 0.02, heard: 0 };
/** What a unit of score is worth, without and with other messages at hand: measured on pages made from real mail. */
const SHARPNESS = { alone: 0.02, heard: 1 };

/** A page read, and how likely the depth of each line is (1 for blank ones). */
export interface RecoveredPage extends ReadMessage {
  readonly sure: readonly number[];
}

let model: LinearModel | null = null;

/** Reads an archive page that lost its quote marks: who wrote each line, from the other messages of its thread and from cues. */
export function recover(message: Message, library: Library): RecoveredPage {
  const plain = readPlainLines(message.body);
  const keys = keysOf(plain);
  const text: Text = { lines: plain, zones: readZones(plain), keys };
  const named = text.zones.flatMap((zone) =>
    zone?.kind === 'attribution' && zone.begins && zone.speaker !== null ? [zone.speaker] : [],
  );
  const heard = testimonies(message, plain, text.zones, keys, named, library);
  const { depths, sure } = decideDepths(message, text, heard);
  const lines = plain.map((line, i) => ({ ...line, depth: line.isRest ? 1 : (depths[i] ?? 0) }));
  const zones = readZones(lines);
  const chain = heard.parent === null ? [] : library.chain(heard.parent.message.id, DEEPEST);
  const voices = recoveredVoices(zones, heard.said, sure, chain, library);
  const voiceOf = (index: number, depth: number) =>
    plain[index]?.isRest === true ? null : (voices[index]?.[depth - 1] ?? null);
  const tree = buildTree(message.body, lines, zones, voiceOf);
  return { message, lines, zones, keys, voiceOf, tree, parent: heard.parent?.message.id ?? null, sure };
}

/** The likeliest depth of each line, by what other messages say, or by what can be seen of a page that stands alone. */
function decideDepths(page: Message, text: Text, heard: Heard): { depths: number[]; sure: number[] } {
  const rows = text.lines.flatMap((line, i) => (line.blank || line.isRest ? [] : [i]));
  const isAlone = heard.said.every((of) => of.length === 0);
  const share = isAlone ? CUES.alone : heard.offset > 1 ? CUES.parentMissing : CUES.heard;
  const said = isAlone
    ? { scores: rows.map(() => [0]), change: () => 0 }
    : weighTestimonies(page, text, rows, heard);
  const { scores, change } = share === 0 ? said : addCues(page, text, rows, share, said);
  const path = bestPath(scores, change);
  const likely = likelihoods(scores, change, isAlone ? SHARPNESS.alone : SHARPNESS.heard);
  const depths = text.lines.map(() => 0);
  const sure = text.lines.map(() => 1);
  rows.forEach((row, at) => {
    depths[row] = path[at] ?? 0;
    sure[row] = likely[at]?.[path[at] ?? 0] ?? 0;
  });
  return { depths, sure };
}

interface Weighed {
  readonly scores: Scores;
  readonly change: Change;
}

function weighTestimonies(page: Message, text: Text, rows: readonly number[], heard: Heard): Weighed {
  const deepest = heard.said.reduce(
    (most, of) => of.reduce((m, t) => Math.max(m, Math.min(DEEPEST, t.depth)), most),
    0,
  );
  const closing = closingLines(page, rows, text);
  return {
    scores: rows.map((row) => testimonyScores(text, row, heard, deepest, closing)),
    change: (at, from, to) => changeCost(text, rows, at, from, to),
  };
}

function addCues(page: Message, text: Text, rows: readonly number[], share: number, said: Weighed): Weighed {
  model ??= unpackModel(CUE_MODEL);
  const { bits, weights } = model;
  const cues = new Cues(text, rows, page.from.name, cueSpace(bits));
  const scores = rows.map((_, at) => {
    const before = said.scores[at] ?? [];
    const depths = Math.max(before.length, cues.deepest(at) + 1);
    return Array.from(
      { length: depths },
      (__, depth) => (before[depth] ?? 0) + share * cues.score(at, depth, weights),
    );
  });
  const depthsAt = (at: number) => scores[at]?.length ?? 0;
  const steps = rows.map((_, at) => cues.changes(at, depthsAt(at - 1), depthsAt(at), weights));
  return {
    scores,
    change: (at, from, to) =>
      said.change(at, from, to) - share * (steps[at]?.[from * depthsAt(at) + to] ?? 0),
  };
}

function changeCost({ zones }: Text, rows: readonly number[], at: number, from: number, to: number): number {
  if (from === to) return 0;
  const row = rows[at] ?? 0;
  const above = rows[at - 1] ?? 0;
  if (zones[above]?.kind === 'attribution') return to === from + 1 ? -1 : 2;
  return row - above > 1 ? 0.8 : 1.6;
}
