// npm run docs: writes the documents that are made from tables of the code. tests/house/docs.test.ts compares them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATED } from '../tests/house/generated.js';
import { ROOT } from '../tests/support/shared.js';

for (const [path, make] of Object.entries(GENERATED)) writeFileSync(join(ROOT, path), make());
