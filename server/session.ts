import type { Request, RequestHandler, Response } from 'express';
import type { TokenHolder } from '../db/corrections.js';
import type { Store } from '../db/store.js';
import { HttpError } from './errors.js';
import { Buckets, type Rate } from './rate.js';

/** Holds the token of a reader who logged in. `__Host-` wants TLS, which we may not have. */
const COOKIE = 'acktree_token';
const COOKIE_DAYS = 30;
/** Requests that change something, of one address: each costs a hash that is slow on purpose. */
const TRIES: Rate = { perSecond: 1, burst: 20 };
/** Corrections of one token: faster than a person types, slow enough to be noticed. */
const WRITES: Rate = { perSecond: 1, burst: 30 };

/**
 * Refuses a request that another site made a browser send: unsafe ones say that they come from here, by Sec-Fetch-Site or by
 * Origin. Only a program that brings its own token, and so has nothing that a browser would add, may say neither.
 */
export const onlyOurOwn: RequestHandler = (req, _res, next) => {
  const site = req.headers['sec-fetch-site'];
  const host = req.headers.host ?? '';
  const { origin } = req.headers;
  // Pages without referrers, as ours are, have their forms send the origin "null" (Fetch, "append a request Origin header").
  const said = origin === 'null' && site === 'same-origin' ? undefined : origin;
  const isFromHere = said === `http://${host}` || said === `https://${host}`;
  const isOurs =
    site === undefined
      ? isFromHere || (said === undefined && bearer(req) !== null)
      : (site === 'same-origin' || site === 'none') && (said === undefined || isFromHere);
  if (!isOurs) throw new HttpError(403, 'other-site', 'This request came from another site.');
  next();
};

/** Who may write, by the bearer token or the cookie of a request. */
export class Sessions {
  readonly #tries = new Buckets(TRIES);
  readonly #writes = new Buckets(WRITES);

  constructor(private readonly store: Store) {}

  /** The holder of the token that came with the request; null without one that works. */
  async reader(req: Request): Promise<TokenHolder | null> {
    const token = bearer(req) ?? cookie(req);
    return token === null ? null : this.#holder(req, token);
  }

  /** As `reader`, and throws 401, 403 or 429 for who may not write now. */
  async writer(req: Request): Promise<TokenHolder> {
    const holder = await this.reader(req);
    if (holder === null) throw new HttpError(401, 'no-token', 'Log in with a token that may write first.');
    if (holder.scope === 'read')
      throw new HttpError(403, 'read-token', `The token ${holder.name} may only read.`);
    this.#writes.take(holder.name);
    return holder;
  }

  /** Sets the cookie for a token that works; throws 401 for any other. */
  async login(req: Request, res: Response, token: string): Promise<void> {
    const holder = await this.#holder(req, token.trim());
    if (holder === null)
      throw new HttpError(401, 'wrong-token', 'There is no such token, or it was revoked.');
    res.cookie(COOKIE, token.trim(), { ...cookieSettings(req), maxAge: COOKIE_DAYS * 86_400_000 });
  }

  logout(req: Request, res: Response): void {
    res.clearCookie(COOKIE, cookieSettings(req));
  }

  async #holder(req: Request, token: string): Promise<TokenHolder | null> {
    this.#tries.take(req.socket.remoteAddress ?? '');
    return this.store.tokenHolder(token);
  }
}

function cookieSettings(req: Request) {
  const secure = req.headers['x-forwarded-proto'] === 'https';
  return { httpOnly: true, sameSite: 'strict', path: '/', secure } as const;
}

function bearer(req: Request): string | null {
  return /^Bearer ([\w.-]{1,200})$/.exec(req.headers.authorization ?? '')?.[1] ?? null;
}

function cookie(req: Request): string | null {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? null;
}
