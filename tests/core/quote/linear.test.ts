import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostileBodies } from '../../../bench/hostile.js';
import { hasUnreadRest, MOST_LINES } from '../../../core/quote/lines.js';
import type { Quote } from '../../../core/quote/nodes.js';
import { mail, treeOf } from './mail.js';
import { StepCounter } from './steps.js';

/** Characters of the smaller body: few enough that no bound on lines is met by the larger one. */
const SMALL = { kept: 6_000, lost: 1_500 };
const LARGER = 4;

const counter = new StepCounter((url) => /\/core\/(?:quote|model)\//.test(url));
beforeAll(() => counter.start());
afterAll(() => counter.stop());

describe('reading a body takes steps in proportion to its length', () => {
  it.each(Object.keys(hostileBodies(1)))('for %s', async (name) => {
    for (const marks of ['kept', 'lost'] as const) {
      const steps = (length: number) => {
        const message = mail({ body: hostileBodies(length)[name] ?? '', marks });
        return counter.count(() => treeOf(message));
      };
      const [small, large] = [await steps(SMALL[marks]), await steps(SMALL[marks] * LARGER)];
      expect(small).toBeGreaterThan(10);
      // Quadratic work would take sixteen times as many. The first lines of a page have fewer depths to choose from.
      expect(large).toBeLessThan(small * LARGER * 2.2);
    }
  });
});

describe('a page that lost its marks takes few steps', () => {
  /** Steps of a line that may have all depths, most of them to read and weigh its features; and of each of its characters. */
  const MOST = { line: 5_000, character: 5 };
  const LINES = 200;

  it.each(Object.keys(hostileBodies(1)))('for %s', async (name) => {
    const lines = (hostileBodies(20_000)[name] ?? '').split('\n').slice(0, LINES);
    const message = mail({ body: lines.join('\n'), marks: 'lost' });
    const steps = await counter.count(() => treeOf(message));
    expect(steps).toBeGreaterThan(10);
    expect(steps).toBeLessThan(lines.length * MOST.line + message.body.length * MOST.character);
  });
});

describe('a body is read within bounds', () => {
  it('so that marks deeper than 64 are flattened', () => {
    const tree = treeOf(mail({ body: `${'>'.repeat(100_000)} x` }));
    expect(JSON.stringify(tree).match(/"quote"/g)).toHaveLength(64);
  });

  it.each(['kept', 'lost'] as const)(
    'so that lines after many are one quote of nobody, marks %s',
    (marks) => {
      const count = MOST_LINES[marks] + 500;
      const body = Array.from({ length: count }, (_, i) => `word ${i}`).join('\n');
      const tree = treeOf(mail({ body, marks }));
      const rest = tree.children.at(-1) as Quote;
      expect(rest).toMatchObject({ type: 'quote', speaker: null, source: null, confidence: 0 });
      expect(rest.children).toHaveLength(1);
      expect(rest.span.start.line).toBe(MOST_LINES[marks] + 1);
      expect(rest.span.end).toEqual({
        line: count,
        column: `word ${count - 1}`.length + 1,
        offset: body.length,
      });
      expect(JSON.stringify(rest)).toContain(`word ${count - 1}`);
      expect(hasUnreadRest(body, marks)).toBe(true);
      expect(hasUnreadRest(body.slice(0, 20_000), marks)).toBe(false);
    },
  );
});
