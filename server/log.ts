import type { RequestHandler } from 'express';
import type { LogEntry } from './settings.js';

/** Tells of each request when its answer has been sent. */
export function requestLog(log: (entry: LogEntry) => void): RequestHandler {
  return (req, res, next) => {
    const start = performance.now();
    res.on('finish', () => {
      const error = res.locals.error as LogEntry['error'];
      log({
        method: req.method,
        path: req.originalUrl,
        status: res.statusCode,
        ms: Math.round((performance.now() - start) * 10) / 10,
        ...(error === undefined ? {} : { error }),
      });
    });
    next();
  };
}
