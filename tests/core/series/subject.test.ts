import { describe, expect, it } from '@jest/globals';
import { parseSubject } from '../../../core/series/subject.js';

type Row = readonly [raw: string, marks: string, title: string];

/** Marks in short: reply, patch, rfc, resend, vN (v? inferred), n/total, tags. */
function marks(raw: string): string {
  const { isReply, isPatch, isRfc, isResend, version, versionInferred, number, total, tags } =
    parseSubject(raw);
  const parts = [
    isReply && 'reply',
    isPatch && 'patch',
    isRfc && 'rfc',
    isResend && 'resend',
    !versionInferred && `v${version}`,
    number !== null && `${number}/${total ?? 'n'}`,
    ...tags.map((tag) => `#${tag}`),
  ];
  return parts.filter(Boolean).join(' ');
}

const ROWS: readonly Row[] = [
  ['[PATCH] foo: fix bar', 'patch', 'foo: fix bar'],
  ['[PATCH v6,19/24] t', 'patch v6 19/24', 't'],
  ['[PATCH -v2] t', 'patch v2', 't'],
  ['[PATCH] v3: t', 'patch v3', 't'],
  ['[PATCH] t (v2)', 'patch v2', 't'],
  ['[PATCH] t [v2]', 'patch v2', 't'],
  ['[PATCH 1 of 3] t', 'patch 1/3', 't'],
  ['[PATCH1/8] t', 'patch 1/8', 't'],
  ['[PATCHv2] t', 'patch v2', 't'],
  ['[PATCHv4 02/10] t', 'patch v4 2/10', 't'],
  ['[RFC/RFT v3 0/3] t', 'patch rfc v3 0/3 #rft', 't'],
  ['[RFC][PATCH 00/10] t', 'patch rfc 0/10', 't'],
  ['[RFC] [PATCH] t', 'patch rfc', 't'],
  ['[PATCH RFC net-next v3 2/4] t', 'patch rfc v3 2/4 #net-next', 't'],
  ['[RFCv3 PATCH 3/4] t', 'patch rfc v3 3/4', 't'],
  ['[LTP] [RFC] t', 'rfc #ltp', 't'],
  ['[RFC] prose', 'rfc', 'prose'],
  ['RFC: prose', 'rfc', 'prose'],
  ['[RESEND PATCH v2] t', 'patch resend v2', 't'],
  ['[PATCH RESEND] t', 'patch resend', 't'],
  ['RESEND: [PATCH] t', 'patch resend', 't'],
  ['[REPOST PATCH 3/4] t', 'patch resend 3/4', 't'],
  ['[PATCHSET v2 tree/for-6.1] t', 'patch v2 #tree/for-6.1', 't'],
  ['[PATCH 5.10 12/30] t', 'patch 12/30 #5.10', 't'],
  ['[PATCH v5.10] t', 'patch #v5.10', 't'],
  ['[PATCH-next 1/n] t', 'patch 1/n #next', 't'],
  ['[PATCH -next v2 1/2] t', 'patch v2 1/2 #next', 't'],
  ['[patch V3 11/12] t', 'patch v3 11/12', 't'],
  ['[v3 PATCH 1/2] t', 'patch v3 1/2', 't'],
  ['[net-next,v2,1/3] t', 'patch v2 1/3 #net-next', 't'],
  ['[PATCH take 2] t', 'patch v2', 't'],
  ['[PATCH 2/3 v4] t', 'patch v4 2/3', 't'],
  ['[PATCH 4/3] t', 'patch 4/3', 't'],
  ['PATCH v2: t', 'patch v2', 't'],
  ['[GIT PULL] t', '#git #pull', 't'],
  ['[syzbot] crash in t', '#syzbot', 'crash in t'],
  ['[PATCH 20240131] t', 'patch #20240131', 't'],
  ['Re: [PATCH] t', 'reply patch', 't'],
  ['RE: Re: [PATCH v2 1/2] t', 'reply patch v2 1/2', 't'],
  ['Aw: [PATCH] t', 'reply patch', 't'],
  ['WG: [PATCH] t', 'reply patch', 't'],
  ['Sv: [PATCH] t', 'reply patch', 't'],
  ['R: [PATCH] t', 'reply patch', 't'],
  ['Re[2]: [PATCH] t', 'reply patch', 't'],
  ['Fwd: [PATCH] t', 'reply patch', 't'],
  ['回复: [PATCH] t', 'reply patch', 't'],
  ['答复：[PATCH] t', 'reply patch', 't'],
  ['[LTP] Re: [PATCH v2 3/4] t', 'reply patch v2 3/4 #ltp', 't'],
  ['new title (was: [PATCH] old title)', '', 'new title'],
  ['new title (was Re: old title)', '', 'new title'],
  ['Regression: t', '', 'Regression: t'],
  ['cgroup v2: t', '', 'cgroup v2: t'],
  ['[PATCH]', 'patch', ''],
  ['', '', ''],
  ['[[[ [PATCH', '', '[[[ [PATCH'],
];

describe('a subject', () => {
  it.each(ROWS)('%j says %j', (raw, said, title) => {
    expect([marks(raw), parseSubject(raw).title]).toEqual([said, title]);
  });

  it('without a version is revision 1, inferred; without counters they are inferred', () => {
    expect(parseSubject('[PATCH] t')).toMatchObject({
      version: 1,
      versionInferred: true,
      number: null,
      total: null,
      countersInferred: true,
    });
  });

  it('of 100,000 characters is read in no time', () => {
    const hostile = ['[', 're:', '(was: ', '[v2]', ' ', 'v1: ', '[PATCH '].map((part) => part.repeat(20_000));
    expect(hostile.map((raw) => parseSubject(raw).raw.length)).toEqual(hostile.map((raw) => raw.length));
  });
});
