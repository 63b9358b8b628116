import { existsSync } from 'node:fs';
import { openStore } from '../../db/index.js';

/** What a database says of itself when it is opened again. */
export interface State {
  readonly messages: number;
  readonly digest: string;
  readonly damages: readonly string[];
}

export async function stateOf(database: string): Promise<State> {
  if (!existsSync(database)) return { messages: 0, digest: '', damages: [] };
  const store = await openStore(database);
  try {
    const { messages, digest, damages } = await store.check();
    return { messages, digest, damages: damages.map(({ where, text }) => `${where}: ${text}`) };
  } finally {
    await store.close();
  }
}

/** How many mails the target said were saved for good. */
export function acknowledged(output: string): number {
  return Number(
    output
      .match(/saved \d+/g)
      ?.at(-1)
      ?.slice('saved '.length) ?? 0,
  );
}
