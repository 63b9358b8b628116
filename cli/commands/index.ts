import type { Command } from '../command.js';
import { analyze } from './analyze.js';
import { backup } from './backup.js';
import { check } from './check.js';
import { completion } from './completion.js';
import { config } from './config.js';
import { correct } from './correct.js';
import { decisions } from './decisions.js';
import { digest } from './digest.js';
import { exportCommand } from './export.js';
import { fsck } from './fsck.js';
import { importCommand } from './import.js';
import { list } from './list.js';
import { logCommand } from './log.js';
import { paths } from './paths.js';
import { person } from './person.js';
import { positions } from './positions.js';
import { questions } from './questions.js';
import { reanalyze } from './reanalyze.js';
import { rebuild } from './rebuild.js';
import { report } from './report.js';
import { restore } from './restore.js';
import { search } from './search.js';
import { serve } from './serve.js';
import { show } from './show.js';
import { status } from './status.js';
import { token } from './token.js';
import { track } from './track.js';
import { trailers } from './trailers.js';
import { treeCommand } from './tree.js';
import { update } from './update.js';
import { why } from './why.js';

/** Every verb, in the order of the help and of docs/cli.md. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  track,
  update,
  list,
  show,
  positions,
  questions,
  trailers,
  why,
  check,
  search,
  person,
  decisions,
  exportCommand,
  digest,
  correct,
  logCommand,
  token,
  status,
  report,
  serve,
  analyze,
  treeCommand,
  reanalyze,
  fsck,
  backup,
  restore,
  rebuild,
  config,
  completion,
  paths,
];
