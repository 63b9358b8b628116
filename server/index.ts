export { createApp } from './app.js';
export { jsonLines } from './log.js';
export type { LogEntry } from './settings.js';
export { type RunningServer, type ServerSettings, startServer } from './start.js';
