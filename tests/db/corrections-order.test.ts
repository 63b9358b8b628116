import { rmSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Change, Correction } from '../../core/correction/index.js';
import { personKey } from '../../core/ids.js';
import { openStore } from '../../db/index.js';
import { idOf } from '../../db/sqlite/corrections.js';
import type { Store } from '../../db/store.js';
import { temporaryDatabase } from './files.js';
import { analyzeAll, incoming, load, mail, NO_COUNTS, reply } from './mail.js';

const A = mail('a');
const ACK = reply('b', A);
const CLEO = { name: 'Cleo Marsh', address: 'cleo@mail.example' };
const NAK = reply('c', A, {
  from: CLEO,
  date: '2026-03-04T09:00:00Z',
  body: '> Should the counter wrap?\n\nNAK, this breaks every pump.\n\nWho asked for this?\n',
});
const LATER = reply('d', NAK, {
  from: CLEO,
  date: '2026-03-06T09:00:00Z',
  body: 'Reviewed-by: Cleo Marsh <cleo@mail.example>\n',
});
const V2 = mail('v2', { subject: '[RFC PATCH v2] valve: close it', date: '2026-03-20T08:00:00Z' });
const MAILS = [A, ACK, NAK, LATER, V2];

const person = fc.constantFrom(
  ...[A, ACK, NAK].map(({ from }) => personKey(from.address)),
  personKey('nobody@mail.example'),
);
const place = fc.record({
  message: fc.constantFrom(...MAILS.map(({ id }) => id)),
  line: fc.integer({ min: 1, max: 6 }),
});
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('position' as const),
    person,
    position: fc.constantFrom('support', 'oppose', 'neutral', 'none'),
  }),
  fc.record({
    kind: fc.constantFrom('condition-met', 'objection-withdrawn', 'objection-outweighed', 'split-people'),
    person,
  }),
  fc.record({ kind: fc.constant('merge-people' as const), person, into: person }),
  place.map((at) => ({ kind: 'not-a-statement' as const, ...at })),
  place.map((at) => ({ kind: 'question-dropped' as const, ...at })),
  place.map((at) => ({ kind: 'question-answered' as const, ...at, by: ACK.id })),
  fc.record({
    kind: fc.constant('outcome' as const),
    outcome: fc.constantFrom('applied', 'rejected', 'open'),
  }),
  fc.record({
    kind: fc.constant('decision' as const),
    what: fc.constantFrom('', 'It wraps.'),
    by: fc.constant([]),
  }),
  fc.record({ kind: fc.constantFrom('link-revision', 'cut-revision'), to: fc.constant(V2.id) }),
);

/** Corrections as another store would export them; some undo one before them. */
const corrections = fc
  .array(fc.tuple(change, fc.option(fc.nat(20)), fc.nat(3)), { minLength: 1, maxLength: 12 })
  .map((asked) => {
    const made: Correction[] = [];
    for (const [wanted, undo, second] of asked) {
      const target = undo === null ? undefined : made[undo % Math.max(1, made.length)];
      const content = {
        root: A.id,
        change: target === undefined ? wanted : ({ kind: 'undo', correction: target.id } as const),
        who: 'Ana',
        when: `2026-04-01T00:00:0${second}.000Z`,
        why: `reason ${made.length}`,
        restsOn: null,
        derivedThen: null,
      };
      made.push({ id: idOf(content), ...content });
    }
    return made;
  });

type Step = readonly ['mail' | 'correction', number] | readonly ['stale' | 'analyse', 0];

async function apply(store: Store, made: readonly Correction[], step: Step): Promise<void> {
  if (step[0] === 'correction') await store.importCorrections([made[step[1]] as Correction]);
  else if (step[0] === 'stale') await store.markAllStale();
  else if (step[0] === 'analyse') await analyzeAll(store);
  else {
    const run = await store.startImport('test.mbox');
    await store.saveBatch(run, [incoming(MAILS[step[1]] as typeof A)]);
    await store.finishImport(run, NO_COUNTS, []);
  }
}

/** What is left at the end: every correction, and one state. */
async function endOf(made: readonly Correction[], steps: readonly Step[]) {
  const path = temporaryDatabase();
  const store = await openStore(path);
  for (const step of steps) await apply(store, made, step);
  await load(store, ...MAILS);
  const { digest, damages } = await store.check();
  const kept = (await store.corrections()).map(({ id }) => id).sort();
  const pages = [await store.rfc(A.id), await store.rfc(V2.id), await store.decisions({})];
  await store.close();
  for (const rest of ['', '-wal', '-shm', '-corrections.head']) rmSync(path + rest, { force: true });
  return { digest, damages, kept, pages };
}

/** 1,000 with ACKTREE_RUNS=1000. */
const RUNS = Number(process.env.ACKTREE_RUNS ?? 15);

describe('corrections, imports and new analyses', () => {
  it('in any order keep every correction and end in the same state', async () => {
    const scene = corrections.chain((made) => {
      const must: Step[] = [
        ...made.map((_, i) => ['correction', i] as const),
        ...MAILS.map((_, i) => ['mail', i] as const),
      ];
      const steps: Step[] = [...must, ['stale', 0], ['analyse', 0], ['analyse', 0]];
      const order = fc.shuffledSubarray(steps, { minLength: steps.length });
      return fc.tuple(fc.constant(made), order, order);
    });
    await fc.assert(
      fc.asyncProperty(scene, async ([made, one, other]) => {
        const [first, second] = [await endOf(made, one), await endOf(made, other)];
        expect(first).toEqual(second);
        expect(first.kept).toEqual([...new Set(made.map(({ id }) => id))].sort());
        expect(first.damages).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 1_200_000);
});
