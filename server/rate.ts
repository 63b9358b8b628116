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

/** One bucket of tokens an address; an empty one answers 429 and says when to come back. */
export function rateLimit(
  { perSecond, burst }: Rate,
  now: () => number = () => performance.now(),
): RequestHandler {
  const buckets = new Map<string, Bucket>();
  return (req, res, next) => {
    const address = req.socket.remoteAddress ?? '';
    const bucket = buckets.get(address) ?? { tokens: burst, at: now() };
    buckets.delete(address);
    buckets.set(address, bucket);
    const oldest = buckets.keys().next().value;
    if (buckets.size > MOST_ADDRESSES && oldest !== undefined) buckets.delete(oldest);
    const time = now();
    bucket.tokens = Math.min(burst, bucket.tokens + ((time - bucket.at) / 1000) * perSecond);
    bucket.at = time;
    if (bucket.tokens < 1) {
      res.set('Retry-After', String(Math.ceil((1 - bucket.tokens) / perSecond)));
      throw new HttpError(429, 'too-many-requests', 'Too many requests; try again in a moment.');
    }
    bucket.tokens -= 1;
    next();
  };
}
