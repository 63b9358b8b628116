import type { SourceOptions } from '../ingest/index.js';
import type { Io } from './io.js';
import type { OptionName, OptionValues } from './options.js';

/** Options of every command that reads from sources. */
export const SOURCE_OPTIONS = [
  'passwordCommand',
  'passwordFile',
  'allowRedirectsTo',
] as const satisfies readonly OptionName[];

/** How sources are to be read: what the command line says, else the environment (which settings stand behind). */
export function sourceOptions(
  { env, stdin }: Pick<Io, 'env' | 'stdin'>,
  options: OptionValues,
): Pick<SourceOptions, 'stdin' | 'password' | 'redirectsTo'> {
  const redirectsTo =
    options.allowRedirectsTo ?? (env.ACKTREE_ALLOW_REDIRECTS_TO ?? '').split(/[\s,]+/).filter(Boolean);
  return { stdin, password: password(env, options), redirectsTo };
}

function password(env: Io['env'], options: OptionValues): SourceOptions['password'] {
  if (options.passwordCommand !== undefined) return { command: options.passwordCommand };
  if (options.passwordFile !== undefined) return { file: options.passwordFile };
  if (env.ACKTREE_IMAP_PASSWORD) return env.ACKTREE_IMAP_PASSWORD;
  if (env.ACKTREE_IMAP_PASSWORD_COMMAND) return { command: env.ACKTREE_IMAP_PASSWORD_COMMAND };
  return env.ACKTREE_IMAP_PASSWORD_FILE ? { file: env.ACKTREE_IMAP_PASSWORD_FILE } : undefined;
}
