import { describe, expect, it } from '@jest/globals';
import { compare } from '../../core/thread/index.js';
import type { RfcPage } from '../../db/pages/types.js';
import { decisionRecord, evidenceOf } from '../../views/record.js';
import { ANA, BO, MARK, REVIEWERS, ref, rfc, said } from './fixtures.js';

const APPLIED = said(ANA, 'Applied to gadget/next, thanks.', ref('applied', 1), '2026-03-05T12:00:00Z');
const applied = (change: Partial<RfcPage> = {}): RfcPage =>
  rfc({
    outcome: { state: 'applied', rule: 'outcome/applied', evidence: APPLIED, mark: null },
    proposal: {
      outcome: 'applied',
      revision: 'RFC v2',
      evidence: APPLIED,
      by: ANA,
      tree: 'gadget/next',
      commits: ['0123456789ab'],
      supersededBy: null,
    },
    ...change,
  });
const bo = (change: Partial<RfcPage['reviewers'][number]>): RfcPage['reviewers'] =>
  REVIEWERS.map((one) => (one.person === BO ? { ...one, ...change } : one));

describe('the decision record', () => {
  it('is open while nothing is final, and has every objection with its words', () => {
    const record = decisionRecord([rfc()]);
    expect(record).toMatchObject({ status: 'open', closed: null, outcome: 'respin', revisit: [] });
    expect(record.objections.map(({ person, position, fate }) => [person.name, position, fate])).toEqual([
      ['Bo Lind', 'oppose', 'stands'],
      ['Chen Wei', 'concern', 'stands'],
    ]);
    expect(record.open.map(({ kind, text }) => [kind, text])).toContainEqual([
      'question',
      'Who wakes the second reader?',
    ]);
  });

  it('says who decided what on which revision when, and what was left open is a ground to revisit', () => {
    const record = decisionRecord([applied()]);
    expect(record).toMatchObject({
      status: 'closed',
      closed: '2026-03-05T12:00:00Z',
      revision: 'RFC v2',
      by: ANA,
      commits: ['0123456789ab'],
    });
    expect(record.revisit.map(({ kind }) => kind)).toEqual(['objection', 'concern', 'question']);
  });

  it('stays as it was when mail comes after the end, which stands apart', () => {
    const before = decisionRecord([applied()]);
    const thanks = said(BO, 'Works well here, thanks.', ref('bo-9', 2), '2026-04-01T12:00:00Z');
    const step = {
      position: 'support',
      note: '',
      evidence: thanks,
      identity: REVIEWERS[0]?.identity,
    } as const;
    const path = [...(REVIEWERS[0]?.path ?? []), step] as RfcPage['reviewers'][number]['path'];
    const after = decisionRecord([
      applied({ reviewers: bo({ position: 'support', evidence: thanks, path }) }),
    ]);
    expect(after).toMatchObject({ status: 'closed', since: [{ person: BO, reopens: false }] });
    expect({ ...after, since: [] }).toEqual({ ...before, since: [] });
  });

  it('is visibly reopened by an objection after the end', () => {
    const nak = said(BO, 'This broke my board.', ref('bo-9', 2), '2026-04-01T12:00:00Z');
    const step = { position: 'oppose', note: '', evidence: nak, identity: REVIEWERS[0]?.identity } as const;
    const path = [step] as RfcPage['reviewers'][number]['path'];
    const record = decisionRecord([applied({ reviewers: bo({ evidence: nak, path }) })]);
    expect(record).toMatchObject({ status: 'reopened', since: [{ reopens: true, evidence: nak }] });
    expect(record.objections.map(({ person }) => person.name)).toEqual(['Chen Wei']);
  });

  it('takes what became of an objection from a correction, and shows it', () => {
    const mark = { ...MARK, kind: 'objection-outweighed' as const, text: 'objection of Bo Lind: outweighed' };
    const record = decisionRecord([rfc({ reviewers: bo({ mark }), corrections: [mark] })]);
    expect(record.objections[0]).toMatchObject({ fate: 'outweighed', mark });
    expect(record.open.map(({ person }) => person)).not.toContain(BO);
  });

  it('joins what was said on earlier revisions, each sentence once', () => {
    const first = rfc({ root: ref('v1-0'), decisions: [] });
    const both = decisionRecord([first, applied()]);
    expect(both.objections).toHaveLength(2);
    expect(both.root).toEqual(ref('v2-0'));
  });

  it('takes a suggestion for an option, and a request to explain for none', () => {
    const [question] = rfc().questions;
    if (question === undefined) throw new Error('the fixture has a question');
    const asked = (text: string) => ({ ...question, text, suggestion: true });
    const questions = [asked('Could we wake both readers instead?'), asked('Can you please explain?')];
    expect(decisionRecord([rfc({ questions, decisions: [] })]).options).toMatchObject([
      { what: 'Could we wake both readers instead?', fate: 'unanswered' },
    ]);
  });

  it('names every mail it rests on once, in date order', () => {
    const dates = evidenceOf(decisionRecord([applied()])).map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted(compare));
    const ids = evidenceOf(decisionRecord([applied()])).map(({ ref: { messageId } }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
