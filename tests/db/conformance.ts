import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { prepareAnalysis } from '../../db/prepared.js';
import type { Store } from '../../db/store.js';
import { analyzeAll, BO, incoming, load, mail, NO_COUNTS, reply } from './mail.js';

const DIFF = `---
diff --git a/pump.c b/pump.c
--- a/pump.c
+++ b/pump.c
@@ -1,1 +1,1 @@
-int strokes;
+long strokes;
`;

/** What every store must do; `open` gives an empty one. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const id = (local: string): string => `${local}@mail.example`;

    describe('keeps mail', () => {
      it('and gives back message and bytes as they were', async () => {
        const odd = mail('a', {
          cc: [BO],
          headers: { 'x-mailer': 'pump 1' },
          attachments: [{ name: 'trace.txt', type: 'text/plain', size: 12 }],
          notes: [{ code: 'date-garbage', text: 'The date makes no sense.' }],
          body: 'Grüße, 猫 and \u{1f408}\n',
        });
        await load(store, odd);
        await store.markAllStale();
        const [thread] = await store.staleThreads(5);
        expect(await store.threadMessages(thread as number)).toEqual([odd]);
        expect(await store.raw(odd.id)).toEqual(Buffer.from(incoming(odd).raw));
        expect(await store.raw(id('nobody'))).toBeNull();
      });

      it('once: the same bytes again change nothing', async () => {
        await load(store, mail('a'));
        const before = await store.version(id('a'));
        const run = await store.startImport('again');
        const { verdicts, threads } = await store.saveBatch(run, [incoming(mail('a'))]);
        expect([verdicts, threads]).toEqual([['known'], []]);
        expect(await store.staleThreads(9)).toEqual([]);
        expect(await store.version(id('a'))).toEqual(before);
      });

      it('under a taken id aside: the first owns the id, the other is listed', async () => {
        await load(store, mail('a'));
        const other = incoming(mail('a', { subject: 'other words' }), 'other bytes');
        const run = await store.startImport('more');
        expect((await store.saveBatch(run, [other, other])).verdicts).toEqual(['conflict', 'known']);
        expect((await store.message(id('a')))?.message.subject).toBe(mail('a').subject);
        expect((await store.status()).odd).toMatchObject([
          { ref: { messageId: id('a') }, subject: 'other words' },
        ]);
      });

      it('of a batch all or nothing', async () => {
        const run = await store.startImport('broken');
        const broken = { ...incoming(mail('b')), raw: null as unknown as Uint8Array };
        await expect(store.saveBatch(run, [incoming(mail('a')), broken])).rejects.toThrow();
        expect(await store.raw(id('a'))).toBeNull();
      });
    });

    describe('finds threads', () => {
      it('by references, and joins two when a mail names both', async () => {
        const [a, b] = [mail('a'), mail('b', { subject: '[RFC] another pump' })];
        await load(store, a, b);
        expect((await store.status()).threads).toBe(2);
        await load(store, reply('c', b, { references: [a.id, b.id] }));
        expect((await store.status()).threads).toBe(1);
        expect(await store.staleThreads(9)).toEqual([]);
        expect((await store.thread(id('a'), 0))?.total).toBe(3);
      });

      describe('of an archive page by its real message', () => {
        const page = mail('page', {
          idSource: 'made',
          from: { name: 'Ana Novak', address: '' },
          date: '2026-03-02T03:00:08Z',
          bodySource: 'archive-page',
          marks: 'lost',
        });
        const others = [
          mail('other words', { body: 'Please wait, I will send another one.\n' }),
          mail('other sender', { from: BO }),
          mail('other week', { date: '2026-03-09T08:00:00Z' }),
        ];

        it.each([
          ['after it', [mail('a')], [page]],
          ['before it', [page], [mail('a')]],
          ['in one import', [page, mail('a')], []],
          ['in one import, the mail first', [mail('a'), page], []],
        ])('that comes %s', async (_, first, second) => {
          await load(store, ...others, ...first);
          await load(store, ...second);
          const outline = (await store.thread(id('page'), 0))?.outline;
          expect(outline?.map(({ ref, depth }) => [ref.messageId, depth])).toEqual([
            [id('a'), 0],
            [id('page'), 1],
          ]);
          expect((await store.status()).threads).toBe(1 + others.length);
          expect((await store.thread(id('page'), 0))?.reconstructed).toBeNull();
        });

        it('and of no other', async () => {
          await load(store, page);
          await load(store, ...others);
          expect((await store.status()).threads).toBe(1 + others.length);
          expect((await store.thread(id('page'), 0))?.reconstructed).toBeGreaterThan(0);
        });

        it('and none of two mails that look alike', async () => {
          await load(store, mail('a'), mail('alike'));
          expect((await store.status()).threads).toBe(2);
        });
      });

      it('whatever order mail comes in, over mail that never came', async () => {
        const ghost = mail('ghost');
        await load(store, reply('late', reply('middle', ghost)), reply('other', ghost));
        const page = await store.thread(id('late'), 0);
        expect(page?.outline.filter((entry) => entry.ghost).map((entry) => entry.ref.messageId)).toContain(
          id('ghost'),
        );
        expect(page?.messages.filter((message) => !message.ghost)).toHaveLength(2);
      });

      it('stale after new mail, and still stale when an analysis came too late for it', async () => {
        const a = mail('a');
        await load(store, a);
        const run = await store.startImport('more');
        const { threads } = await store.saveBatch(run, [incoming(reply('b', a))]);
        expect(await store.staleThreads(9)).toEqual(threads);
        const { analyzeThread } = await import('../../core/index.js');
        await store.replaceAnalyses([
          { thread: threads[0] as number, analysis: prepareAnalysis([a], analyzeThread([a])) },
        ]);
        expect(await store.staleThreads(9)).toEqual(threads);
        await analyzeAll(store);
        expect(await store.staleThreads(9)).toEqual([]);
      });

      it('all stale when a file that says who is who changes, and not when it stays', async () => {
        expect(await store.references()).toEqual({ maintainers: null, mailmap: null, listservers: null });
        await load(store, mail('a'), mail('b'));
        await store.keepReferences({ mailmap: 'Ana N <ana.novak@mail.example>' });
        expect(await store.references()).toEqual({
          maintainers: null,
          mailmap: 'Ana N <ana.novak@mail.example>',
          listservers: null,
        });
        expect(await store.staleThreads(9)).toHaveLength(2);
        await analyzeAll(store);
        await store.keepReferences({ mailmap: 'Ana N <ana.novak@mail.example>' });
        await store.keepReferences({});
        expect(await store.staleThreads(9)).toEqual([]);
        expect((await store.check()).damages).toEqual([]);
      });

      it('all stale after a rule change, as many as asked for', async () => {
        await load(store, mail('a'), mail('b'));
        await store.markAllStale();
        expect(await store.staleThreads(1)).toHaveLength(1);
        expect(await store.staleThreads(9)).toHaveLength(2);
      });
    });

    describe('tells its version', () => {
      it('null for an unknown id, another one after each change', async () => {
        expect(await store.version(id('a'))).toBeNull();
        const empty = await store.version();
        await load(store, mail('a'));
        const loaded = await store.version();
        expect(loaded?.version).not.toBe(empty?.version);
        expect(loaded?.version).toMatch(/^[A-Za-z0-9.-]+$/);
        const thread = await store.version(id('a'));
        await load(store, reply('b', mail('a')));
        expect((await store.version(id('a')))?.version).not.toBe(thread?.version);
      });

      it('the same for a thread that an import of other, older mail leaves alone', async () => {
        await load(store, mail('a'));
        const before = await store.version(id('a'));
        await load(store, mail('old', { date: '2020-01-01T00:00:00Z' }));
        expect(await store.version(id('a'))).toEqual(before);
      });
    });

    describe('shows pages', () => {
      it('null for unknown ids', async () => {
        for (const page of [store.rfc(id('a')), store.thread(id('a'), 0), store.message(id('a'))])
          expect(await page).toBeNull();
        expect(await store.person('nobody@mail.example', 1)).toBeNull();
      });

      it('a dashboard of RFCs, and of patches when asked', async () => {
        await load(
          store,
          mail('a'),
          reply('b', mail('a')),
          mail('p', { subject: '[PATCH] pump: fix a leak' }),
        );
        const page = await store.dashboard({ all: true });
        expect(page.rows.map((row) => row.root.messageId)).toEqual([id('a')]);
        expect(page.rows[0]).toMatchObject({ positions: { support: 1 }, messages: 2, list: 'pump-devel' });
        expect(page.lists).toEqual([{ list: 'pump-devel', count: 1 }]);
        expect((await store.dashboard({ all: true, kind: 'patch' })).rows.map((row) => row.subject)).toEqual([
          '[PATCH] pump: fix a leak',
        ]);
      });

      it('a dashboard without dormant threads unless all are asked for', async () => {
        await load(store, mail('old', { date: '2026-01-01T00:00:00Z' }), mail('new', { subject: '[RFC] x' }));
        const ids = async (all: boolean): Promise<string[]> =>
          (await store.dashboard({ all })).rows.map((row) => row.root.messageId);
        expect(await ids(false)).toEqual([id('new')]);
        expect(await ids(true)).toEqual([id('new'), id('old')]);
      });

      it('an RFC with positions, each with its line', async () => {
        await load(store, mail('a'), reply('b', mail('a')));
        const page = await store.rfc(id('b'));
        expect(page).toMatchObject({ root: { messageId: id('a') }, messages: 2, participants: 2 });
        expect(page?.reviewers).toMatchObject([
          {
            person: { name: 'Bo Lind' },
            position: 'support',
            evidence: { ref: { messageId: id('b'), line: 5 } },
          },
        ]);
        expect(page?.revisions).toHaveLength(1);
        expect(page?.timeline.map((event) => event.kind)).toEqual(
          expect.arrayContaining(['posted', 'position']),
        );
      });

      it('that is not here: the answer to it is no posting of it', async () => {
        const answer = mail('page', {
          subject: 'Re: [RFC PATCH] pump: count the strokes per second',
          idSource: 'made',
          bodySource: 'archive-page',
          marks: 'lost',
        });
        await load(store, answer);
        const page = await store.rfc(id('page'));
        expect(page?.timeline.map((event) => event.kind)).not.toContain('posted');
      });

      it('a revision beside the older one of the same author and title, with the stand carried', async () => {
        const v2 = mail('v2', {
          subject: '[RFC PATCH v2] pump: count the strokes per second',
          date: '2026-03-09T08:00:00Z',
        });
        await load(store, mail('a'), reply('b', mail('a')), v2);
        const page = await store.rfc(v2.id);
        expect(page?.revisions.map((revision) => [revision.version, revision.current])).toEqual([
          [1, false],
          [2, true],
        ]);
        expect(page?.reviewers[0]?.cells.map((cell) => [cell?.position, cell?.carried])).toEqual([
          ['support', false],
          ['support', true],
        ]);
        expect(page?.reviewers[0]?.cells[1]?.carriedFrom).toBe('RFC v1, not repeated');
      });

      it('support carried to a revision only as far as its patches did not change, objections until withdrawn', async () => {
        const changed = DIFF.replace(/^\+.*$/gm, '+changed');
        const posted = (name: string, subject: string, day: number, body: string) =>
          mail(name, { subject: `${subject} pump: count strokes`, date: `2026-03-0${day}T08:00:00Z`, body });
        const first = posted('a', '[PATCH]', 1, `Old.\n\n${DIFF}`);
        const same = posted('b', '[PATCH v2]', 5, `New words.\n\n${DIFF}`);
        const other = posted('c', '[PATCH v3]', 7, `New code.\n\n${changed}`);
        const nak = reply('nak', first, {
          from: { name: 'Eve Fox', address: 'eve@mail.example' },
          body: 'NAK, this breaks every pump.\n',
        });
        await load(store, first, reply('ack', first), nak, same, other);
        const page = await store.rfc(other.id);
        const cells = new Map(page?.reviewers.map((one) => [one.person.name, one.cells]));
        const shown = (name: string) =>
          cells.get(name)?.map((cell) => cell?.carriedFrom ?? cell?.position ?? null);
        expect(shown('Bo Lind')).toEqual(['support', 'v1, no patch changed', null]);
        expect(shown('Eve Fox')).toEqual(['oppose', 'v1, not withdrawn since', 'v1, not withdrawn since']);
      });

      it('what became of the proposal on the page of every revision, and who has applied another', async () => {
        const subject = 'pump: count the strokes per second';
        const first = mail('a', { subject: `[PATCH] ${subject}` });
        const second = mail('v2', { subject: `[PATCH v2] ${subject}`, date: '2026-03-09T08:00:00Z' });
        const applied = reply('applied', second, {
          date: '2026-03-10T08:00:00Z',
          body: 'Applied to pump/for-next, thanks.\n\n      commit: 0123456789ab\n',
        });
        const other = mail('other', { subject: '[PATCH] valve: close sooner', date: '2026-03-11T08:00:00Z' });
        await load(store, first, second, applied, other, reply('why', other, { body: 'Why?\n' }));
        const pages = await Promise.all([first, second].map(({ id: root }) => store.rfc(root)));
        expect(pages.map((page) => page?.proposal.supersededBy?.label)).toEqual(['v2', undefined]);
        expect(pages[0]?.turns).toMatchObject([
          { role: 'nobody', what: 'read on in v2', ref: { messageId: second.id } },
        ]);
        for (const page of pages) {
          expect(page?.proposal).toMatchObject({ outcome: 'applied', revision: 'v2', tree: 'pump/for-next' });
          expect(page?.proposal.evidence?.ref.messageId).toBe(applied.id);
          expect(page?.proposal.commits).toEqual(['0123456789ab']);
          expect(page?.reviewers.map(({ role }) => role)).toEqual(['participant']);
        }
        const reviewers = (await store.rfc(other.id))?.reviewers;
        expect(reviewers?.map(({ role, office }) => [role, office])).toEqual([
          ['committer', `applied "${subject}"`],
        ]);
      });

      it('the mail of all threads of a proposal, oldest first', async () => {
        const v2 = mail('v2', {
          subject: '[RFC PATCH v2] pump: count the strokes per second',
          date: '2026-03-09T08:00:00Z',
        });
        const other = mail('other', { subject: '[RFC] valve: close sooner' });
        await load(store, v2, mail('a'), reply('b', mail('a')), other);
        const threads = [[id('a'), id('b')], [id('v2')]];
        for (const asked of [id('b'), id('v2')]) {
          const found = await store.proposalMessages(asked);
          expect(found.map((messages) => messages.map((message) => message.id))).toEqual(threads);
        }
        expect(await store.proposalMessages(id('nobody'))).toEqual([]);
      });

      it('a dashboard row for the newest revision only, unless all are asked for', async () => {
        const v2 = mail('v2', {
          subject: '[RFC PATCH v2] pump: count the strokes per second',
          date: '2026-03-09T08:00:00Z',
        });
        await load(store, mail('a'));
        const before = await store.version(id('a'));
        await load(store, v2);
        expect((await store.dashboard({})).rows.map((row) => row.root.messageId)).toEqual([id('v2')]);
        expect((await store.dashboard({ all: true })).total).toBe(2);
        expect((await store.version(id('a')))?.version).not.toBe(before?.version);
      });

      it('a second revision in the same thread, with what was said of each', async () => {
        const a = mail('a', { body: `The counter does not wrap.\n\n${DIFF}` });
        const v2 = reply('v2', a, {
          from: a.from,
          subject: '[RFC PATCH v2] pump: count the strokes per second',
          date: '2026-03-09T08:00:00Z',
          body: `Now with a counter that wraps.\n\n${DIFF}`,
        });
        const nak = reply('nak', a, { body: 'NAK, this breaks every pump.\n' });
        const ack = reply('ack', v2, { date: '2026-03-10T08:00:00Z' });
        await load(store, a, nak, v2, ack);
        const page = await store.rfc(a.id);
        expect(page?.revisions.map((one) => [one.root.messageId, one.label, one.current])).toEqual([
          [a.id, 'RFC v1', false],
          [v2.id, 'RFC v2', true],
        ]);
        expect(page?.reviewers[0]?.cells.map((cell) => [cell?.position, cell?.carried])).toEqual([
          ['oppose', false],
          ['support', false],
        ]);
      });

      it('a thread in reading order from an offset', async () => {
        const a = mail('a');
        await load(store, a, reply('b', a), reply('c', a, { date: '2026-03-04T09:00:00Z' }));
        const page = await store.thread(id('c'), 1);
        expect(page?.messages.map((message) => message.ref.messageId)).toEqual([id('b'), id('c')]);
        expect(page?.outline.map((entry) => entry.depth)).toEqual([0, 1, 1]);
        expect(page?.messages[0]?.tree?.type).toBe('body');
        expect(page?.messages[0]?.findings).toMatchObject([{ line: 5, position: 'support' }]);
      });

      it('a message with its neighbours', async () => {
        const a = mail('a');
        await load(store, a, reply('b', a), reply('c', a, { date: '2026-03-04T09:00:00Z' }));
        expect(await store.message(id('b'))).toMatchObject({
          previous: { messageId: id('a') },
          parent: { messageId: id('a') },
          next: { messageId: id('c') },
          from: 'Bo Lind <bo.lind@mail.example>',
          threadRoot: { messageId: id('a') },
        });
      });

      it('imports, finished or not, and why mail was skipped', async () => {
        const run = await store.startImport('one.mbox');
        await store.finishImport(run, { ...NO_COUNTS, read: 1, skipped: 1 }, [
          { origin: 'one.mbox:3', reason: 'it is empty' },
        ]);
        await store.startImport('two.mbox');
        const { runs, odd } = await store.status();
        expect(runs.map((one) => [one.source, one.finished === null, one.skipped])).toEqual([
          ['two.mbox', true, 0],
          ['one.mbox', false, 1],
        ]);
        expect(odd).toMatchObject([{ ref: null, subject: 'one.mbox:3', notes: [{ text: 'it is empty' }] }]);
      });

      it('of each source its last run, what all runs brought, and why the last one failed', async () => {
        for (const name of ['a', 'b']) {
          const run = await store.startImport('box');
          await store.saveBatch(run, [incoming(mail(name))]);
          await store.finishImport(run, { ...NO_COUNTS, read: 1, added: 1, odd: 1 }, []);
        }
        const run = await store.startImport('box');
        await store.finishImport(run, NO_COUNTS, [], undefined, 'the server went away');
        const { sources } = await store.status();
        expect(sources).toMatchObject([
          { source: 'box', read: 0, messages: 2, odd: 2, failure: 'the server went away' },
        ]);
        expect(sources[0]?.seconds).toBeGreaterThanOrEqual(0);
        expect(sources[0]?.whole).not.toBeNull();
        await store.finishImport(await store.startImport('box'), NO_COUNTS, []);
        expect((await store.status()).sources).toMatchObject([{ messages: 2, failure: null }]);
      });

      it('of a run that was killed what it had kept, and of runs that change nothing only the last', async () => {
        await store.saveBatch(await store.startImport('box'), [incoming(mail('a'))]);
        expect((await store.status()).sources).toMatchObject([
          { read: 1, messages: 1, finished: null, seconds: null, whole: null },
        ]);
        for (let n = 0; n < 5; n++)
          await store.finishImport(await store.startImport('box'), { ...NO_COUNTS, read: n, known: n }, []);
        const { runs } = await store.status();
        expect(runs.map(({ read }) => read)).toEqual([4, 1]);
      });

      it('whether it keeps mail with these very bytes', async () => {
        await load(store, mail('a'), mail('b'));
        const digests = await Promise.all(
          ['a', 'b'].map(async (name) =>
            createHash('sha256')
              .update((await store.raw(id(name))) ?? '')
              .digest('hex'),
          ),
        );
        expect(await store.keepsAll(digests)).toBe(true);
        expect(await store.keepsAll([...digests, '0'.repeat(64)])).toBe(false);
      });

      it('how far a source was read, set by a finished import only', async () => {
        expect(await store.sourceMark('one.git')).toBeNull();
        await store.finishImport(await store.startImport('one.git'), NO_COUNTS, [], 'commit 1');
        await store.finishImport(await store.startImport('one.git'), NO_COUNTS, []);
        await store.startImport('one.git');
        expect(await store.sourceMark('one.git')).toBe('commit 1');
        expect(await store.sourceMark('two.git')).toBeNull();
      });

      it('ids like the one asked for, with no meaning in % and _', async () => {
        await load(store, mail('20260302-pump-1'), mail('other'));
        expect((await store.nearIds('20260302-pump-2@mail.example')).map((near) => near.messageId)).toEqual([
          id('20260302-pump-1'),
        ]);
        expect(await store.nearIds('%%%%%%%%%%')).toEqual([]);
      });

      it('a person by any of their addresses', async () => {
        await load(store, mail('a'), reply('b', mail('a')));
        const page = await store.person('BO.LIND@mail.example', 1);
        expect(page).toMatchObject({ person: { name: 'Bo Lind' }, total: 1 });
        expect(page?.positions).toMatchObject([{ position: 'support', evidence: { ref: { line: 5 } } }]);
        expect((await store.person('ana.novak@mail.example', 1))?.proposals).toHaveLength(1);
      });

      it('decisions: the outcome with who said it', async () => {
        await load(store, mail('a'), reply('b', mail('a'), { body: 'Applied to pump-next, thanks.\n' }));
        expect((await store.decisions({})).rows).toMatchObject([
          {
            kind: 'outcome',
            what: 'applied',
            by: [{ name: 'Bo Lind' }],
            evidence: { ref: { messageId: id('b') } },
          },
        ]);
        expect((await store.decisions({ list: 'elsewhere' })).total).toBe(0);
        expect((await store.decisions({ person: 'bo.lind@mail.example' })).total).toBe(1);
      });
    });

    describe('searches', () => {
      beforeEach(() =>
        load(
          store,
          mail('a'),
          reply('b', mail('a')),
          mail('z', {
            subject: '[PATCH] lamp: dim',
            body: 'It dims.\n',
            list: 'lamp',
            date: '2025-01-01T00:00:00Z',
          }),
        ),
      );
      const found = async (q: string): Promise<string[]> =>
        (await store.search(q, 1)).groups.flatMap((group) => group.hits.map((hit) => hit.ref.messageId));

      it('own words above quoted ones, grouped by thread', async () => {
        const page = await store.search('counter wrap', 1);
        expect(page).toMatchObject({ error: null, total: 1 });
        expect(page.groups[0]?.hits.map((hit) => [hit.ref.messageId, hit.own])).toEqual([
          [id('a'), true],
          [id('b'), false],
        ]);
        expect(
          page.groups[0]?.hits[0]?.snippet.filter((piece) => piece.hit).map((piece) => piece.text),
        ).toEqual(['counter', 'wrap']);
      });

      it.each([
        ['q:counter', ['b']],
        ['nq:counter', ['a']],
        ['s:lamp', ['z']],
        ['f:lind', ['b']],
        ['t:pump', ['a', 'b', 'z']],
        ['pos:support', ['b']],
        ['by:bo', ['b']],
        ['is:rfc', ['a', 'b']],
        ['is:patch', ['z']],
        ['l:lamp', ['z']],
        ['d:2025', ['z']],
        ['m:a@mail.example', ['a']],
        ['pump -s:re', ['a']],
        ['-s:pump', ['z']],
        ['count*', ['a', 'b']],
        ['nothing', []],
      ])('%s', async (q, wanted) => {
        expect(new Set(await found(q))).toEqual(new Set(wanted.map(id)));
      });

      it('look at the five hundred newest mails that match, and say so', async () => {
        const many = Array.from({ length: 501 }, (_, n) =>
          mail(`n${n}`, { subject: `lamp ${n}`, body: 'It glows.\n' }),
        );
        await load(store, ...many);
        expect(await store.search('glows', 1)).toMatchObject({ cut: true });
        expect(await found('glows s:"lamp 0"')).toEqual([id('n0')]);
        expect(await store.search('glows s:17', 1)).toMatchObject({ cut: false, total: 1 });
        expect(await store.search('dims', 1)).toMatchObject({ cut: false, total: 1 });
      });

      it('and says what is wrong with a query, whatever it holds', async () => {
        expect((await store.search('nosuch:x', 1)).error).toMatchObject({ at: 0 });
        for (const q of ['"', '*', 'NEAR(a b', 'a-b', 'a AND', '^a', '{own}:x', "'; --", '\0', '😀', '('])
          await expect(store.search(q, 1)).resolves.toMatchObject({ page: 'search' });
      });
    });
  });
}
