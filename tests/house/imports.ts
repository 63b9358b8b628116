import { dirname, join } from 'node:path';
import { read, sourceFiles } from './files.js';

/** What the files of one folder may import. The same table is printed in docs/ARCHITECTURE.md. */
export interface MayImport {
  readonly folders: readonly string[];
  /** Folders whose types may be imported, and nothing else. */
  readonly typesOf: readonly string[];
  readonly packages: readonly string[];
  /** False: none of Node's modules, so no files, clock, processes or network. */
  readonly node: boolean;
}

export const MAY_IMPORT: Readonly<Record<string, MayImport>> = {
  core: { folders: [], typesOf: [], packages: ['natural'], node: false },
  db: { folders: ['core'], typesOf: [], packages: ['better-sqlite3'], node: true },
  views: {
    folders: ['core'],
    typesOf: ['db'],
    packages: ['preact', 'preact-render-to-string'],
    node: false,
  },
  ingest: { folders: ['core', 'db'], typesOf: [], packages: ['imapflow', 'mailparser'], node: true },
  server: {
    folders: ['core', 'db', 'views'],
    typesOf: [],
    packages: ['express', 'helmet', 'pino', 'zod'],
    node: true,
  },
  cli: {
    folders: ['core', 'db', 'ingest', 'views', 'server'],
    typesOf: [],
    packages: ['commander'],
    node: true,
  },
};

/** Views are written in preact's elements, so its types and components are everywhere there: it needs no door. */
export const WITHOUT_DOOR: ReadonlySet<string> = new Set(['preact']);

/** One import of a source file. */
export interface Import {
  readonly file: string;
  readonly typeOnly: boolean;
  /** Folder of the project, or null for a package. */
  readonly folder: string | null;
  /** Package name without its sub-path (`@scope/name` whole), `node:` for Node's own; null for the project's files. */
  readonly package: string | null;
}

const IMPORT =
  /^\s*(?:import|export)\s+(?:(type)\s)?(?:[^'";]*?from\s+)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm;

export function importsOf(file: string): Import[] {
  return [...read(file).matchAll(IMPORT)].map(([, type, from, dynamic]) => {
    const target = from ?? dynamic ?? '';
    const local = target.startsWith('.');
    return {
      file,
      typeOnly: type !== undefined || file.endsWith('.d.ts'),
      folder: local ? (join(dirname(file), target).split('/')[0] ?? null) : null,
      package: local ? null : packageName(target),
    };
  });
}

function packageName(target: string): string {
  if (target.startsWith('node:')) return 'node:';
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

/** One line for each import of `folder` that its row does not allow. */
export function forbiddenImports(folder: string, may: MayImport): string[] {
  return sourceFiles(folder)
    .flatMap(importsOf)
    .filter((found) => !isAllowed(found, folder, may))
    .map((found) => `${found.file} imports ${found.folder ?? found.package}`);
}

function isAllowed(found: Import, folder: string, may: MayImport): boolean {
  if (found.package === 'node:') return may.node;
  if (found.package !== null) return may.packages.includes(found.package);
  if (found.folder === folder || may.folders.includes(found.folder ?? '')) return true;
  return found.typeOnly && may.typesOf.includes(found.folder ?? '');
}

/** Packages that more than one file imports (for more than their types), with those files. */
export function packagesWithSeveralDoors(): string[] {
  const doors = new Map<string, Set<string>>();
  for (const found of Object.keys(MAY_IMPORT).flatMap(sourceFiles).flatMap(importsOf)) {
    const name = found.package;
    if (name === null || name === 'node:' || found.typeOnly || WITHOUT_DOOR.has(name)) continue;
    doors.set(name, (doors.get(name) ?? new Set()).add(found.file));
  }
  return [...doors]
    .filter(([, files]) => files.size > 1)
    .map(([name, files]) => `${name}: ${[...files].join(', ')}`);
}

/** The table as docs/ARCHITECTURE.md prints it. */
export function importTable(): string {
  const list = (names: readonly string[]) =>
    names.length === 0 ? '–' : names.map((n) => `\`${n}\``).join(', ');
  const rows = Object.entries(MAY_IMPORT).map(([folder, may]) => {
    const folders = [...may.folders.map((f) => `\`${f}\``), ...may.typesOf.map((f) => `types of \`${f}\``)];
    return `| \`${folder}\` | ${folders.join(', ') || '–'} | ${list(may.packages)} | ${may.node ? 'yes' : 'no'} |`;
  });
  return ['| folder | folders | packages | Node’s modules |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
