import type { Router } from 'express';
import { HttpError } from '../errors.js';
import { answer, type Pages } from '../pages.js';
import { queryOf, reportQuery } from '../params.js';
import { harmless, onlyUnmasked } from './raw.js';

export function reportRoute(router: Router, pages: Pages): void {
  router.get(['/report', '/report.:format'], async (req, res) => {
    const filter = queryOf(reportQuery, req);
    await answer(pages, req, res, { make: () => pages.store.report(filter) });
  });
  // A mail whose id another one owns is named by its bytes.
  router.get('/report/:sha256/raw', async (req, res) => {
    onlyUnmasked(pages);
    const raw = await pages.store.rawCopy(String(req.params.sha256).slice(0, 64));
    if (raw === null) throw new HttpError(404, 'not-found', 'No mail with these bytes is kept here.');
    harmless(res);
    res.type('text/plain; charset=utf-8').send(Buffer.from(raw));
  });
}
