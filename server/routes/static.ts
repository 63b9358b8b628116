import type { Router } from 'express';
import type { Assets } from '../assets.js';

/** Own files under names that change with their contents, so they may be kept for ever. */
export function staticRoute(router: Router, assets: Assets): void {
  for (const { url, type, text } of assets.files) {
    router.get(url, (_req, res) => {
      res.set('Cache-Control', 'public, max-age=31536000, immutable').type(type).send(text);
    });
  }
}
