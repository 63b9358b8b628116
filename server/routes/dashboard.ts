import type { Request, Router } from 'express';
import type { DashboardFilter, DashboardPage } from '../../db/pages/types.js';
import { HttpError, NO_SUCH_PAGE } from '../errors.js';
import { answer, type Pages } from '../pages.js';
import { dashboardQuery, queryOf } from '../params.js';

/** `/` and, as archives have it, `/<list>/`; feeds at `new.atom`. */
export function dashboardRoute(router: Router, pages: Pages): void {
  router.get(['/', '/index.:format', '/new.:format', '/:list', '/:list/new.:format'], async (req, res) => {
    await answer(pages, req, res, { make: () => dashboard(pages, req) });
  });
}

async function dashboard(pages: Pages, req: Request): Promise<DashboardPage> {
  const page = await pages.store.dashboard(filterOf(req));
  const { list } = req.params;
  const isKnown = page.rows.length > 0 || page.lists.some((known) => known.list === list);
  if (list !== undefined && !isKnown) throw new HttpError(404, 'no-such-page', NO_SUCH_PAGE);
  return page;
}

function filterOf(req: Request): DashboardFilter {
  const given = queryOf(dashboardQuery, req);
  const { list } = req.params;
  const all = Object.entries({ ...given, ...(typeof list === 'string' ? { list } : {}) });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}
