import type { Request, Router } from 'express';
import { proposalPages } from '../../db/index.js';
import { printRecords, RECORD_FORMATS, type RecordFormat } from '../../views/export/index.js';
import { pageHtml } from '../../views/html.js';
import { maskAddresses } from '../../views/mask.js';
import { decisionRecord } from '../../views/record.js';
import { HttpError } from '../errors.js';
import { CONTENT_TYPES } from '../format.js';
import { isCurrent, type Pages, unknownId } from '../pages.js';
import { idOf } from '../params.js';
import { slug } from './raw.js';

/** `/<list>/<id>/record/` to read, and `record.md` and so on as files. */
export function recordRoute(router: Router, pages: Pages): void {
  router.get(['/:list/:id/record', '/:list/:id/record.:format'], async (req, res) => {
    const id = idOf(req);
    const format = formatOf(req);
    // A record is made of every revision, so whatever changes in the store may change it.
    const version = await pages.store.version();
    const tag = version && `${version.version}-${pages.build}-record-${format ?? 'html'}`;
    if (isCurrent(req, res, tag, version)) return;
    const found = await proposalPages(pages.store, id);
    if (found.length === 0) throw await unknownId(pages.store, id);
    const record = decisionRecord(pages.site.masked ? maskAddresses(found) : found);
    if (format === null) {
      res.type(CONTENT_TYPES.html).send(pageHtml(record, pages.site));
      return;
    }
    const base = `${req.protocol}://${req.get('host') ?? ''}`;
    res
      .attachment(`${slug(id)}.${format}`)
      .type(CONTENT_TYPES[format])
      .send(printRecords([record], format, base));
  });
}

/** Null for the page; a format that there is not is an error. */
function formatOf(req: Request): RecordFormat | null {
  const { format } = req.params;
  if (format === undefined) return null;
  const known = RECORD_FORMATS.find((one) => one === format);
  if (known === undefined)
    throw new HttpError(404, 'no-such-format', 'There is no such format of this page.');
  return known;
}
