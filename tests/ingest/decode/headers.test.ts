import { describe, expect, it } from '@jest/globals';
import { parseMailboxes } from '../../../ingest/decode/addresses.js';
import { readHeaders } from '../../../ingest/decode/headers.js';
import { parseStructured, textParameter } from '../../../ingest/decode/parameters.js';
import { decodeWords } from '../../../ingest/decode/words.js';

describe('header fields', () => {
  it('are unfolded and named in lower case; lines that are no field are passed over', () => {
    const block = readHeaders(Buffer.from('Subject: one\r\n two\r\nno field here\r\nX-A:b\r\n\r\nbody'));
    expect(block.fields).toEqual([
      { name: 'subject', value: 'one two' },
      { name: 'x-a', value: 'b' },
    ]);
    expect(block.bodyStart).toBe(44);
  });

  it('an empty first line ends the header', () => {
    expect(readHeaders(Buffer.from('\nFrom: x\n\n'))).toMatchObject({ fields: [], bodyStart: 1 });
  });
});

describe('encoded words', () => {
  it.each([
    ['=?utf-8?q?caf=C3=A9_bar?=', 'café bar'],
    ['=?UTF-8?B?Y2Fmw6k=?= x', 'café x'],
    ['=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=', 'café'],
    ['=?iso-8859-1?q?caf=E9?=\t=?utf-8?q?s?=', 'cafés'],
    ['=?utf-8*en?q?caf=C3=A9?=', 'café'],
    ['a =?utf-8?q?b?= c', 'a b c'],
    ['caf\xc3\xa9 raw', 'café raw'],
    ['caf\xe9 raw', 'café raw'],
    ['=?utf-7?q?+ADw-?=', '+ADw-'],
    ['=?broken', '=?broken'],
    ['x\0y', 'x\ufffdy'],
  ])('%s', (raw, text) => {
    expect(decodeWords(raw)).toBe(text);
  });
});

describe('mailboxes', () => {
  it.each([
    ['Ada Quill <ada@x>', [['Ada Quill', 'ada@x']]],
    [
      '"Quill, Ada" <ada@x>, bo@y',
      [
        ['Quill, Ada', 'ada@x'],
        ['', 'bo@y'],
      ],
    ],
    ['ada@x (Ada (the first) Quill)', [['Ada (the first) Quill', 'ada@x']]],
    [
      'team: ada@x, Bo <bo@y>;, cy@z',
      [
        ['', 'ada@x'],
        ['Bo', 'bo@y'],
        ['', 'cy@z'],
      ],
    ],
    ['undisclosed-recipients:;', []],
    ['Ann Lee (Acme) <ann@example.org>', [['Ann Lee (Acme)', 'ann@example.org']]],
    ['=?utf-8?q?Qu=2C_Ada?= <ada@x>', [['Qu, Ada', 'ada@x']]],
    ['"ada@x" <ada@x>', [['', 'ada@x']]],
    ['Ada Quill', [['Ada Quill', '']]],
    ['"Ada \\"Q\\" Quill" <ada@x>', [['Ada "Q" Quill', 'ada@x']]],
    ['Ada <ada@x', [['Ada', 'ada@x']]],
    ['', []],
  ] as const)('%s', (raw, boxes) => {
    expect(parseMailboxes(raw).map((b) => [b.name, b.address])).toEqual(boxes);
  });

  it.each(['g:', '(', '<', 'a@', '"', '\\', ',', 'a@b,', '=?'])(
    'take linear time on a flood of %s',
    (unit) => {
      const time = (n: number) => {
        const text = unit.repeat(n);
        const started = performance.now();
        parseMailboxes(text);
        return performance.now() - started;
      };
      time(1_000);
      expect(time(32_000)).toBeLessThan(500);
    },
  );
});

describe('structured headers', () => {
  it('drop comments, unquote values, lower the case of names', () => {
    const type = parseStructured('Text/Plain (really); Charset="utf-8"; format=flowed (c)');
    expect([type.value, [...type.parameters]]).toEqual([
      'text/plain',
      [
        ['charset', 'utf-8'],
        ['format', 'flowed'],
      ],
    ]);
  });

  it.each([
    ['attachment; filename="a b.log"', 'a b.log'],
    ["attachment; filename*=utf-8''na%C3%AFve.log", 'naïve.log'],
    ["attachment; filename*0*=utf-8''na%C3; filename*1*=%AFve.log", 'naïve.log'],
    ['attachment; filename="=?utf-8?q?na=C3=AFve?="', 'naïve'],
    ['attachment', null],
  ])('%s', (raw, name) => {
    expect(textParameter(parseStructured(raw), 'filename')).toBe(name);
  });
});
