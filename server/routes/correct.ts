import type { Request, RequestHandler, Response, Router } from 'express';
import { pageHtml } from '../../views/html.js';
import { correctUrl, query, rfcUrl } from '../../views/links.js';
import { type CorrectionRequest, correctionRequest, readForm } from '../api/correction.js';
import { HttpError } from '../errors.js';
import { type Pages, unknownId } from '../pages.js';
import { idOf } from '../params.js';
import { onlyOurOwn, Sessions } from '../session.js';

/** What reads a body of each type. */
export interface Bodies {
  readonly form: RequestHandler;
  readonly json: RequestHandler;
}

/** Login, the forms of corrections, and `POST /api/corrections`: there only where writing is allowed. */
export function writingRoutes(router: Router, pages: Pages, bodies: Bodies): void {
  const sessions = new Sessions(pages.store);
  const form = [onlyOurOwn, mustBe('application/x-www-form-urlencoded'), bodies.form];
  const json = [onlyOurOwn, mustBe('application/json'), bodies.json];

  router.get('/login', async (req, res) => {
    const holder = await sessions.reader(req);
    show(pages, res, { page: 'login', holder: holder?.name ?? null, to: ownPath(req.query.to) });
  });
  router.post('/login', form, async (req: Request, res: Response) => {
    await sessions.login(req, res, text(req, 'token'));
    res.redirect(303, ownPath(text(req, 'to')));
  });
  router.post('/logout', form, (req: Request, res: Response) => {
    sessions.logout(req, res);
    res.redirect(303, '/');
  });
  router.get('/:list/:id/correct', async (req, res) => {
    const id = idOf(req);
    const [holder, rfc, message] = [
      await sessions.reader(req),
      await pages.store.rfc(id),
      await pages.store.message(id),
    ];
    if (rfc === null || message === null) throw await unknownId(pages.store, id);
    // The forms name people by their addresses.
    if (pages.site.masked && holder === null) {
      res.redirect(303, `/login${query({ to: correctUrl(message.message.ref) })}`);
      return;
    }
    show(pages, res, { page: 'correct', holder: holder?.name ?? null, rfc, message: message.message });
  });
  router.post('/:list/:id/correct', form, async (req: Request, res: Response) => {
    const { name } = await sessions.writer(req);
    await correct(pages, name, readForm(idOf(req), req.body as Record<string, unknown>));
    const rfc = await pages.store.rfc(idOf(req));
    res.redirect(303, rfc === null ? '/log' : `${rfcUrl(rfc.root)}#corrections`);
  });
  router.post('/api/corrections', json, async (req: Request, res: Response) => {
    const { name } = await sessions.writer(req);
    const made = await correct(pages, name, correctionRequest.parse(req.body));
    res.status(201).set('Cache-Control', 'no-store').json(made);
  });
}

function correct(pages: Pages, who: string, { messageId, change, why, restsOn }: CorrectionRequest) {
  return pages.store.correct({ messageId, change, who, why, restsOn });
}

/** A form of another site can send neither JSON nor, unasked, any header of ours; the wrong type is a mistake or an attempt. */
function mustBe(type: string): RequestHandler {
  return (req, _res, next) => {
    if (req.is(type) !== type) throw new HttpError(415, 'wrong-type', `Send this as ${type}.`);
    next();
  };
}

function text(req: Request, name: string): string {
  const value = (req.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** A path of ours to go back to, never another site's address. */
function ownPath(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])[\w%.~@+/-]*$/.test(to)) return '/';
  return to;
}

/** Says who is logged in, so nobody keeps it. Browsers without Sec-Fetch-Site tell the origin of its forms. */
function show(pages: Pages, res: Response, page: Parameters<typeof pageHtml>[0]): void {
  res
    .set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' })
    .type('html')
    .send(pageHtml(page, pages.site));
}
