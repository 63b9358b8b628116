import { describe, expect, it } from '@jest/globals';
import { isoSeconds, parseDate, sentDate } from '../../../ingest/decode/dates.js';
import { readHeaders } from '../../../ingest/decode/headers.js';

const parsed = (text: string) => {
  const time = parseDate(text);
  return time === null ? null : isoSeconds(time);
};

describe('dates', () => {
  it.each([
    ['Wed, 15 Dec 2021 07:06:01 -0500', '2021-12-15T12:06:01Z'],
    ['Wed, 15 Dec 2021 13:06:01 +0100 (CET)', '2021-12-15T12:06:01Z'],
    ['15 Dec 2021 12:06 GMT', '2021-12-15T12:06:00Z'],
    ['Wed, 15 Dec 21 12:06:01 UT', '2021-12-15T12:06:01Z'],
    ['Wednesday, 15-Dec-21 07:06:01 EST', '2021-12-15T12:06:01Z'],
    ['Wed, 1 Jan 98 00:00:00 +0000', '1998-01-01T00:00:00Z'],
    ['Wed Dec 15 2021 - 07:06:01 EST', '2021-12-15T12:06:01Z'],
    ['Wed Dec 15 2021 - 13:06:01 +0100', '2021-12-15T12:06:01Z'],
    ['Wed Dec 15 12:06:01 2021', '2021-12-15T12:06:01Z'],
    ['Wed, 15 Dec 2021 12:06:01', '2021-12-15T12:06:01Z'],
    ['Wed, 29 Feb 2024 12:00:00 +0530', '2024-02-29T06:30:00Z'],
  ])('%s', (text, iso) => {
    expect(parsed(text)).toBe(iso);
  });

  it.each([
    '31 Feb 2021 12:00:00 +0000',
    '15 Dec 2021 25:00:00 +0000',
    '15 Dec 2021 12:00:00 +9999',
    '15 Dec 99999999999999999999999 12:00:00 +0000',
    'Thu, 1 Jan 1970 00:00:00 +0000',
    '15 Foo 2021 12:00:00 +0000',
    'yesterday',
    '',
    '2021-12-15T12:06:01Z junk'.repeat(5_000),
  ])('no date: %.40s', (text) => {
    expect(parsed(text)).toBeNull();
  });
});

describe('when a mail was sent', () => {
  const sent = (head: string, after?: string) => sentDate(readHeaders(Buffer.from(`${head}\n\n`)), after);

  it('a garbage date gives way to the newest Received that has one', () => {
    const head =
      'Received: by a.example; garbage\nReceived: from b by c;\n Thu, 16 Dec 2021 10:00:00 +0000\nDate: soon';
    expect(sent(head)).toEqual({ date: '2021-12-16T10:00:00Z', source: 'received', problem: 'garbage' });
  });

  it('a date days after its receipt is not believed', () => {
    const head = 'Received: by a; Thu, 16 Dec 2021 10:00:00 +0000\nDate: Thu, 16 Dec 2038 10:00:00 +0000';
    expect(sent(head)).toMatchObject({ date: '2021-12-16T10:00:00Z', problem: 'future' });
  });

  it('without any date a mail stands where it stood in the archive', () => {
    expect(sent('Subject: x', '2020-01-01T00:00:00Z')).toEqual({
      date: '2020-01-01T00:00:00Z',
      source: 'order',
      problem: 'missing',
    });
  });

  it('the zone of this machine changes nothing', () => {
    const before = process.env.TZ;
    try {
      const dates = ['Asia/Tokyo', 'UTC', 'America/New_York'].map((zone) => {
        process.env.TZ = zone;
        return parsed('Wed, 15 Dec 2021 12:06:01');
      });
      expect(new Set(dates).size).toBe(1);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
