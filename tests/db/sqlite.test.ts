import { openStore } from '../../db/index.js';
import { describeStore } from './conformance.js';
import { temporaryDatabase } from './files.js';

describeStore('the SQLite store', () => openStore(temporaryDatabase()));
