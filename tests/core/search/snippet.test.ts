import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../../core/search/query.js';
import { snippet } from '../../../core/search/snippet.js';

/** The snippet as text, with what was found in brackets. */
function shown(body: string, q: string, own = true): string {
  const parsed = parseQuery(q);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return snippet(body, parsed.query.text, own)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');
}

describe('a snippet', () => {
  it.each([
    ['the pump wakes', 'waking', 'the pump [wakes]'],
    ['it counts, the counter', 'counter', 'it counts, the [counter]'],
    ['reclaim and reclaimers', 'recl*', '[reclaim] and [reclaimers]'],
    ['one two', '-two one', '[one] two'],
    ['nothing here', 'lamp', ''],
  ])('of "%s" for %s', (body, q, wanted) => {
    expect(shown(body, q)).toBe(wanted);
  });

  it('is of own lines or of quoted ones', () => {
    const body = '> a lamp there\nmy lamp here\n';
    expect(shown(body, 'lamp')).toBe('my [lamp] here ');
    expect(shown(body, 'lamp', false)).toBe('> a [lamp] there');
  });

  it('is short and begins near the first hit', () => {
    const text = shown(`${'far away '.repeat(1000)}lamp ${'and on '.repeat(1000)}`, 'lamp');
    expect(text.length).toBeLessThan(240);
    expect(text).toMatch(/^(?:far|away) .*\[lamp\] and on/);
  });
});
