import { StoreError } from './errors.js';
import { type MailPack, type PackedMail, salvageMails, unpackMails } from './packing.js';
import type { Rows } from './rows.js';

type Mails = ReadonlyMap<number, PackedMail>;
interface PackRow extends MailPack {
  readonly id: number;
}

/** Bytes of unpacked mail that are kept at hand: the threads that are being read. */
const CACHED_BYTES = 16 * 2 ** 20;

/** Packs that were read last. For a connection that sees only what is committed: there a pack never changes. */
export class PackCache {
  private readonly packs = new Map<number, { readonly mails: Mails; readonly size: number }>();
  private bytes = 0;

  get(id: number): Mails | undefined {
    const found = this.packs.get(id);
    if (found === undefined) return undefined;
    this.packs.delete(id);
    this.packs.set(id, found);
    return found.mails;
  }

  set({ id, size }: PackRow, mails: Mails): void {
    this.packs.set(id, { mails, size });
    this.bytes += size;
    for (const [oldest, { size: freed }] of this.packs) {
      if (this.bytes <= CACHED_BYTES) return;
      this.packs.delete(oldest);
      this.bytes -= freed;
    }
  }
}

/** Reads mails out of their packs, each pack once: made anew for every page or step, and gone with it. */
export class MailReader {
  private readonly packs = new Map<number, Mails>();
  private readonly mails = new Map<number, PackedMail>();

  /** `salvage`: of a damaged pack, what stands before the damage is read; otherwise it throws StoreError `damaged`. */
  constructor(
    private readonly rows: Rows,
    private readonly options: { readonly salvage?: boolean } = {},
  ) {}

  /** At most two statements; a mail that is not there is missing. */
  read(ids: readonly number[]): Mails {
    const wanted = ids.filter((id) => !this.mails.has(id));
    if (wanted.length === 0) return this.mails;
    const places = this.rows.all<{ message: number; pack: number }>(
      'SELECT message, pack FROM raw WHERE message IN (SELECT value FROM json_each(?))',
      [JSON.stringify(wanted)],
    );
    this.unpack([...new Set(places.map(({ pack }) => pack))].filter((pack) => !this.packs.has(pack)));
    for (const { message, pack } of places) {
      const mail = this.packs.get(pack)?.get(message);
      if (mail !== undefined) this.mails.set(message, mail);
    }
    return this.mails;
  }

  body(id: number): string {
    return this.read([id]).get(id)?.body ?? '';
  }

  private unpack(ids: readonly number[]): void {
    const { packs: cache } = this.rows;
    const missing = ids.filter((id) => {
      const known = cache?.get(id);
      if (known !== undefined) this.packs.set(id, known);
      return known === undefined;
    });
    if (missing.length === 0) return;
    const found = this.rows.all<PackRow>(
      'SELECT id, size, packed FROM pack WHERE id IN (SELECT value FROM json_each(?))',
      [JSON.stringify(missing)],
    );
    for (const pack of found) {
      const mails = this.options.salvage === true ? salvageMails(pack) : unpackOrSay(pack);
      this.packs.set(pack.id, mails);
      cache?.set(pack, mails);
    }
  }
}

function unpackOrSay(pack: PackRow): Mails {
  try {
    return unpackMails(pack);
  } catch (cause) {
    throw new StoreError(
      'damaged',
      `pack ${pack.id} of the mail is damaged: run acktree fsck, then restore or rebuild the database`,
      { cause },
    );
  }
}
