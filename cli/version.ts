/** The version of package.json, which is not beside the compiled code; a test keeps the two equal. */
export const VERSION = '0.1.0';
