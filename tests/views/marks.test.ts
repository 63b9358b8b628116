import { describe, expect, it } from '@jest/globals';
import { pageHtml } from '../../views/html.js';
import { pageMarkdown } from '../../views/markdown.js';
import { maskAddresses } from '../../views/mask.js';
import { pageText } from '../../views/text.js';
import {
  BO,
  dashboard,
  decisionsPage,
  MARK,
  messagePage,
  personPage,
  REVIEWERS,
  rfc,
  row,
  threadRef,
} from './fixtures.js';

const page = rfc({
  corrections: [MARK],
  reviewers: REVIEWERS.map((one) => (one.person === BO ? { ...one, mark: MARK } : one)),
});
const SITE = { stylesheet: '/static/a.css', script: '/static/k.js', icon: '/static/i.svg', masked: false };

describe('a correction on a page', () => {
  it('stands beside the value with who, when, why, the mail it rests on and what the mails alone say', () => {
    const html = pageHtml(page, SITE);
    const stand = /<li[^>]*>(?:(?!<li).)*by <bdi>dara<\/bdi>.*?<\/li>/s.exec(html)?.[0] ?? '';
    expect(stand).toContain('Bo Lind');
    expect(stand).toContain('>corrected<');
    expect(stand).toContain('He took the &lt;b>Acked-by&lt;/b> back on the phone.');
    expect(stand).toContain('href="/gadget-devel/dara%40mail.example/#L8"');
    expect(stand).toContain('The mails alone say: support.');
    expect(stand).toContain('Mail says otherwise since.');
  });

  it('is listed among all of the thread, also one without effect', () => {
    const away = { ...MARK, id: 'x', about: 'position gone@mail.example', applied: false };
    const html = pageHtml(rfc({ corrections: [away] }), SITE);
    expect(html).toContain('id="c-x"');
    expect(html).toContain('What it is about is not in this thread.');
    expect(html.match(/class="mark"/g)).toBeNull();
  });

  it('is told in text and in Markdown', () => {
    const said = 'by dara, 2026-03-06: He took the';
    const text = pageText(page).replace(/\s+/g, ' ');
    expect(text).toContain(said);
    expect(text).toContain('the mails alone say: support; mail says otherwise since');
    expect(pageMarkdown(page)).toContain('## Corrections');
  });

  it('keeps its place where addresses are masked, and shows none', () => {
    const html = pageHtml(maskAddresses(page), { ...SITE, masked: true });
    expect(html.match(/class="mark"/g)).toHaveLength(1);
    expect(html).not.toContain(BO.key);
  });

  it.each([
    ['the dashboard', dashboard({ rows: [row({ corrected: true })], done: [] })],
    ['a person', personPage({ positions: [], proposals: [threadRef({ corrected: true })] })],
    ['the decisions', decisionsPage({ rows: decisionsPage().rows.map((one) => ({ ...one, mark: MARK })) })],
    ['a message', messagePage({ corrections: [MARK] })],
  ])('is marked on %s', (_where, shown) => {
    expect(pageHtml(shown, SITE)).toMatch(/>corrected<|id="corrections"/);
  });
});
