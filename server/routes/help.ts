import type { Router } from 'express';
import { pageHtml } from '../../views/html.js';
import type { Pages } from '../pages.js';

export function helpRoute(router: Router, pages: Pages): void {
  router.get('/help', (_req, res) => {
    res
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(pageHtml({ page: 'help' }, pages.site));
  });
}
