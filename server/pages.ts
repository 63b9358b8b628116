import type { Request, Response } from 'express';
import type { Store, StoreVersion } from '../db/store.js';
import type { Site, ThreadView } from '../views/html.js';
import { maskAddresses } from '../views/mask.js';
import type { PrintedPage } from '../views/text.js';
import { Body, type BodyCache } from './bodies.js';
import { HttpError } from './errors.js';
import { CONTENT_TYPES, type Format, formatOf } from './format.js';
import { printPage } from './print.js';

/** What the routes share. */
export interface Pages {
  readonly store: Store;
  readonly site: Site;
  readonly build: string;
  readonly cache: BodyCache;
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
 * no page, and a page made before for this version is sent again.
 */
export async function answer(pages: Pages, req: Request, res: Response, asked: Asked): Promise<void> {
  const format = formatOf(req);
  if (format === null) throw noSuchFormat();
  const version = await pages.store.version(asked.versionOf);
  const tag = version === null ? null : `${version.version}-${pages.build}-${format}`;
  if (isCurrent(req, res, tag, version)) return;
  const base = `${req.protocol}://${req.get('host') ?? ''}`;
  const key = `${tag} ${format === 'atom' || format === 'md' ? base : ''} ${req.originalUrl}`;
  const body =
    (tag === null ? undefined : pages.cache.get(key)) ?? (await make(pages, req, asked, format, base));
  if (tag !== null) pages.cache.set(key, body);
  await body.send(req, res);
}

/**
 * Names the version of a page, and answers 304 to a reader whose copy is of that version: then there is nothing more to
 * say. The tag is a weak one: the same page goes out plain and compressed.
 */
export function isCurrent(
  req: Request,
  res: Response,
  tag: string | null,
  version: StoreVersion | null,
): boolean {
  res.set('Cache-Control', 'no-cache').vary('Accept');
  if (tag !== null && version !== null)
    res.set({ ETag: `W/"${tag}"`, 'Last-Modified': new Date(version.modified).toUTCString() });
  if (!req.fresh) return false;
  res.status(304).end();
  return true;
}

async function make(pages: Pages, req: Request, asked: Asked, format: Format, base: string): Promise<Body> {
  const found = await asked.make();
  if (found === null) throw await unknownId(pages.store, asked.versionOf ?? String(req.params.id));
  const page = pages.site.masked ? maskAddresses(found) : found;
  const text = printPage(page, format, {
    site: pages.site,
    view: asked.view ?? 'tree',
    base,
    self: req.originalUrl,
  });
  if (text === null) throw noSuchFormat();
  return new Body(text, CONTENT_TYPES[format]);
}

function noSuchFormat(): HttpError {
  return new HttpError(404, 'no-such-format', 'There is no such format of this page.');
}

/** 300 with messages that may have been meant, as public-inbox answers; 404 when none is near. */
export async function unknownId(store: Store, id: string): Promise<HttpError> {
  const near = await store.nearIds(id);
  return near.length > 0
    ? new HttpError(300, 'unknown-id', 'No message with this Message-ID is known here.', near)
    : new HttpError(404, 'unknown-id', 'No message with this Message-ID is known here, nor one like it.');
}
