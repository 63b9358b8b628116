import type { Router } from 'express';
import { answer, type Pages } from '../pages.js';
import { decisionsQuery, queryOf } from '../params.js';

export function decisionsRoute(router: Router, pages: Pages): void {
  router.get(['/decisions', '/decisions.:format'], async (req, res) => {
    const filter = Object.fromEntries(
      Object.entries(queryOf(decisionsQuery, req)).filter(([, value]) => value !== undefined),
    );
    await answer(pages, req, res, { make: () => pages.store.decisions(filter) });
  });
}
