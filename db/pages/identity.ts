import { AUTHENTICATED, BOUNDARY } from '../../core/identity/index.js';

/** Columns of `message m` that tell how well it is shown whom a mail comes from. */
export const TRACE = `m.headers ->> '$."${AUTHENTICATED}"' AS authenticated, m.headers ->> '$."${BOUNDARY}"' AS boundary`;
