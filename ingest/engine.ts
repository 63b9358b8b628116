import type { ThreadAnalysis } from '../core/analysis.js';
import { analyzeThread } from '../core/index.js';
import type { Message } from '../core/message.js';
import { decodeMessage } from './decode/index.js';
import type { RawMail } from './mail.js';

/** Does the work between reading and saving. Jobs are done in the order in which they were given. */
export interface Engine {
  /** One message for each mail. `first`: the batch begins a source, so no mail stands before its first one. */
  decode(batch: readonly RawMail[], first: boolean): Promise<readonly Message[]>;
  analyze(messages: readonly Message[]): Promise<ThreadAnalysis>;
  close(): Promise<void>;
}

/** An engine in the thread of the caller: at once there, for a few mails. */
export function inlineEngine(): Engine {
  let after: string | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const decodeAll = async (batch: readonly RawMail[], first: boolean): Promise<Message[]> => {
    if (first) after = undefined;
    const messages: Message[] = [];
    for (const { raw, origin } of batch) {
      const message = await decodeMessage(raw, after === undefined ? origin : { ...origin, after });
      after = message.date;
      messages.push(message);
    }
    return messages;
  };
  return {
    decode(batch, first) {
      const decoded = last.then(() => decodeAll(batch, first));
      last = decoded.catch(() => {});
      return decoded;
    },
    analyze: async (messages) => analyzeThread(messages),
    close: async () => {},
  };
}
