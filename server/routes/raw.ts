import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Response, Router } from 'express';
import { mboxrd } from '../../views/mbox.js';
import { HttpError } from '../errors.js';
import { type Pages, unknownId } from '../pages.js';
import { idOf } from '../params.js';

const compress = promisify(gzip);

/** Raw mail is full of addresses. */
export function onlyUnmasked(pages: Pages): void {
  if (pages.site.masked) throw new HttpError(403, 'masked', 'Raw mail is not shown on this server.');
}

/** The mail as received: one message as text, a thread as mboxrd. Nothing in it is ever run by a browser. */
export function rawRoutes(router: Router, pages: Pages): void {
  router.get('/:list/:id/raw', async (req, res) => {
    onlyUnmasked(pages);
    const id = idOf(req);
    const raw = await pages.store.raw(id);
    if (raw === null) throw await unknownId(pages.store, id);
    harmless(res);
    res.type('text/plain; charset=utf-8').send(Buffer.from(raw));
  });
  router.get('/:list/:id/t.mbox.gz', async (req, res) => {
    onlyUnmasked(pages);
    const id = idOf(req);
    const mails = await pages.store.threadRaw(id);
    if (mails.length === 0) throw await unknownId(pages.store, id);
    harmless(res);
    res
      .attachment(`${slug(id)}.mbox.gz`)
      .type('application/gzip')
      .send(await compress(mboxrd(mails)));
  });
}

/** Nothing in it is run, whatever a browser takes it for. */
export function harmless(res: Response): void {
  res.set({ 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cache-Control': 'no-cache' });
}

/** A file name out of an id: ASCII letters, digits and dashes only. */
export function slug(id: string): string {
  return (
    id
      .replace(/[^a-zA-Z0-9]+/g, '-')
      .slice(0, 80)
      .replace(/^-|-$/g, '') || 'thread'
  );
}
