import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { INFLATED_FREE_BYTES, INFLATED_RATIO } from '../limits.js';

const CHUNK = 256 * 1024;

/** The bytes of a file in chunks, a gzip opened on the way. Throws where the file cannot be read or the gzip is broken. */
export function fileBytes(path: string): AsyncGenerator<Buffer> {
  return plainBytes(createReadStream(path, { highWaterMark: CHUNK }));
}

/** The bytes of a stream in chunks, a gzip (known by its first two bytes) opened on the way. */
export async function* plainBytes(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  const chunks = buffers(stream);
  const start: Buffer[] = [];
  let size = 0;
  while (size < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    start.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(start);
  const whole = prepended(head, chunks);
  yield* head[0] === 0x1f && head[1] === 0x8b ? gunzip(whole) : whole;
}

async function* buffers(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk)
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (bytes.length > 0) yield bytes;
  }
}

/** `head`, then `rest`, which is closed whenever the reader stops. */
export async function* prepended(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** Throws on a gzip that is cut or damaged, and on one that grows like a bomb. */
async function* gunzip(compressed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let read = 0;
  let written = 0;
  const counted = Readable.from(
    (async function* () {
      for await (const chunk of compressed) {
        read += chunk.length;
        yield chunk;
      }
    })(),
    { objectMode: false },
  );
  const inflated = createGunzip({ chunkSize: CHUNK });
  counted.on('error', (error) => inflated.destroy(error));
  try {
    for await (const chunk of counted.pipe(inflated)) {
      written += (chunk as Buffer).length;
      if (written > INFLATED_FREE_BYTES && written > read * INFLATED_RATIO)
        throw new Error(`it grows more than ${INFLATED_RATIO}-fold when uncompressed, which mail does not`);
      yield chunk as Buffer;
    }
  } finally {
    counted.destroy();
  }
}
