import { describe, expect, it } from '@jest/globals';
import { pageAtom } from '../../views/atom.js';
import { csvField, dashboardCsv } from '../../views/csv.js';
import { dashboard, rfc, row } from './fixtures.js';
import { infect, PAYLOADS } from './hostile.js';

const BASE = 'http://127.0.0.1:8090';

describe('an Atom feed', () => {
  it('has an entry for each RFC that is new when its state changes, and only then', () => {
    const idOf = (text: string): string => /<entry>\n<id>(.*?)<\/id>/.exec(text)?.[1] ?? '';
    const feed = (change: Parameters<typeof row>[0]): string =>
      pageAtom(dashboard({ rows: [row(change)] }), BASE, '/new.atom');
    const id = idOf(feed({}));
    expect(id).not.toBe('');
    expect(idOf(feed({ messages: 99, lastActivity: '2026-03-09T00:00:00Z' }))).toBe(id);
    expect(idOf(feed({ state: 'consensus' }))).not.toBe(id);
    expect(idOf(feed({ outcome: 'applied' }))).not.toBe(id);
    expect(idOf(feed({ version: 3 }))).not.toBe(id);
  });

  it('of an RFC has its events, newest first, with whole addresses', () => {
    const text = pageAtom(rfc(), BASE, '/x/rfc.atom');
    expect([...text.matchAll(/<entry>.*?<title>(.*?)<\/title>/gs)].map((m) => m[1])).toEqual([
      'Bo Lind opposes',
      'RFC v2 posted',
      'RFC v1 posted',
    ]);
    expect(text).toContain('href="http://127.0.0.1:8090/gadget-devel/nak%40mail.example/#L7"');
  });

  it('stays well-formed whatever mail says', () => {
    for (const payload of PAYLOADS) {
      for (const page of [dashboard(), rfc()]) {
        const text = pageAtom(infect(page, payload), BASE, '/new.atom');
        const tags = [...text.matchAll(/<(\/?)([a-z?]+)[^>]*?(\/?)>/g)];
        const open: string[] = [];
        for (const [, slash, name, end] of tags) {
          if (slash === '/') expect(open.pop()).toBe(name);
          else if (end !== '/' && name !== '?xml' && name !== '?') open.push(name ?? '');
        }
        expect(open).toEqual([]);
        expect(text).not.toMatch(/(?!\n|\t)\p{Cc}|[\ufffe\uffff]/u);
      }
    }
  });
});

describe('CSV', () => {
  it('quotes every text and doubles quotes', () => {
    expect([csvField('a "b", c'), csvField(3), csvField(null)]).toEqual(['"a ""b"", c"', '3', '""']);
  });

  it('is never a formula', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20']) {
      expect(csvField(`${start}cmd`)).toMatch(/^"'/);
    }
  });

  it('has one row an RFC with a column for each position', () => {
    const [head, first, ...rest] = dashboardCsv(dashboard({ rows: [row()] })).split('\r\n');
    expect(head?.split(',')).toHaveLength(22);
    expect(first).toBe(
      '"gadget-devel","v2-0@mail.example","[RFC v2 0/3] gadget: share the wakeup queue",2,3,"Ana Novak",' +
        '"2026-03-02T08:00:00Z","2026-03-05T17:20:00Z",14,"blocked","open",0,2,1,0,0,1,0,1,"Ana Novak","answer the objection",6',
    );
    expect(rest).toEqual(['']);
  });
});
