import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { messageId } from '../../../core/ids.js';
import { packSoftmax, probabilities, unpackSoftmax } from '../../../core/model/named.js';
import { sentenceFeatures } from '../../../core/position/features.js';
import { fitPositions, type LabelledPositions, readCases } from '../../../core/position/fit.js';
import { Judge } from '../../../core/position/judge.js';
import { EVIDENCE_MODEL, MESSAGE_MODEL, SENTENCE_MODEL } from '../../../core/position/models.data.js';
import { OWN_LABELS } from '../../../scripts/labels.js';
import { mail } from '../../support/mail.js';
import { sharedPath } from '../../support/shared.js';
import { contextOf } from '../../support/thread.js';

const SAID = [
  ['support', 'Looks good to me.'],
  ['concern', 'Please add a lock here.'],
  ['none', 'Which board is this?'],
  ['oppose', 'NAK, this is the wrong place.'],
] as const;

/** Small threads in which four people say the same things about something else each time. */
function threads(): LabelledPositions[] {
  return Array.from({ length: 12 }, (_, t) => {
    const root = mail({
      id: `root${t}@x`,
      subject: `[RFC PATCH] widget ${t}`,
      body: `Widget ${t} is new.\n`,
    });
    const replies = SAID.map(([, body], i) =>
      mail({
        id: `r${t}.${i}@x`,
        from: `P${i} <p${i}@x>`,
        parent: `root${t}@x`,
        date: `2024-03-01T1${i + 1}:00:00Z`,
        subject: `Re: [RFC PATCH] widget ${t}`,
        body: `Hi,\n\n${body}\n`,
      }),
    );
    const labels = SAID.map(
      ([position, evidence], i) =>
        [messageId(`r${t}.${i}@x`), { position, evidence: position === 'none' ? null : evidence }] as const,
    );
    return { context: contextOf([root, ...replies]), labels: new Map(labels) };
  });
}

describe('training', () => {
  const cases = readCases(threads());
  const models = fitPositions(cases);

  it('finds a labelled sentence of one word', () => {
    const context = contextOf([
      mail({ id: 'root@x', subject: '[RFC PATCH] widget', body: 'It is new.\n' }),
      mail({
        id: 'r@x',
        from: 'P <p@x>',
        parent: 'root@x',
        subject: 'Re: [RFC PATCH] widget',
        body: 'The old widget was too loud.\n\nExactly. It is gone now.\n',
      }),
    ]);
    const labels = new Map([[messageId('r@x'), { position: 'support', evidence: 'Exactly.' } as const]]);
    const [found] = readCases([{ context, labels }]);
    expect(found?.reading.sentences[found.evidence]?.text).toBe('Exactly.');
  });

  it('finds the labelled sentences', () => {
    expect(cases).toHaveLength(48);
    expect(cases.filter((c) => c.evidence >= 0)).toHaveLength(36);
  });

  it('gives the same models again', () => {
    const again = fitPositions(readCases(threads()));
    for (const name of ['sentence', 'message', 'evidence'] as const)
      expect(packSoftmax(again[name], '')).toEqual(packSoftmax(models[name], ''));
  });

  it('learns what it was shown', () => {
    const judge = new Judge(models);
    const wrong = cases.filter((c) => judge.message(c.reading, c.around).position !== c.label);
    expect(wrong).toEqual([]);
  });

  it('survives packing', () => {
    const packed = unpackSoftmax(packSoftmax(models.sentence, ''));
    for (const { reading } of cases.slice(0, 4))
      for (const sentence of reading.sentences) {
        const features = sentenceFeatures(sentence);
        const [a, b] = [probabilities(packed, features), probabilities(models.sentence, features)];
        a.forEach((p, c) => {
          expect(Math.abs(p - (b[c] ?? 0))).toBeLessThan(0.1);
        });
      }
  });

  it('refuses a broken file', () => {
    expect(() => unpackSoftmax({ classes: 2, packed: ':1,2 abc:1', provenance: '' })).toThrow(/broken model/);
  });
});

describe('the shipped models', () => {
  it('carry numbers only, no words of mail', () => {
    for (const { packed } of [SENTENCE_MODEL, MESSAGE_MODEL, EVIDENCE_MODEL])
      expect(packed).toMatch(/^[0-9a-z:, -]+$/);
  });

  const labels = sharedPath('labels/train');
  (labels === null ? it.skip : it)('were trained on the labels that are in ../shared', () => {
    const hash = createHash('sha256');
    const files = readdirSync(labels ?? '').filter((f) => f.endsWith('.json'));
    for (const file of files.sort()) hash.update(readFileSync(join(labels ?? '', file)));
    const sum = hash.digest('hex');
    for (const { provenance } of [SENTENCE_MODEL, MESSAGE_MODEL, EVIDENCE_MODEL])
      expect(provenance).toContain(sum);
  });

  it('were trained on the labels of this project', () => {
    const sum = createHash('sha256').update(readFileSync(OWN_LABELS)).digest('hex');
    expect(MESSAGE_MODEL.provenance).toContain(sum);
  });

  (labels === null ? it.skip : it)('learnt from no message of the threads that they are measured on', () => {
    const measured = ['dev', 'train'].flatMap((set) => {
      const folder = sharedPath(`labels/${set}`) ?? '';
      return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    });
    const own = Object.values(JSON.parse(readFileSync(OWN_LABELS, 'utf8')) as Record<string, [string][]>);
    expect(own.flat().length).toBeGreaterThan(100);
    expect(own.flat().filter(([id]) => measured.some((text) => text.includes(`"${id}"`)))).toEqual([]);
  });
});
