declare const brand: unique symbol;
/** A `T` that only the constructors in this file can make. One tag per name, so two ids never mix. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Message-ID without the angle brackets, exactly as the archive has it otherwise (RFC 5322 section 3.6.4). */
export type MessageId = Brand<string, 'MessageId'>;
/** Place of a node in its message's tree: child indexes joined by dots, e.g. `0.2.1`; the root is ``. */
export type NodePath = Brand<string, 'NodePath'>;
/** One person within a store or a thread: the lower-cased address that stands for all of theirs. */
export type PersonKey = Brand<string, 'PersonKey'>;

/** The first id in a header value or bare id; `null` when it holds none. Never throws: mail is not ours to reject. */
export function parseMessageId(raw: string): MessageId | null {
  const id =
    /<([^<>\s]+)>/.exec(raw)?.[1] ?? (/^[^<>\s]+@[^<>\s]+$/.test(raw.trim()) ? raw.trim() : undefined);
  return id === undefined ? null : (id as MessageId);
}

/** An id that is known to be one already (read back from the store, or made by the decoder). */
export function messageId(id: string): MessageId {
  return id as MessageId;
}

export function nodePath(path: string): NodePath {
  return path as NodePath;
}

export function personKey(address: string): PersonKey {
  return address.trim().toLowerCase() as PersonKey;
}
