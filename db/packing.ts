import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Level 6: mail packs to about a third; higher levels cost time and give little. */
export function pack(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes);
}

export function unpack(packed: Uint8Array): Uint8Array {
  return inflateRawSync(packed);
}

/** A value as packed JSON: a quote tree says its body once more, which packs to a seventh. */
export function packJson(value: unknown): Uint8Array {
  return pack(Buffer.from(JSON.stringify(value), 'utf8'));
}

export function unpackJson(packed: Uint8Array): unknown {
  return JSON.parse(Buffer.from(unpack(packed)).toString('utf8'));
}
