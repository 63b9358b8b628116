import type { Correction } from '../core/correction/types.js';
import { analyzeThread, parseReference } from '../core/index.js';
import type { Message } from '../core/message.js';
import { type PreparedAnalysis, prepareAnalysis } from '../db/prepared.js';
import type { ReferenceFiles } from '../db/store.js';
import { decodeMessage } from './decode/index.js';
import type { RawMail } from './mail.js';

/** Does the work between reading and saving. Jobs are done in the order in which they were given. */
export interface Engine {
  /** One message for each mail. `first`: the batch begins a source, so no mail stands before its first one. */
  decode(batch: readonly RawMail[], first: boolean): Promise<readonly Message[]>;
  /** `corrections`: those of the thread. */
  analyze(messages: readonly Message[], corrections?: readonly Correction[]): Promise<PreparedAnalysis>;
  close(): Promise<void>;
}

/** An engine in the thread of the caller: at once there, for a few mails. `files`: what the store keeps of who is who. */
export function inlineEngine(files: ReferenceFiles = NO_FILES): Engine {
  const reference = parseReference(files);
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
    analyze: async (messages, corrections) =>
      prepareAnalysis(messages, analyzeThread(messages, { ...reference, corrections })),
    close: async () => {},
  };
}

export const NO_FILES: ReferenceFiles = { maintainers: null, mailmap: null, listservers: null };
