import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateRawSync,
  inflateRawSync,
} from 'node:zlib';

/** How bytes are packed: single values deflated, and mails many together, since mail quotes mail. */

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

/** What a pack holds of one mail: its bytes as they came, the text decoded from them, and fields that no statement asks for. */
export interface PackedMail {
  /** Key of its row; a pack does not repeat one. */
  readonly id: number;
  readonly raw: Uint8Array;
  readonly body: string;
  readonly fields: string;
}
export interface MailPack {
  /** Bytes unpacked, which bound what damaged ones may grow to. */
  readonly size: number;
  readonly packed: Uint8Array;
}

type Entry = readonly [id: number, raw: number, body: number, fields: number];

/** Quality 5 costs the time of deflating and packs better; the window spans a pack, so that what is there twice is kept once. */
const BROTLI = {
  [constants.BROTLI_PARAM_QUALITY]: 5,
  [constants.BROTLI_PARAM_LGWIN]: 22,
};

/** A line of JSON that says whose bytes follow and how many, then raw, body and fields of each mail; all of it through Brotli. */
export function packMails(mails: readonly PackedMail[]): MailPack {
  const directory: Entry[] = [];
  const parts: Uint8Array[] = [];
  for (const { id, raw, body, fields } of mails) {
    const texts = [Buffer.from(body, 'utf8'), Buffer.from(fields, 'utf8')] as const;
    directory.push([id, raw.length, texts[0].length, texts[1].length]);
    parts.push(raw, ...texts);
  }
  const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(directory)}\n`), ...parts]);
  const params = { ...BROTLI, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { size: bytes.length, packed: brotliCompressSync(bytes, { params }) };
}

/** The mails of a pack by key. Throws when the pack is damaged so that they cannot be told apart. */
export function unpackMails({ size, packed }: MailPack): ReadonlyMap<number, PackedMail> {
  return mailsOf(brotliDecompressSync(packed, { maxOutputLength: size }));
}

/** What of a pack can still be read: of a damaged one, the mails before the damage, or before where it starts to show. */
export function salvageMails(pack: MailPack): ReadonlyMap<number, PackedMail> {
  try {
    return unpackMails(pack);
  } catch {
    try {
      return mailsOf(readableStart(pack));
    } catch {
      return new Map();
    }
  }
}

/** The longest beginning that unpacks, found by halving: the decoder keeps nothing of input that it refuses. */
function readableStart({ size, packed }: MailPack): Buffer {
  let best: Buffer = Buffer.alloc(0);
  let [from, to] = [0, packed.length];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    try {
      best = brotliDecompressSync(packed.subarray(0, middle), {
        maxOutputLength: size,
        finishFlush: constants.BROTLI_OPERATION_FLUSH,
      });
      from = middle;
    } catch {
      to = middle - 1;
    }
  }
  return best;
}

function mailsOf(bytes: Buffer): ReadonlyMap<number, PackedMail> {
  const start = bytes.indexOf('\n') + 1;
  const directory = JSON.parse(bytes.toString('utf8', 0, start)) as Entry[];
  const mails = new Map<number, PackedMail>();
  let at = start;
  for (const [id, raw, body, fields] of directory) {
    const end = at + raw + body + fields;
    if (end > bytes.length) break;
    mails.set(id, new MailInPack(id, bytes, [at, at + raw, at + raw + body, end]));
    at = end;
  }
  return mails;
}

/** Texts are decoded when they are asked for: a page wants few mails of a pack. */
class MailInPack implements PackedMail {
  constructor(
    readonly id: number,
    private readonly bytes: Buffer,
    private readonly ends: readonly [number, number, number, number],
  ) {}

  get raw(): Uint8Array {
    return this.bytes.subarray(this.ends[0], this.ends[1]);
  }

  get body(): string {
    return this.bytes.toString('utf8', this.ends[1], this.ends[2]);
  }

  get fields(): string {
    return this.bytes.toString('utf8', this.ends[2], this.ends[3]);
  }
}
