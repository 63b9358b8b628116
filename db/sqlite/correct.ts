import { type Correction, derivedValue, standing } from '../../core/correction/index.js';
import { messageId } from '../../core/ids.js';
import { analyzeThread, parseReference } from '../../core/index.js';
import type { NewCorrection } from '../corrections.js';
import { StoreError } from '../errors.js';
import { prepareAnalysis } from '../prepared.js';
import type { Connection } from './connection.js';
import { append, idOf, threadCorrections } from './corrections.js';
import { replaceAnalyses, threadMessages } from './derived.js';
import { readReferences } from './references.js';

/**
 * Appends one and analyses its thread with it, so that the pages show it at once. Inside the caller's transaction, which
 * nothing of it outlives when it throws: StoreError `not-found` when the thread, or the correction to undo, is unknown,
 * `refused` when what it is about is not in the thread.
 */
export function correct(connection: Connection, asked: NewCorrection, now: string): Correction {
  const { change, who, why, restsOn } = asked;
  const { thread, root } = threadOf(connection, asked);
  const messages = threadMessages(connection, thread);
  const before = threadCorrections(connection, thread);
  const reference = parseReference(readReferences(connection));
  // Who is who is part of what the mails say; all else is set right after it.
  const people = standing(before).filter((one) => one.change.kind.endsWith('-people'));
  const mails = analyzeThread(messages, { ...reference, corrections: people });
  const rests = restsOn === null ? null : mustBeHere(connection, restsOn);
  const content = {
    root: messageId(root),
    change,
    who,
    when: after(connection, now),
    why,
    restsOn: rests,
    derivedThen: derivedValue(mails, { change, restsOn: rests }),
  };
  const correction = { id: idOf(content), ...content };
  append(connection, correction);
  const analysis = analyzeThread(messages, { ...reference, corrections: [...before, correction] });
  const mark = analysis.marks.find((one) => one.correction.id === correction.id);
  if (mark?.applied === false) throw new StoreError('refused', `this is not in the thread: ${mark.about}`);
  replaceAnalyses(connection, [{ thread, analysis: prepareAnalysis(messages, analysis) }], now);
  return correction;
}

function threadOf(
  connection: Connection,
  { messageId: asked, change }: NewCorrection,
): { readonly thread: number; readonly root: string } {
  const about = change.kind === 'undo' ? rootOf(connection, change.correction) : asked;
  const found = connection.get<{ thread: number; root: string }>(
    'SELECT a.thread, a.root FROM message m JOIN analysis a ON a.thread = m.thread WHERE m.message_id = ?',
    [about],
  );
  if (found === null) throw new StoreError('not-found', `no message ${about} is here`);
  if (change.kind === 'link-revision' || change.kind === 'cut-revision') mustBeHere(connection, change.to);
  return found;
}

function rootOf(connection: Connection, uid: string): string {
  const found = connection.get<{ root: string }>('SELECT root FROM correction WHERE uid = ?', [uid]);
  if (found === null) throw new StoreError('not-found', `there is no correction ${uid} to undo`);
  return found.root;
}

function mustBeHere(connection: Connection, id: string) {
  if (connection.get('SELECT 1 FROM message WHERE message_id = ?', [id]) === null)
    throw new StoreError('not-found', `no message ${id} is here`);
  return messageId(id);
}

/** A time that no correction before it has: of two about the same thing the later one wins, in every store. */
function after(connection: Connection, now: string): string {
  const last = connection.get<{ made: string | null }>('SELECT max(made) AS made FROM correction')?.made;
  if (last === null || last === undefined || last < now) return now;
  return new Date(Date.parse(last) + 1).toISOString();
}
