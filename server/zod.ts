// The one place that knows which library checks what comes from outside.
export { z } from 'zod';
