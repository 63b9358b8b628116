import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Lockfile, runtimePackages, sbom } from '../../scripts/sbom.js';
import { ROOT } from '../support/shared.js';
import { read, sourceFiles } from './files.js';

const lock = JSON.parse(read('package-lock.json')) as Lockfile;
const run = runtimePackages(lock);

/** Loaded while better-sqlite3 is installed and never after. */
const INSTALLER = 'prebuild-install';
const EMPTY = 'empty-npm-package';

/** Versions below these have holes that mail or requests reach. */
const LEAST: Readonly<Record<string, string>> = {
  nodemailer: '9.1.0',
  'linkify-it': '5.0.2',
  qs: '6.14.2',
  'body-parser': '2.3.0',
  mailparser: '3.14.2',
  express: '5.3.0',
  'path-to-regexp': '8.4.0',
  'better-sqlite3': '12.11.1',
};

function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number));
  const at = [0, 1, 2].find((i) => a?.[i] !== b?.[i]);
  return at === undefined || (a?.[at] ?? 0) > (b?.[at] ?? 0);
}

describe('D16: what we depend on', () => {
  it('comes with the hash of its bytes and from no other place than the registry', () => {
    for (const [path, entry] of Object.entries(lock.packages).filter(([name]) => name !== '')) {
      expect([path, entry.integrity]).toEqual([path, expect.stringMatching(/^sha512-[\w+/]{86}==$/)]);
      expect([path, entry.resolved, entry.link]).toEqual([path, undefined, undefined]);
    }
  });

  it('runs one script when it is installed', () => {
    expect(run.filter(({ entry }) => entry.hasInstallScript).map(({ name }) => name)).toEqual([
      'better-sqlite3',
    ]);
    const allowed = (JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> })
      .allowScripts;
    expect(Object.keys(allowed).filter((name) => allowed[name])).toEqual(['better-sqlite3']);
  });

  it.each(Object.entries(LEAST))('holds %s at %s or newer', (name, least) => {
    const found = run.filter((one) => one.name === name);
    expect(found.length).toBeGreaterThan(0);
    for (const { entry } of found)
      expect([entry.version, isAtLeast(entry.version, least)]).toEqual([entry.version, true]);
  });

  it('tells an old version from a new one', () => {
    expect([isAtLeast('6.14.1', '6.14.2'), isAtLeast('10.0.0', '9.1.0')]).toEqual([false, true]);
  });

  it('is no more than what docs/security.md says', () => {
    const installer = reach(INSTALLER);
    const rest = run.filter(({ name }) => name !== EMPTY && name !== 'better-sqlite3');
    const others = new Set(
      roots()
        .filter((name) => name !== 'better-sqlite3')
        .flatMap((name) => [...reach(name)]),
    );
    const onlyInstaller = rest.filter(({ name }) => installer.has(name) && !others.has(name)).length;
    const text = read('docs/security.md');
    expect(text).toContain(`${run.length} packages`);
    expect(text).toContain(`${run.filter(({ name }) => name === EMPTY).length} are empty`);
    expect(text).toContain(`${onlyInstaller} only install better-sqlite3`);
  });

  it('is listed by `npm run sbom`, each with its hash', () => {
    const { components } = sbom(lock);
    const wanted = new Set(run.map(({ name, entry }) => `${name}@${entry.version}`));
    expect(components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([...wanted].sort());
    for (const { hashes } of components) expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  });
});

function roots(): string[] {
  return Object.keys((JSON.parse(read('package.json')) as { dependencies: object }).dependencies);
}

/** Names of all packages below one, as npm finds them from its folder upwards. */
function reach(name: string): Set<string> {
  const found = new Set<string>();
  const open = [`node_modules/${name}`];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const entry = lock.packages[path];
    const own = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (entry === undefined || found.has(own)) continue;
    found.add(own);
    for (const dependency of Object.keys(entry.dependencies ?? {})) open.push(resolve(path, dependency));
  }
  return found;
}

function resolve(from: string, name: string): string {
  for (
    let folder = from;
    folder !== '';
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const path = `${folder}/node_modules/${name}`;
    if (path in lock.packages) return path;
  }
  return `node_modules/${name}`;
}

it('D6: one library opens the database, and nothing else does', () => {
  const opening = sourceFiles('').filter(
    (file) => !file.startsWith('tests/') && /node:sqlite|['"]sqlite3['"]/.test(read(file)),
  );
  expect(opening).toEqual([]);
});

const strace = spawnSync('strace', ['-V']).status === 0;

describe('D17: while it runs, acktree', () => {
  const folder = mkdtempSync(join(tmpdir(), 'acktree-supply-'));

  function run(tracer: readonly string[], ...argv: string[]) {
    const command = [
      ...tracer,
      process.execPath,
      '--import',
      join(ROOT, 'node_modules/tsx/dist/esm/index.mjs'),
    ];
    return spawnSync(command[0] ?? '', [...command.slice(1), join(ROOT, 'cli/main.ts'), ...argv], {
      cwd: folder,
      encoding: 'utf8',
    });
  }

  it('reads no .env of the folder it is started in', () => {
    writeFileSync(join(folder, '.env'), 'ACKTREE_DB=/canary.sqlite\n');
    const { stdout, status } = run([], 'paths');
    expect([status, stdout.includes('canary')]).toEqual([0, false]);
  }, 30_000);

  (strace ? it : it.skip)(
    'asks nobody on the network',
    () => {
      const log = join(folder, 'calls');
      const tracer = ['strace', '-f', '-qq', '-o', log, '-e', 'trace=connect,sendto'];
      const database = join(folder, 'x.sqlite');
      expect(run(tracer, 'import', join(ROOT, 'sample'), '--db', database).status).toBe(0);
      const asked = readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line.includes('AF_INET') && !/127\.0\.0\.1|"::1"/.test(line));
      expect(asked).toEqual([]);
      rmSync(folder, { recursive: true });
    },
    60_000,
  );
});
