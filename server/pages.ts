import type { Request, Response } from 'express';
import type { Store, StoreVersion } from '../db/store.js';
import { type HtmlPage, pageHtml, type Site, type ThreadView } from '../views/html.js';
import { pageJson } from '../views/json.js';
import { pageMarkdown } from '../views/markdown.js';
import { type PrintedPage, pageText } from '../views/text.js';
import { HttpError } from './errors.js';
import { CONTENT_TYPES, type Format, formatOf } from './format.js';

/** What the routes share. */
export interface Pages {
  readonly store: Store;
  readonly site: Site;
  readonly build: string;
}

interface Asked {
  /** Message whose thread decides the version; without one the whole store does. */
  readonly versionOf?: string;
  readonly view?: ThreadView;
  /** Null where the Message-ID is unknown. */
  make(): Promise<PrintedPage | null>;
}

/**
 * Answers with a page in the format asked for. The version is asked first, so that a reader whose copy is current costs
 * no page.
 */
export async function answer(
  pages: Pages,
  req: Request,
  res: Response,
  { versionOf, view, make }: Asked,
): Promise<void> {
  const format = formatOf(req);
  if (format === null) throw new HttpError(404, 'no-such-format', 'There is no such format of this page.');
  setVersion(pages, res, await pages.store.version(versionOf), format);
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  const page = await make();
  if (page === null) throw await unknownId(pages.store, String(req.params.id));
  res.type(CONTENT_TYPES[format]).send(print(page, format, pages.site, view));
}

function setVersion(pages: Pages, res: Response, version: StoreVersion | null, format: Format): void {
  res.set({ 'Cache-Control': 'no-cache', Vary: 'Accept' });
  if (version === null) return;
  res.set({
    ETag: `"${version.version}-${pages.build}-${format}"`,
    'Last-Modified': new Date(version.modified).toUTCString(),
  });
}

function print(page: PrintedPage & HtmlPage, format: Format, site: Site, view?: ThreadView): string {
  switch (format) {
    case 'html':
      return pageHtml(page, site, view);
    case 'json':
      return pageJson(page);
    case 'txt':
      return pageText(page);
    case 'md':
      if (page.page === 'rfc' || page.page === 'dashboard') return pageMarkdown(page);
      throw new HttpError(404, 'no-such-format', 'There is no such format of this page.');
  }
}

/** 300 with messages that may have been meant, as public-inbox answers; 404 when none is near. */
export async function unknownId(store: Store, id: string): Promise<HttpError> {
  const near = await store.nearIds(id);
  return near.length > 0
    ? new HttpError(300, 'unknown-id', 'No message with this Message-ID is known here.', near)
    : new HttpError(404, 'unknown-id', 'No message with this Message-ID is known here, nor one like it.');
}
