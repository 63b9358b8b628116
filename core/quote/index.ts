import type { Forest } from '../analysis.js';
import type { MessageId } from '../ids.js';
import type { Message } from '../message.js';
import { readLines } from './lines.js';
import type { Body } from './nodes.js';
import { buildTree } from './tree.js';
import { namedVoices } from './voices.js';
import { readZones } from './zones.js';

export { bodyLines, ownSegments } from './own.js';

/** The quote tree of every message of a thread. */
export function quoteThread(messages: readonly Message[], _forest: Forest): ReadonlyMap<MessageId, Body> {
  return new Map(messages.map((message) => [message.id, quoteMessage(message)]));
}

function quoteMessage(message: Message): Body {
  const lines = readLines(message.body);
  const zones = readZones(lines);
  return buildTree(message.body, lines, zones, namedVoices(zones));
}
