export { buildForest } from './forest.js';
export { compare, inDateOrder } from './order.js';
export { pagesOf } from './page.js';
export { DisjointSets } from './sets.js';
export { splitThreads } from './split.js';
