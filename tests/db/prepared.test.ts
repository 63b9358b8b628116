import { describe, expect, it } from '@jest/globals';
import { analyzeThread } from '../../core/index.js';
import { prepareAnalysis } from '../../db/prepared.js';
import { BO, mail, reply } from './mail.js';

const root = mail('a', { subject: '[RFC PATCH] pump: count strokes', to: [BO] });
const messages = [root, reply('b', root, { body: '> Count the strokes.\n\nPlease keep it an int.\n' })];
const prepared = prepareAnalysis(messages, analyzeThread(messages));

describe('an analysis made ready to be written', () => {
  it('is whole after one thread sent it to another', () => {
    expect(structuredClone(prepared)).toEqual(prepared);
    expect(prepared.tables.tree.rows).toHaveLength(2);
    expect(prepared.tables.finding.columns).toContain('message_id');
  });

  it('takes no memory along that holds something else', () => {
    const bytes = prepared.tables.tree.rows.flat().filter((value) => value instanceof Uint8Array);
    expect(bytes).toHaveLength(2);
    for (const one of bytes) expect(one.buffer.byteLength).toBe(one.byteLength);
  });

  it('tells own words from quoted ones for the search, and who wrote to whom', () => {
    expect(prepared.words.find(({ messageId }) => messageId === 'b@mail.example')).toMatchObject({
      own: 'Please keep it an int.',
      quoted: 'Count the strokes.',
    });
    expect(prepared.words[0]?.recipient).toBe(`${BO.name} ${BO.address}`);
  });

  it('is the same whatever the order of its mails', () => {
    const turned = [...messages].reverse();
    expect(prepareAnalysis(turned, analyzeThread(turned)).hash).toBe(prepared.hash);
  });
});
