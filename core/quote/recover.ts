import type { Message } from '../message.js';
import { type Library, lineKey, type ReadMessage } from './library.js';
import { readPlainLines } from './lines.js';
import { buildTree } from './tree.js';
import { readZones } from './zones.js';

export function recover(message: Message, _library: Library): ReadMessage {
  const lines = readPlainLines(message.body);
  const zones = readZones(lines);
  const keys = lines.map((line) => (line.blank ? '' : lineKey(line.text)));
  const voiceOf = () => null;
  return { message, lines, zones, keys, voiceOf, tree: buildTree(message.body, lines, zones, voiceOf), parent: null };
}
