import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
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
  if (error instanceof URIError) return new HttpError(400, 'bad-url', 'This address is not well formed.');
  return null;
}
