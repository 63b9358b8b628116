// Installs the dependencies when node_modules does not hold what package-lock.json names. Plain Node: nothing is installed yet.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT } from './npm.mjs';

const OLDEST_NODE = [20, 19];

/** Ends the process with a sentence when Node is too old or the installation fails. */
export function setup() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    console.error(`acktree needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  console.error('Installing the dependencies (npm ci); the first time this takes a minute or two.');
  const code = npm('ci', '--no-audit', '--no-fund');
  if (code !== 0) process.exit(code);
}

/** npm keeps a copy of the lock inside node_modules: the versions are compared, not dates, which git and copying change. */
function isInstalled() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

if (process.argv[1] === import.meta.filename) setup();
