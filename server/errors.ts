import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { StoreError } from '../db/index.js';
import type { ErrorPage } from '../views/html.js';
import { pageHtml } from '../views/html.js';
import { pageJson } from '../views/json.js';
import { wantsJson } from './format.js';
import type { Pages } from './pages.js';
import { z } from './zod.js';

/** A request that cannot be answered, with the words for the reader. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly near: ErrorPage['near'] = [],
    /** Seconds after which to try again. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

export const NO_SUCH_PAGE = 'There is no such page.';

export const noSuchPage: RequestHandler = () => {
  throw new HttpError(404, 'no-such-page', NO_SUCH_PAGE);
};

/** The one shape of every error, as a page or as JSON. Stacks go to the log, never to the reader. */
export function errorHandler(pages: Pages): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const known = knownError(error);
    const number = known === null ? randomUUID() : null;
    if (number !== null)
      res.locals.error = { number, stack: error instanceof Error ? String(error.stack) : String(error) };
    const page: ErrorPage = {
      page: 'error',
      status: known?.status ?? 500,
      code: known?.code ?? 'internal',
      message: known?.message ?? `Something went wrong here; the log has it as ${number}.`,
      near: known?.near ?? [],
    };
    for (const header of ['ETag', 'Last-Modified', 'Content-Disposition']) res.removeHeader(header);
    if (error instanceof HttpError && error.retryAfter !== null)
      res.set('Retry-After', String(error.retryAfter));
    res.status(page.status).set('Cache-Control', 'no-store');
    if (wantsJson(req)) res.type('json').send(pageJson(page));
    else res.type('html').send(pageHtml(page, pages.site));
  };
}

/** Our own errors, what zod refused, and what Express found wrong with the URL; null for anything unforeseen. */
function knownError(error: unknown): HttpError | null {
  if (error instanceof HttpError) return error;
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return new HttpError(
      400,
      'bad-parameter',
      `${issue?.path.join('.') ?? 'parameter'}: ${issue?.message ?? 'not understood'}`,
    );
  }
  if (error instanceof StoreError) return storeError(error);
  if (isBadBody(error))
    return new HttpError(error.status, 'bad-body', 'What was sent is too long or not well formed.');
  if (error instanceof URIError) return new HttpError(400, 'bad-url', 'This address is not well formed.');
  return null;
}

/** Failures of the store that a reader can do something about. */
function storeError({ code, message }: StoreError): HttpError | null {
  if (code === 'not-found') return new HttpError(404, code, `${message}.`);
  if (code === 'refused') return new HttpError(422, code, `${message}.`);
  return code === 'busy' ? new HttpError(503, code, `${message}.`, [], 5) : null;
}

/** What the parser of bodies throws (http-errors). */
function isBadBody(error: unknown): error is { readonly status: number } {
  const { status, expose } = error as { status?: unknown; expose?: unknown };
  return expose === true && typeof status === 'number' && status >= 400 && status < 500;
}
