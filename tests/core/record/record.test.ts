import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { POSITIONS } from '../../../core/analysis.js';
import { isFinal, objectionsIn, type Stand, splitAt } from '../../../core/record/index.js';

type Said = { readonly date: string };
const stand = (position: Stand<Said>['position'], day: number): Stand<Said> => ({
  position,
  said: { date: `2026-03-${String(day).padStart(2, '0')}T10:00:00Z` },
});
const V2 = '2026-03-05T08:00:00Z';

describe('the life of an objection', () => {
  it('stands while its owner says nothing else', () => {
    expect(objectionsIn([stand('oppose', 1)], [V2])).toEqual([
      { position: 'oppose', raised: stand('oppose', 1).said, fate: 'stands', ended: null },
    ]);
  });

  it('is accommodated when its owner supports a later revision', () => {
    expect(objectionsIn([stand('concern', 1), stand('support', 9)], [V2])).toMatchObject([
      { position: 'concern', fate: 'accommodated', ended: { date: '2026-03-09T10:00:00Z' } },
    ]);
  });

  it('is withdrawn when its owner gives it up on the same revision', () => {
    expect(objectionsIn([stand('oppose', 1), stand('neutral', 2)], [V2])).toMatchObject([
      { fate: 'withdrawn' },
    ]);
  });

  it('of a condition is accommodated once its owner supports it', () => {
    expect(objectionsIn([stand('support-if', 1), stand('support', 2)], [])).toMatchObject([
      { position: 'support-if', fate: 'accommodated' },
    ]);
  });

  it('begins again when it is raised again, and keeps its strongest form', () => {
    const path = [
      stand('concern', 1),
      stand('oppose', 2),
      stand('concern', 3),
      stand('support', 4),
      stand('oppose', 6),
    ];
    expect(objectionsIn(path, [])).toMatchObject([
      { position: 'oppose', raised: { date: '2026-03-02T10:00:00Z' }, fate: 'withdrawn' },
      { position: 'oppose', raised: { date: '2026-03-06T10:00:00Z' }, fate: 'stands' },
    ]);
  });

  it('has at most one that stands, whatever the path, and it is the last', () => {
    const path = fc.array(fc.constantFrom(...POSITIONS), { maxLength: 12 });
    fc.assert(
      fc.property(path, (positions) => {
        const fates = objectionsIn(
          positions.map((position, i) => stand(position, i + 1)),
          [V2],
        ).map(({ fate }) => fate);
        expect(fates.slice(0, -1)).not.toContain('stands');
      }),
    );
  });
});

it('a promised revision closes nothing', () => {
  expect(
    (['applied', 'withdrawn', 'rejected', 'superseded', 'respin', 'open'] as const).map(isFinal),
  ).toEqual([true, true, true, true, false, false]);
});

it('what comes after the end is kept apart from what led to it', () => {
  const dates = ['2026-03-01', '2026-03-02', '2026-03-03'];
  expect(splitAt(dates, '2026-03-02', (date) => date)).toEqual({
    before: ['2026-03-01', '2026-03-02'],
    after: ['2026-03-03'],
  });
  expect(splitAt(dates, null, (date) => date).before).toEqual(dates);
});
