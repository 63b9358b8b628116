export { analyzeStale } from './analyze.js';
export { inlineEngine } from './engine.js';
export { decodeFiles } from './files.js';
export { SourceError } from './mail.js';
export type { Progress } from './options.js';
export { importInto } from './pipeline.js';
export type { ImportReport } from './report.js';
export { readSource } from './sources/index.js';
export { threadEngine } from './thread.js';
