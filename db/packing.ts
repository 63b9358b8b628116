import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Level 6: mail packs to about a third; higher levels cost time and give little. */
export function pack(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes);
}

export function unpack(packed: Uint8Array): Uint8Array {
  return inflateRawSync(packed);
}

export function packText(text: string): Uint8Array {
  return pack(Buffer.from(text, 'utf8'));
}

export function unpackText(packed: Uint8Array): string {
  return Buffer.from(unpack(packed)).toString('utf8');
}
