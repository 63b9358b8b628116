export { applyCorrections, type Corrected, striking } from './apply.js';
export { derivedValue, type Findings } from './derived.js';
export { forcedLinks, forcedPeople, standing, undoings } from './standing.js';
export type { Change, ChangeKind, Correction, Mark } from './types.js';
export { changeText } from './words.js';
