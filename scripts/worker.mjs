// Loads the worker thread of an import where the project runs uncompiled (tests, tsx); the build starts worker.js itself.
import { register } from 'tsx/esm/api';

register();
await import('../ingest/worker.ts');
