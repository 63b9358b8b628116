import type { RequestHandler } from 'express';
import { pino } from 'pino';
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

/**
 * Requests as JSON lines, for `AppSettings.log`: what was asked for, never what a mail says. Errors of ours come with their
 * number and stack. `write` gets whole lines.
 */
export function jsonLines(write: (line: string) => void): (entry: LogEntry) => void {
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    { write },
  );
  return ({ error, ...request }) => {
    if (error === undefined) logger.info(request, 'answered');
    else logger.error({ ...request, error: error.number, stack: error.stack }, 'our mistake');
  };
}
