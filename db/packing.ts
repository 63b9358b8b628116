import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib';

const deflateLater = promisify<Uint8Array, Buffer>(deflateRaw);

/** Level 6: mail packs to about a third; higher levels cost time and give little. */
export function pack(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes);
}

/** The same bytes, made on a thread of the system while this one goes on. */
export function packLater(bytes: Uint8Array): Promise<Uint8Array> {
  return deflateLater(bytes);
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
