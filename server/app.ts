import express, { type Express } from 'express';
import { loadAssets } from './assets.js';
import { BodyCache } from './bodies.js';
import { errorHandler, noSuchPage } from './errors.js';
import { requestLog } from './log.js';
import type { Pages } from './pages.js';
import { rateLimit } from './rate.js';
import { apiRoute } from './routes/api.js';
import { type Bodies, writingRoutes } from './routes/correct.js';
import { dashboardRoute } from './routes/dashboard.js';
import { decisionsRoute } from './routes/decisions.js';
import { helpRoute } from './routes/help.js';
import { logRoute } from './routes/log.js';
import { messageRoute } from './routes/message.js';
import { personRoute } from './routes/person.js';
import { rawRoutes } from './routes/raw.js';
import { recordRoute } from './routes/record.js';
import { reportRoute } from './routes/report.js';
import { rfcRoute } from './routes/rfc.js';
import { searchRoute } from './routes/search.js';
import { staticRoute } from './routes/static.js';
import { statusRoute } from './routes/status.js';
import { threadRoute } from './routes/thread.js';
import { onlyHosts, onlyReading, securityHeaders } from './security.js';
import { type AppSettings, LOCAL_HOSTS } from './settings.js';

/** Pages kept ready to be sent again: some hundreds of threads. */
const CACHE_BYTES = 48_000_000;

/** A correction's reason is 2,000 characters at most. */
const LONGEST_BODY = '32kb';

function bodies(): Bodies {
  return {
    form: express.urlencoded({ extended: false, limit: LONGEST_BODY }),
    json: express.json({ limit: LONGEST_BODY }),
  };
}

/** The web application over a store: reads only, but for corrections where these are allowed; keeps nothing of its own. */
export function createApp(settings: AppSettings): Express {
  const assets = loadAssets();
  const pages: Pages = {
    store: settings.store,
    site: { ...assets, masked: settings.maskAddresses ?? false, writing: settings.writing ?? false },
    build: settings.build ?? Date.now().toString(36),
    cache: new BodyCache(settings.cacheBytes ?? CACHE_BYTES),
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('case sensitive routing', true);
  if (settings.log !== undefined) app.use(requestLog(settings.log));
  if (settings.rate !== undefined) app.use(rateLimit(settings.rate));
  app.use(
    securityHeaders(),
    onlyHosts(settings.hosts ?? LOCAL_HOSTS),
    onlyReading(settings.writing ?? false),
  );
  const router = express.Router({ caseSensitive: true });
  staticRoute(router, assets);
  logRoute(router, pages);
  if (settings.writing === true) writingRoutes(router, pages, bodies());
  // The dashboard's `/:list` takes what is left of one segment, the message's `/:list/:id` what is left of two.
  for (const route of [
    apiRoute,
    helpRoute,
    searchRoute,
    personRoute,
    decisionsRoute,
    statusRoute,
    reportRoute,
    dashboardRoute,
    rawRoutes,
    rfcRoute,
    recordRoute,
    threadRoute,
    messageRoute,
  ]) {
    route(router, pages);
  }
  app.use(router);
  app.use(noSuchPage);
  app.use(errorHandler(pages));
  return app;
}
