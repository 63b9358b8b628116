import type { Router } from 'express';
import { answer, type Pages } from '../pages.js';
import { idOf } from '../params.js';

/** `/<list>/<id>/`: the id alone decides, so a link through another list of the same mail works too. */
export function messageRoute(router: Router, pages: Pages): void {
  router.get(['/:list/:id', '/:list/:id/message.:format'], async (req, res) => {
    const id = idOf(req);
    await answer(pages, req, res, { versionOf: id, make: () => pages.store.message(id) });
  });
}
