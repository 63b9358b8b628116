import type { Router } from 'express';
import { answer, type Pages } from '../pages.js';

export function statusRoute(router: Router, pages: Pages): void {
  router.get(['/status', '/status.:format'], async (req, res) => {
    await answer(pages, req, res, { make: () => pages.store.status() });
  });
}
