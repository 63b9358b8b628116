export { type Analysed, analyzeStale } from './analyze.js';
export { decodeMessage } from './decode/index.js';
export { type Engine, inlineEngine } from './engine.js';
export { type DecodedFiles, decodeFiles } from './files.js';
export { type Origin, type RawMail, SourceError, type SourceItem, type Unread } from './mail.js';
export { type ImportOptions, importInto, type Progress } from './pipeline.js';
export type { ImportReport, OddMail } from './report.js';
export { readSource, type SourceOptions } from './sources/index.js';
export { threadEngine } from './thread.js';
