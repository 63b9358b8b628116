import { Random } from '../fuzz/random.js';

/** One call that changed a file, as the tracer wrote it down. */
type Call =
  | { readonly type: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly type: 'truncate'; readonly path: string; readonly size: number }
  | { readonly type: 'unlink'; readonly path: string }
  | { readonly type: 'sync'; readonly path: string }
  | { readonly type: 'sync folder' }
  | { readonly type: 'said'; readonly text: string };

/** Reads a log of `strace -y -xx`: strings and paths in hex. Calls on files outside `folder` are left out. */
export function readCalls(log: string, folder: string): Call[] {
  return log.split('\n').flatMap((line) => readCall(line, folder));
}

function readCall(line: string, folder: string): Call[] {
  const [, name = '', rest = ''] = /^\d+ +(\w+)\((.*)$/.exec(line) ?? [];
  const [, fd = '', hex = ''] = /^(\d+)<([^>]*)>/.exec(rest) ?? [];
  if (name === 'write') return fd === '1' ? [{ type: 'said', text: bytesOf(stringOf(rest)).toString() }] : [];
  if (name === 'unlink') {
    const path = bytesOf(stringOf(rest)).toString();
    return path.startsWith(folder) ? [{ type: 'unlink', path }] : [];
  }
  const path = bytesOf(hex).toString();
  if (path === folder && name.endsWith('sync')) return [{ type: 'sync folder' }];
  if (!path.startsWith(`${folder}/`)) return [];
  if (name === 'fsync' || name === 'fdatasync') return [{ type: 'sync', path }];
  const numbers = rest.slice(rest.lastIndexOf('"') + 1).match(/\d+/g) ?? [];
  if (name === 'ftruncate') return [{ type: 'truncate', path, size: Number(/>, (\d+)/.exec(rest)?.[1]) }];
  if (name !== 'pwrite64') return [];
  return [{ type: 'write', path, at: Number(numbers[1]), bytes: bytesOf(stringOf(rest)) }];
}

function stringOf(text: string): string {
  return text.slice(text.indexOf('"') + 1, text.lastIndexOf('"'));
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

interface File {
  /** What the disk holds for certain. */
  safe: Buffer | null;
  pending: Call[];
}

/**
 * What a disk may hold when the power goes after the first `until` calls: all that was synced, and of the rest each write
 * whole, torn at a sector, or not at all, by the seed.
 */
export function imageAt(
  calls: readonly Call[],
  until: number,
  seed: number,
): { readonly files: ReadonlyMap<string, Buffer>; readonly said: string } {
  const files = new Map<string, File>();
  let said = '';
  for (const call of calls.slice(0, until)) {
    if (call.type === 'said') said += call.text;
    if (call.type === 'sync folder') for (const file of files.values()) settleUnlink(file);
    if (call.type === 'said' || call.type === 'sync folder') continue;
    const file = files.get(call.path) ?? { safe: null, pending: [] };
    files.set(call.path, file);
    if (call.type !== 'sync') file.pending.push(call);
    else {
      file.safe = file.pending.reduce(apply, file.safe);
      file.pending = [];
    }
  }
  const random = new Random(seed);
  const image = new Map<string, Buffer>();
  for (const [path, { safe, pending }] of files) {
    const left = pending.flatMap((call) => survivor(call, random)).reduce(apply, safe);
    if (left !== null) image.set(path, left);
  }
  return { files: image, said };
}

/** A removed file is gone for certain once its folder is synced. */
function settleUnlink(file: File): void {
  const at = file.pending.findLastIndex(({ type }) => type === 'unlink');
  if (at === -1) return;
  file.safe = null;
  file.pending = file.pending.slice(at + 1);
}

const SECTOR = 512;

function survivor(call: Call, random: Random): Call[] {
  const luck = random.below(4);
  if (luck < 2) return luck === 0 ? [] : [call];
  if (call.type !== 'write' || call.bytes.length <= SECTOR) return [call];
  const cut = SECTOR * (1 + random.below(Math.floor(call.bytes.length / SECTOR)));
  return [{ ...call, bytes: call.bytes.subarray(0, cut) }];
}

function apply(before: Buffer | null, call: Call): Buffer | null {
  const now = before ?? Buffer.alloc(0);
  if (call.type === 'unlink') return null;
  if (call.type === 'truncate') {
    const cut = Buffer.alloc(call.size);
    now.copy(cut);
    return cut;
  }
  if (call.type !== 'write') return before;
  const grown = Buffer.alloc(Math.max(now.length, call.at + call.bytes.length));
  now.copy(grown);
  call.bytes.copy(grown, call.at);
  return grown;
}
