import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PackedMail, packMails, salvageMails, unpackMails } from '../../db/packing.js';

/** Bytes of any kind, and runs of what stands before, as mail quotes mail. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 4_000 }),
  fc
    .tuple(fc.uint8Array({ maxLength: 60 }), fc.nat(200))
    .map(([some, times]) => Buffer.concat(Array(times).fill(some))),
  fc.string({ unit: 'binary', maxLength: 500 }).map((text) => Buffer.from(text, 'utf8')),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constant('\n'),
  fc.constant(''),
  fc.constant('\ufeff\0'),
);
const mails = fc.uniqueArray(fc.record({ id: fc.maxSafeNat(), raw: bytes, body: text, fields: text }), {
  selector: ({ id }) => id,
  maxLength: 12,
});

const plain = ({ id, raw, body, fields }: PackedMail) => ({ id, raw: Buffer.from(raw), body, fields });

describe('a pack', () => {
  it('gives every mail back byte for byte, whatever its bytes are', () => {
    fc.assert(
      fc.property(mails, (some) => {
        const found = unpackMails(packMails(some));
        expect([...found.values()].map(plain)).toEqual(some.map(plain));
        expect([...found.keys()]).toEqual(some.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });

  it('of a thread is smaller than its mails packed one by one', () => {
    let quoted: string[] = [];
    const thread = Array.from({ length: 20 }, (_, id) => {
      const body = `${quoted.map((line) => `> ${line}`).join('\n')}\nReply ${id * 7919} says ${id * 104_729}.\n`;
      quoted = body.split('\n');
      return { id, raw: Buffer.from(`Message-ID: <${id}@mail.example>\n\n${body}`), body, fields: '' };
    });
    const alone = thread.reduce((sum, mail) => sum + packMails([mail]).packed.length, 0);
    expect(packMails(thread).packed.length).toBeLessThan(alone / 2);
  });

  it('that says it is smaller than it is unpacks to nothing larger', () => {
    const pack = packMails([{ id: 1, raw: Buffer.alloc(1e6), body: '', fields: '' }]);
    expect(() => unpackMails({ ...pack, size: 1_000 })).toThrow();
  });

  it('that is damaged gives the mails before the damage, and never throws when it is salvaged', () => {
    fc.assert(
      fc.property(mails, fc.nat(), fc.nat(7), (some, at, bit) => {
        const { size, packed } = packMails(some);
        const cut = at % (packed.length + 1);
        const known = new Map(some.map((mail) => [mail.id, plain(mail)]));
        for (const [id, mail] of salvageMails({ size, packed: packed.subarray(0, cut) }))
          expect(plain(mail)).toEqual(known.get(id));
        const rotten = Buffer.from(packed);
        rotten.writeUInt8(rotten.readUInt8(at % rotten.length) ^ (1 << bit), at % rotten.length);
        salvageMails({ size, packed: rotten });
      }),
      { numRuns: 200 },
    );
  });
});
