/**
 * `npm run sbom`: what a running acktree is made of, as CycloneDX 1.5 on standard output. Made from the lockfile alone, so
 * that the same lockfile gives the same bytes.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export interface LockEntry {
  readonly version: string;
  readonly name?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}
/** A package-lock.json of version 3; '' is the project itself. */
export interface Lockfile {
  readonly name: string;
  readonly version: string;
  readonly packages: Readonly<Record<string, LockEntry>>;
}
export interface Package {
  readonly name: string;
  readonly entry: LockEntry;
}

const NODE_MODULES = 'node_modules/';

/** The packages that are installed without development tools. */
export function runtimePackages({ packages }: Lockfile): Package[] {
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.optional && !entry.devOptional)
    .map(([path, entry]) => ({
      name: entry.name ?? path.slice(path.lastIndexOf(NODE_MODULES) + NODE_MODULES.length),
      entry,
    }));
}

/** A CycloneDX document of a lockfile. */
export function sbom(lock: Lockfile) {
  const components = new Map(
    runtimePackages(lock).map((one) => [purl(one), { ...component(one), purl: purl(one) }]),
  );
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name: lock.name, version: lock.version } },
    components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
}

function purl({ name, entry }: Package): string {
  return `pkg:npm/${name.replace('@', '%40')}@${entry.version}`;
}

function component({ name, entry }: Package) {
  const [algorithm = '', digest = ''] = (entry.integrity ?? '').split('-', 2);
  const content = Buffer.from(digest, 'base64').toString('hex');
  return {
    type: 'library',
    name,
    version: entry.version,
    hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content }],
    ...(entry.license === undefined ? {} : { licenses: [{ expression: entry.license }] }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lock = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
  process.stdout.write(`${JSON.stringify(sbom(JSON.parse(lock) as Lockfile), null, 2)}\n`);
}
