// node bench/web-server.js DATABASE CACHE: serves the database, keeping CACHE bytes of pages, and prints its address.
import { openStore } from '../db/index.js';
import { startServer } from '../server/index.js';

const [, , database = '', cache = '0'] = process.argv;
const store = await openStore(database);
const { url } = await startServer({ store, host: '127.0.0.1', port: 0, cacheBytes: Number(cache) });
console.log(url);
