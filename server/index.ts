export { createApp } from './app.js';
export type { AppSettings, LogEntry } from './settings.js';
export { type RunningServer, type ServerSettings, startServer } from './start.js';
