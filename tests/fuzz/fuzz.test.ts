import { describe, expect, it } from '@jest/globals';
import { fuzz } from './run.js';

describe('R4: broken mail', () => {
  it('neither stops nor hangs anything, and each of a thousand mails is a row', async () => {
    const seed = Number(process.env.ACKTREE_SEED ?? 1);
    const { rows, finds, messages } = await fuzz({ messages: 1_000, seed });
    expect({ seed, finds }).toEqual({ seed, finds: [] });
    expect(rows.new + rows.known + rows.conflict).toBe(messages);
  }, 60_000);
});
