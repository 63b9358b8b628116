import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { printRecords, RECORD_FORMATS } from '../../../views/export/index.js';
import { decisionRecord } from '../../../views/record.js';
import { rfc } from '../fixtures.js';
import { foreignMarkup, infect, inTurn, PAYLOADS } from '../hostile.js';

const RECORD = decisionRecord([rfc()]);
/** A record with strange words in every field. */
const strange = fc
  .array(fc.oneof(fc.constantFrom(...PAYLOADS), fc.string(), fc.string({ unit: 'binary', maxLength: 90 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => {
    let next = 0;
    return infect(RECORD, () => words[next++ % words.length] ?? '');
  });

describe('an export', () => {
  it.each(RECORD_FORMATS)('as %s is the same bytes for the same data', (format) => {
    const again = decisionRecord([structuredClone(rfc())]);
    expect(printRecords([again], format)).toBe(printRecords([RECORD], format));
  });

  it('has the headings of an architecture decision record', () => {
    const text = printRecords([RECORD], 'md');
    expect(text.match(/^##? .*$/gm)).toEqual([
      '# \\[RFC v2 0/3\\] gadget: share the wakeup queue',
      '## Context and Problem Statement',
      '## Considered Options',
      '## Decision Outcome',
      '## Who stood where',
      '## More Information',
    ]);
    expect(text).toMatch(/^### Objections and how each was addressed$/m);
    expect(text).toContain('“Nacked-by: Bo Lind \\<bo.lind\\@mail.example\\>');
  });

  it('of several is one table, one array, or one text after the other', () => {
    expect(printRecords([RECORD, RECORD], 'csv').split('\r\n')).toHaveLength(4);
    expect(JSON.parse(printRecords([RECORD, RECORD], 'json'))).toHaveLength(2);
    expect(printRecords([RECORD, RECORD], 'txt').match(/^Subject: /gm)).toHaveLength(2);
  });
});

describe('words of mail in an export', () => {
  it('are never markup, links or front matter in Markdown', () => {
    fc.assert(
      fc.property(strange, (record) => {
        const text = printRecords([record], 'md');
        expect(text.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/<|]\((?!\/)/);
        expect(text.split('\n').filter((line) => line === '---')).toHaveLength(2);
        const starts = text
          .split('\n')
          .slice(8)
          .filter((line) => line !== '');
        expect(starts.filter((line) => !/^(?:#{1,3} |- | {2}“|[A-Z])/.test(line))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('are never markup in HTML, and the file fetches nothing', () => {
    for (let start = 0; start < PAYLOADS.length; start++) {
      const html = printRecords([infect(RECORD, inTurn(start))], 'html', 'https://acktree.example');
      expect(foreignMarkup(html).filter((found) => !/^<(?:article|h3|style)>/.test(found))).toEqual([]);
      expect(html).not.toMatch(/<(?:link|img|script|iframe)|@import|url\(/);
    }
  });

  it('are never a formula in CSV', () => {
    fc.assert(
      fc.property(strange, (record) => {
        const quoted = printRecords([record], 'csv').matchAll(/"((?:[^"]|"")*)"/g);
        const cells = [...quoted].map(([, cell = '']) => cell);
        expect(cells.length).toBeGreaterThan(10);
        expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('keep to 72 columns, to one header and out of the separator of an mbox', () => {
    fc.assert(
      fc.property(strange, (record) => {
        const [header = '', ...body] = printRecords([record], 'txt').split('\n\n');
        expect(header.split('\n').filter((line) => !/^(?:[A-Z][\w-]+: | =\?)/.test(line))).toEqual([]);
        expect(header).toMatch(/^[\x20-\x7e\n]*$/);
        const lines = body.join('\n\n').split('\n');
        expect(lines.filter((line) => [...line].length > 72 && !line.trimStart().startsWith('<'))).toEqual(
          [],
        );
        expect(lines.filter((line) => line.startsWith('From ') || line === '.')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('come back from a subject that had to be encoded', () => {
    const subject = '[RFC] gerät: Wärme für α-Teilchen zählen, und zwar ohne dass jemand danach fragen muß';
    const header = printRecords([{ ...RECORD, subject }], 'txt').split('\nIn-Reply-To')[0] ?? '';
    expect(header.split('\n').filter((line) => line.length > 76)).toEqual([]);
    const decoded = [...header.matchAll(/=\?utf-8\?Q\?(.*?)\?=/g)]
      .map(([, word = '']) => decodeURIComponent(word.replaceAll('_', ' ').replaceAll('=', '%')))
      .join('');
    expect(decoded).toBe(subject);
  });
});
