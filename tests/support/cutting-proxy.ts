import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands before a server on loopback and can break connections off in the middle of an answer. */
export interface CuttingProxy {
  readonly port: number;
  /** From now on each connection is broken after so many bytes of the server; null: no more. */
  cutAfter(bytes: number | null): void;
  stop(): Promise<void>;
}

export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  let limit: number | null = null;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const behind = connect(target, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      behind.destroy();
    };
    for (const socket of [client, behind]) {
      open.add(socket);
      socket
        .on('close', end)
        .on('close', () => open.delete(socket))
        .on('error', end);
    }
    client.pipe(behind);
    let passed = 0;
    behind.on('data', (bytes: Buffer) => {
      const left = limit === null ? bytes.length : Math.max(0, limit - passed);
      passed += bytes.length;
      client.write(bytes.subarray(0, left), () => {
        if (left < bytes.length) end();
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cutAfter(bytes) {
      limit = bytes;
    },
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
