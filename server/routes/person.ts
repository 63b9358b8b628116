import type { Router } from 'express';
import { HttpError } from '../errors.js';
import { answer, type Pages } from '../pages.js';
import { keyOf, pageQuery, queryOf } from '../params.js';

/** `/person/<address>/`. */
export function personRoute(router: Router, pages: Pages): void {
  router.get(['/person/:key', '/person/:key/index.:format'], async (req, res) => {
    const key = keyOf(req);
    const { page } = queryOf(pageQuery, req);
    await answer(pages, req, res, {
      async make() {
        const person = await pages.store.person(key, page);
        if (person === null)
          throw new HttpError(404, 'unknown-person', 'Nobody with this address is known here.');
        return person;
      },
    });
  });
}
