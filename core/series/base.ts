import type { ThreadContext } from '../analysis.js';

/** What is known of a thread before its series and trailers are. */
export type ThreadBase = Omit<ThreadContext, 'series' | 'trailers'>;
