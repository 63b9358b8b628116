import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RevisionView } from '../../db/pages/types.js';
import { timelinePicture } from '../../views/timeline.js';
import { BO, REVIEWERS, ref, rfc, said } from './fixtures.js';

describe('the picture of a discussion', () => {
  it('puts time across and people down, each stand lasting to the next', () => {
    const picture = timelinePicture(rfc());
    const [bo, chen] = picture?.rows ?? [];
    expect(picture?.rows.map((row) => row.name)).toEqual(['Bo Lind', 'Chen Wei', 'Dara Okoye']);
    expect((chen?.y ?? 0) - (bo?.y ?? 0)).toBe(30);
    const [concern, condition] = chen?.marks ?? [];
    expect(concern?.position).toBe('concern');
    expect(concern?.end).toBe(condition?.x);
    expect(picture?.revisions[0]?.x).toBeLessThan(picture?.revisions[1]?.x ?? 0);
    expect(picture?.revisions[0]?.text).toBe('RFC v1 2026-02-01');
  });

  it('writes no more beside the bar of a revision than there is room for', () => {
    const [first, last] = rfc().revisions;
    const on = (date: string) => ({ ...(first as RevisionView), date });
    const close = [on('2026-02-01T08:00:00Z'), on('2026-03-01T08:00:00Z'), on('2026-03-01T10:00:00Z')];
    const revisions = [...close, { ...(last as RevisionView), date: '2026-03-01T12:00:00Z' }];
    const picture = timelinePicture(rfc({ revisions, lastActivity: '2026-03-02T08:00:00Z' }));
    expect(picture?.revisions.map(({ text }) => text)).toEqual(['RFC v1 2026-02-01', '', '', 'RFC v2']);
  });

  it('draws nothing when nobody took a stand', () => {
    expect(timelinePicture(rfc({ reviewers: [] }))).toBeNull();
  });

  it('keeps all marks of a person apart and inside, whatever the dates', () => {
    const dates = fc.oneof(
      fc.constantFrom('garbage', '', '2026-03-04T09:30:00Z', '9999-12-31T00:00:00Z'),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1, maxLength: 60 }), (list) => {
        const path = list.map((date) => ({
          position: 'oppose' as const,
          note: '',
          identity: { level: 'no-record' as const, text: '' },
          evidence: said(BO, 'No.', ref('a'), date),
        }));
        const reviewers = REVIEWERS.slice(0, 1).map((reviewer) => ({ ...reviewer, path }));
        const picture = timelinePicture(rfc({ reviewers }));
        const xs = picture?.rows[0]?.marks.map((mark) => mark.x) ?? [];
        expect(xs.every((x) => x >= 190 && x <= 1080)).toBe(true);
        expect(xs.slice(1).every((x, i) => x - (xs[i] ?? 0) >= 24)).toBe(true);
      }),
    );
  });
});
