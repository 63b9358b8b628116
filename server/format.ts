import type { Request } from 'express';
import { z } from './zod.js';

/** In what a page can be asked for: by the ending of its address, or JSON by `Accept`. */
export const FORMATS = ['html', 'json', 'md', 'txt', 'csv', 'atom'] as const;
export type Format = (typeof FORMATS)[number];

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
};

const ending = z.enum(FORMATS).exclude(['html']);

/** The format of a request; null when its ending is none that we know. */
export function formatOf(req: Request): Format | null {
  const { format } = req.params;
  if (format === undefined) return wantsJson(req) ? 'json' : 'html';
  return ending.safeParse(format).data ?? null;
}

export function wantsJson(req: Request): boolean {
  return req.path.endsWith('.json') || req.accepts(['html', 'json']) === 'json';
}
