/** A server that runs mailing lists and writes down what it saw of a mail's signatures. */
export interface ListServer {
  /** Its name in its own Received and Authentication-Results fields (the authserv-id of RFC 8601). */
  readonly server: string;
  readonly because: string;
}

/** Whose word is taken for who signed a mail. A server that is not here may say what it likes. */
export const LIST_SERVERS: readonly ListServer[] = [
  {
    server: 'smtp.subspace.kernel.org',
    because: 'It runs the lists of vger.kernel.org and lists.linux.dev, and records signatures since 2024.',
  },
  {
    server: 'lists.ozlabs.org',
    because: 'It runs the lists of ozlabs.org, linuxppc-dev among them, and records signatures.',
  },
];

const MOST = 1_000;

/** The known servers and those of a file: a name a line, `#` begins a comment. */
export function knownListServers(file: string | null): readonly ListServer[] {
  const names = (file ?? '')
    .split('\n', MOST)
    .map((line) => (line.split('#', 1)[0] ?? '').trim().toLowerCase())
    .filter((name) => name !== '');
  return [...LIST_SERVERS, ...names.map((server) => ({ server, because: 'A file names it.' }))];
}
