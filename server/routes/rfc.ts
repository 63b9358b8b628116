import type { Router } from 'express';
import { rfcAt } from '../../db/index.js';
import { answer, type Pages } from '../pages.js';
import { idOf, queryOf, rfcQuery } from '../params.js';

/** `/<list>/<id>/rfc/`; its revisions lie in other threads, so any change of the store may change it. */
export function rfcRoute(router: Router, pages: Pages): void {
  router.get(['/:list/:id/rfc', '/:list/:id/rfc.:format'], async (req, res) => {
    const id = idOf(req);
    const { verified, at } = queryOf(rfcQuery, req);
    const filter = { verifiedOnly: verified };
    const make = () => (at === undefined ? pages.store.rfc(id, filter) : rfcAt(pages.store, id, at, filter));
    await answer(pages, req, res, { make });
  });
}
