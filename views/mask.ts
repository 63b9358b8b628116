/** Fields that look like addresses and are names of things: cutting them would break every link. */
const KEPT = new Set(['messageId', 'parent', 'list', 'rule', 'page', 'date']);
/** Bounded on both sides, so linear; what is longer is no address that anybody could write to. */
const ADDRESS = /[\w.+=-]{1,64}@(?=[\w-]{1,63}\.[\w-])/g;

/** The page object with the local part of every mail address cut: `…@example.org`. For servers that anybody can read. */
export function maskAddresses<T>(page: T): T {
  return mask(page, '') as T;
}

function mask(value: unknown, field: string): unknown {
  if (typeof value === 'string') return KEPT.has(field) ? value : value.replace(ADDRESS, '…@');
  if (Array.isArray(value)) return value.map((item) => mask(item, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mask(item, key)]));
}
