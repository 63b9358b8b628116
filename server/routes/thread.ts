import type { Router } from 'express';
import { answer, type Pages } from '../pages.js';
import { idOf, queryOf, threadQuery } from '../params.js';

/** `/<list>/<id>/T/`, and `/t/` for links made for public-inbox. */
export function threadRoute(router: Router, pages: Pages): void {
  router.get(['/:list/:id/T', '/:list/:id/t', '/:list/:id/T.:format'], async (req, res) => {
    const id = idOf(req);
    const { offset, view } = queryOf(threadQuery, req);
    await answer(pages, req, res, { versionOf: id, view, make: () => pages.store.thread(id, offset) });
  });
}
