import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { HttpError } from './errors.js';

/** Only our own key script runs, nothing is fetched from outside, nobody frames us. */
export const CONTENT_SECURITY_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'require-trusted-types-for': ["'script'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};
/** Far above any address we make; node itself stops at 16 kB of headers. */
const LONGEST_URL = 4096;

export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    // We speak plain HTTP on loopback; whoever puts TLS in front adds this there.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Refuses names that are not ours, so that a page of another site cannot reach us through its own name. */
export function onlyHosts(hosts: readonly string[]): RequestHandler {
  const known = new Set(hosts.map((host) => host.toLowerCase()));
  return (req, _res, next) => {
    const host = (req.headers.host ?? '').replace(/:\d{1,5}$/, '').toLowerCase();
    if (!known.has(host))
      throw new HttpError(421, 'unknown-host', 'This server does not answer to that name.');
    next();
  };
}

/** Where something is changed, when that is allowed at all. */
const WRITING = /^\/(?:login|logout|api\/corrections|[^/]+\/[^/]+\/correct)\/?$/;

/** Reading is all there is; with `writing` a few addresses take POST. */
export const onlyReading =
  (writing: boolean): RequestHandler =>
  (req, res, next) => {
    if (req.url.length > LONGEST_URL) throw new HttpError(414, 'long-url', 'This address is too long.');
    if (writing && req.method === 'POST' && WRITING.test(req.path)) {
      next();
      return;
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.set('Allow', 'GET, HEAD');
      throw new HttpError(405, 'read-only', 'Nothing can be changed here.');
    }
    next();
  };
