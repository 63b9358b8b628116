import type { RequestHandler } from 'express';
import { HttpError } from './errors.js';

/** Requests that one address may make: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** More addresses than these are not told apart by age: the oldest is forgotten, which only ever allows more. */
const MOST_ADDRESSES = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** One bucket of tokens a key. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes one; throws 429, which says when to come back, when there is none. */
  take(key: string): void {
    const { perSecond, burst } = this.rate;
    const time = this.now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: time };
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const oldest = this.#buckets.keys().next().value;
    if (this.#buckets.size > MOST_ADDRESSES && oldest !== undefined) this.#buckets.delete(oldest);
    bucket.tokens = Math.min(burst, bucket.tokens + ((time - bucket.at) / 1000) * perSecond);
    bucket.at = time;
    if (bucket.tokens < 1)
      throw new HttpError(
        429,
        'too-many-requests',
        'Too many requests; try again in a moment.',
        [],
        Math.ceil((1 - bucket.tokens) / perSecond),
      );
    bucket.tokens -= 1;
  }
}

/** One bucket an address. */
export function rateLimit(rate: Rate, now?: () => number): RequestHandler {
  const buckets = new Buckets(rate, now);
  return (req, _res, next) => {
    buckets.take(req.socket.remoteAddress ?? '');
    next();
  };
}
