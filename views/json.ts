/** Any page object as JSON: the field names are those of db/pages/types.ts. `pretty` is for people at a terminal. */
export function pageJson(page: object, pretty = false): string {
  return `${JSON.stringify(page, null, pretty ? 2 : undefined)}\n`;
}
