import type { Router } from 'express';
import { pageJson } from '../../views/json.js';
import { openApi } from '../api/openapi.js';

/** `/api/openapi.json`: what the JSON pages hold, for programs that generate their clients. */
export function apiRoute(router: Router): void {
  const text = pageJson(openApi());
  router.get('/api/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('json').send(text);
  });
}
