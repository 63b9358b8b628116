import type { Request, Router } from 'express';
import { pastedId } from '../../core/search/jump.js';
import { messageUrl } from '../../views/links.js';
import { answer, type Pages, unknownId } from '../pages.js';
import { queryOf, searchQuery } from '../params.js';

/** `/search?q=`; a pasted Message-ID or archive address leads to the message itself. */
export function searchRoute(router: Router, pages: Pages): void {
  router.get(['/search', '/search.:format'], async (req, res) => {
    const { q, page } = queryOf(searchQuery, req);
    const target = req.params.format === undefined ? await jump(pages, req, q) : null;
    if (target !== null) {
      res.redirect(302, target);
      return;
    }
    await answer(pages, req, res, { make: () => pages.store.search(q, page) });
  });
}

/** Where the query leads when it is an id of ours; throws with near ones when it is an id and nobody's. */
async function jump(pages: Pages, req: Request, q: string): Promise<string | null> {
  const id = pastedId(q);
  if (id === null) return null;
  const found = await pages.store.message(id);
  if (found !== null) return messageUrl({ ...found.message.ref, line: null });
  if (req.query.page !== undefined) return null;
  throw await unknownId(pages.store, id);
}
