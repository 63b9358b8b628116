export { decodeMessage } from './decode/index.js';
export { type DecodedFiles, decodeFiles } from './files.js';
export { type Origin, type RawMail, SourceError, type SourceItem, type Unread } from './mail.js';
export { readSource, type SourceOptions } from './sources/index.js';
