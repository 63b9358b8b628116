import { placesIn } from './diff.js';
import type { Library, ReadMessage } from './library.js';
import type { Line } from './lines.js';
import type { Flow, Patch, PatchAnchor } from './nodes.js';
import type { MarkedText } from './provenance.js';
import type { VoiceOf } from './tree.js';
import type { Zone } from './zones.js';

type Zones = readonly (Zone | null)[];

/** Places of the lines of a diff, from its first one on; made when they are asked for first. */
const known = new WeakMap<Patch, readonly (PatchAnchor | null)[]>();

/**
 * Parts of quoted diffs whose file or hunk header was cut away get the places that their lines have in the message in which
 * they were first sent. The same zones where there are none.
 */
export function anchorBySource(text: MarkedText, voiceOf: VoiceOf, library: Library): Zones {
  const { zones } = text;
  let made: (Zone | null)[] | null = null;
  for (let i = 0; i < zones.length; i++) {
    const zone = zones[i];
    if (zone?.kind !== 'patch') continue;
    const end = runEnd(zones, i);
    if (zone.depth > 0 && (zone.anchor === null || zone.anchor.file === '')) {
      made ??= [...zones];
      anchorRun(made, text, { from: i, end }, voiceOf, library);
    }
    i = end - 1;
  }
  return made ?? zones;
}

/** Index behind the lines of a diff at one depth that begin with this one; blank lines may stand between. */
function runEnd(zones: Zones, index: number): number {
  const depth = zones[index]?.depth;
  let end = index + 1;
  for (let i = end; i < zones.length; i++) {
    const zone = zones[i];
    if (zone === null || zone === undefined) continue;
    if (zone.kind !== 'patch' || zone.depth !== depth || zone.begins) break;
    end = i + 1;
  }
  return end;
}

function anchorRun(
  zones: (Zone | null)[],
  { body, lines }: MarkedText,
  { from, end }: { readonly from: number; readonly end: number },
  voiceOf: VoiceOf,
  library: Library,
): void {
  let by: ReadMessage | undefined;
  let next = 0;
  for (let i = from; i < end; i++) {
    const zone = zones[i];
    const source = zone === null || zone === undefined ? null : (voiceOf(i, zone.depth)?.source ?? null);
    if (zone === null || zone === undefined || source === null) continue;
    const read = library.get(source.messageId);
    if (read === undefined) continue;
    if (read !== by) next = source.firstLine;
    by = read;
    const at = library.lineOf(library.find(body, lines[i] as Line).places, read, next);
    next = (at > 0 ? at : next) + 1;
    const anchor = anchorAt(read, next - 1);
    if (anchor !== null) zones[i] = { ...zone, anchor };
  }
}

/** The place of a line in a diff of the message's own. */
function anchorAt({ tree }: ReadMessage, line: number): PatchAnchor | null {
  const leaf = tree.children[firstBelow(tree.children, line) - 1];
  if (leaf?.type !== 'patch' || leaf.anchor === null) return null;
  return anchorsIn(leaf, leaf.anchor)[line - leaf.span.start.line] ?? null;
}

/** Index of the first node that begins below a line. */
function firstBelow(nodes: readonly Flow[], line: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as Flow).span.start.line <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function anchorsIn(leaf: Patch, anchor: PatchAnchor): readonly (PatchAnchor | null)[] {
  const found = known.get(leaf);
  if (found !== undefined) return found;
  const anchors = placesIn(leaf.value, anchor);
  known.set(leaf, anchors);
  return anchors;
}
