import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { anchorBySource } from './anchors.js';
import { keysOf } from './keys.js';
import { type Library, type ReadMessage, speakerOf } from './library.js';
import { DEEPEST_QUOTE, type Line, readLines } from './lines.js';
import type { Body } from './nodes.js';
import { matchedVoices } from './provenance.js';
import { repairMarks } from './repair.js';
import { buildTree, type VoiceOf } from './tree.js';
import { readZones, type Zone } from './zones.js';

/**
 * A message that kept its marks, read. Many messages have no quotes and get no answer: their keys are never asked for,
 * and made late. A class, since V8 makes a shape for each literal with a getter, and a shape keeps all that the getter
 * sees until the next full collection.
 */
class MarkedMessage implements ReadMessage {
  private made: readonly string[] | null = null;

  constructor(
    readonly message: Message,
    readonly parent: MessageId | null,
    readonly lines: readonly Line[],
    readonly zones: readonly (Zone | null)[],
    readonly voiceOf: VoiceOf,
    readonly tree: Body,
  ) {}

  get keys(): readonly string[] {
    this.made ??= keysOf(this.lines);
    return this.made;
  }
}

/**
 * Reads a message that kept its marks: its tree, and the lines that later messages may quote.
 *
 * @param parent the message that it answers
 * @param library earlier messages that it may quote
 */
export function readMarked(message: Message, parent: MessageId | null, library: Library): ReadMessage {
  const { body } = message;
  const lines = repairMarks(body, readLines(body), (text) => library.knows(text));
  const zones = readZones(lines, speakerOf({ message }), library.attribution);
  const text = { body, lines, zones };
  const isQuoting = zones.some((zone) => zone !== null && zone.depth > 0);
  const voiceOf = isQuoting ? matchedVoices(text, library.chain(parent, DEEPEST_QUOTE), library) : () => null;
  const placed = isQuoting ? anchorBySource(text, voiceOf, library) : zones;
  const tree = buildTree(body, lines, placed, voiceOf);
  return new MarkedMessage(message, parent, lines, zones, voiceOf, tree);
}
