import { request } from 'node:http';
import { afterAll, beforeAll } from '@jest/globals';
import { type RunningServer, type ServerSettings, startServer } from '../../server/index.js';

/** Starts a server before the tests of a file and closes it after them. */
export function serving(
  settings: Omit<ServerSettings, 'host' | 'port'>,
): (path: string, init?: RequestInit) => Promise<Response> {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ ...settings, host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());
  return (path, init) => fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
}

/** A request whose path and Host go out as they are, which fetch would tidy. */
export function rawGet(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, path, headers }, (res) => {
      let body = '';
      res.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body }));
    });
    req.on('error', reject);
    req.end();
  });
}
