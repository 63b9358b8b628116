import type { Request, Router } from 'express';
import { maskAddresses } from '../../views/mask.js';
import { HttpError } from '../errors.js';
import { CONTENT_TYPES, formatOf } from '../format.js';
import type { Pages } from '../pages.js';
import { printLog } from '../print.js';

/** `/log`: every correction, also undone ones. Its JSON Lines are what `acktree correct --import` reads. */
export function logRoute(router: Router, pages: Pages): void {
  router.get(['/log', '/log.:format'], async (req: Request, res) => {
    const format = req.params.format === 'jsonl' ? 'jsonl' : formatOf(req);
    const page = { page: 'log' as const, rows: (await pages.store.corrections()).toReversed() };
    const text =
      format === null ? null : printLog(pages.site.masked ? maskAddresses(page) : page, format, pages.site);
    if (text === null || format === null)
      throw new HttpError(404, 'no-such-format', 'There is no such format of this page.');
    res
      .set({
        'Cache-Control': 'no-cache',
        'Content-Type': format === 'jsonl' ? 'application/jsonl; charset=utf-8' : CONTENT_TYPES[format],
      })
      .vary('Accept')
      .send(text);
  });
}
