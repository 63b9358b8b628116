import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { TokenEntry, TokenHolder, TokenScope } from '../corrections.js';
import { StoreError } from '../errors.js';
import type { Rows } from '../rows.js';
import type { Connection } from './connection.js';

const SECRET_BYTES = 24;
const HASH_BYTES = 32;

/** Makes a token `name.secret` and keeps its hash only: it is shown once. The name of a revoked one stays taken. */
export function addToken(connection: Connection, { name, scope }: TokenHolder, now: string): string {
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(name))
    throw new StoreError('refused', 'a token has a name of 1 to 40 letters, digits, - and _');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const salt = randomBytes(16).toString('hex');
  connection.write(() => {
    if (connection.get('SELECT 1 FROM token WHERE name = ?', [name]) !== null)
      throw new StoreError('refused', `there is a token ${name} already`);
    connection.run('INSERT INTO token (name, salt, hash, scope, made) VALUES (?, ?, ?, ?, ?)', [
      name,
      salt,
      hashOf(secret, salt).toString('hex'),
      scope,
      now,
    ]);
  });
  return `${name}.${secret}`;
}

/** Whose token it is, or null for one that is unknown or revoked. */
export function tokenHolder(connection: Connection, token: string): TokenHolder | null {
  const [name = '', secret = '', ...rest] = token.slice(0, 200).split('.');
  if (rest.length > 0) return null;
  const row = connection.get<{ salt: string; hash: string; scope: TokenScope }>(
    'SELECT salt, hash, scope FROM token WHERE name = ? AND revoked IS NULL',
    [name],
  );
  // The same work for an unknown name, so that the time tells no names.
  const found = hashOf(secret, row?.salt ?? '');
  const wanted = Buffer.from(row?.hash ?? '00'.repeat(HASH_BYTES), 'hex');
  return row !== null && timingSafeEqual(found, wanted) ? { name, scope: row.scope } : null;
}

export function readTokens(rows: Rows): TokenEntry[] {
  return rows.all<TokenEntry>('SELECT name, scope, made, revoked FROM token ORDER BY name');
}

export function revokeToken(connection: Connection, name: string, now: string): void {
  connection.write(() => {
    if (connection.get('SELECT 1 FROM token WHERE name = ?', [name]) === null)
      throw new StoreError('not-found', `there is no token ${name}`);
    connection.run('UPDATE token SET revoked = coalesce(revoked, ?) WHERE name = ?', [now, name]);
  });
}

function hashOf(secret: string, salt: string): Buffer {
  return scryptSync(secret, salt, HASH_BYTES);
}
