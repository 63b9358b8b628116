import { describe, expect, it } from '@jest/globals';
import { readAttribution } from '../../../core/quote/attribution.js';
import { ATTRIBUTION_RULES } from '../../../core/quote/attribution.rules.js';
import { ZONE_RULES } from '../../../core/quote/zones.rules.js';

describe.each([...ATTRIBUTION_RULES, ...ZONE_RULES])('$id', ({ pattern, examples }) => {
  it.each(examples.yes)('matches: %s', (text) => {
    expect(text).toMatch(pattern);
  });
  it.each(examples.no)('does not match: %s', (text) => {
    expect(text).not.toMatch(pattern);
  });
});

describe('an attribution line names its writer', () => {
  it.each([
    ['On Fri 22-10-21 14:00:00, Jan Kovar wrote:', 'Jan Kovar'],
    ['On Mon, 3 Jan 2022 12:00:00 -0800 SJ Park <sj@example.org> wrote:', 'SJ Park'],
    [
      'On Wed, Mar 2, 2022 at 1:12 AM Lind, Bo (Example - DE/Ulm) <bo@example.org> wrote:',
      'Lind, Bo (Example - DE/Ulm)',
    ],
    ['Em seg., 4 de out. de 2021 às 10:10, Ana Novak <ana@example.org> escreveu:', 'Ana Novak'],
    ['K Prasad <k@example.org> 于2020年1月1日周一 下午10:10写道：', 'K Prasad'],
    ['在 2021/5/4 10:12，Bo Lind <bo@example.org> 写道：', 'Bo Lind'],
    ['在 2021/5/4 10:12 ，Bo Lind，<bo@example.org> 写道：', 'Bo Lind'],
    ['On 2021/5/4 10:12,Bo Lind <bo@example.org> wrote:', 'Bo Lind'],
    ['Quoting Ana Novak (2021-05-04 10:12:00):', 'Ana Novak'],
    ['On Tue, 4 May 2021, ana@example.org wrote:', 'ana@example.org'],
  ])('%s', (text, name) => {
    expect(readAttribution(text)).toMatchObject({ name });
  });

  it.each([
    'As he wrote:',
    'I think this is fine. On 2022/3/4 3:04, Ana Novak wrote:',
    'drivers/x.c:12: note:',
    '* Two points [2]:',
    'wrote:',
  ])('and prose names nobody: %s', (text) => {
    expect(readAttribution(text)).toBeNull();
  });
});
