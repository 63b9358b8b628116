import type { Command } from '../command.js';
import { analyze } from './analyze.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { list } from './list.js';
import { reanalyze } from './reanalyze.js';
import { serve } from './serve.js';
import { show } from './show.js';
import { status } from './status.js';
import { treeCommand } from './tree.js';

/** Every verb, in the order of the help and of docs/cli.md. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  list,
  show,
  exportCommand,
  status,
  serve,
  analyze,
  treeCommand,
  reanalyze,
];
