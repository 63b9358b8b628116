import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const ENCODINGS = ['br', 'gzip'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Fast settings: a page is made for one reader more often than for many. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 5;
/** Below this the headers weigh more than what is saved. */
const WORTH_COMPRESSING = 1_000;

const gzipAsync = promisify<Uint8Array, { level: number }, Buffer>(gzip);
const brotliAsync = promisify<Uint8Array, { params: Record<number, number> }, Buffer>(brotliCompress);

/** A finished answer: its bytes, and what compressing them gave so far. */
export class Body {
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();
  readonly bytes: Buffer;

  constructor(
    text: string,
    readonly type: string,
  ) {
    this.bytes = Buffer.from(text);
  }

  async send(req: Request, res: Response): Promise<void> {
    res.vary('Accept-Encoding').type(this.type);
    const encoding = this.bytes.length < WORTH_COMPRESSING ? undefined : acceptedEncoding(req);
    if (encoding === undefined) {
      res.send(this.bytes);
      return;
    }
    const compressed = await this.#compressed(encoding);
    res.set('Content-Encoding', encoding).send(compressed);
  }

  #compressed(encoding: Encoding): Promise<Buffer> {
    const known = this.#encoded.get(encoding);
    if (known !== undefined) return known;
    const made =
      encoding === 'gzip'
        ? gzipAsync(this.bytes, { level: GZIP_LEVEL })
        : brotliAsync(this.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
    this.#encoded.set(encoding, made);
    return made;
  }
}

function acceptedEncoding(req: Request): Encoding | undefined {
  const accepted = req.acceptsEncodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => encoding === accepted);
}

/** The newest pages made, each under an address and a version, so that none is ever stale. Bounded by bytes. */
export class BodyCache {
  readonly #bodies = new Map<string, Body>();
  #size = 0;

  constructor(readonly capacity: number) {}

  get(key: string): Body | undefined {
    const body = this.#bodies.get(key);
    if (body !== undefined) {
      this.#bodies.delete(key);
      this.#bodies.set(key, body);
    }
    return body;
  }

  set(key: string, body: Body): void {
    if (body.bytes.length > this.capacity / 4 || this.#bodies.has(key)) return;
    this.#bodies.set(key, body);
    this.#size += body.bytes.length;
    for (const [oldest, { bytes }] of this.#bodies) {
      if (this.#size <= this.capacity) break;
      this.#bodies.delete(oldest);
      this.#size -= bytes.length;
    }
  }
}
