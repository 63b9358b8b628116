import { z } from '../zod.js';
import { OPERATIONS, type Operation } from './openapi.js';

/** Addresses that answer with something else than a page. */
const OTHERS = [
  ['/{list}/', 'the dashboard of one list; its feed is `/{list}/new.atom`'],
  ['/{list}/{id}/raw', 'the mail as received, as text'],
  ['/{list}/{id}/t.mbox.gz', 'the thread as mboxrd, compressed'],
  ['/new.atom', 'the same as `/index.atom`'],
  ['/log.jsonl', 'the corrections as JSON Lines, oldest first, as `acktree correct --import` reads them'],
  ['/{list}/{id}/record.html', 'the record as a page to keep'],
  ['/help', 'codes, search, keys'],
  ['/api/openapi.json', 'the JSON pages as OpenAPI 3.1'],
] as const;

/** docs/api.md: every address, its formats and parameters, out of the tables that the server works by. */
export function apiReference(): string {
  return `# Addresses and formats

Written by \`npm run docs\` from the server's own tables. Everything is read with GET; the one thing that can be changed is
what \`POST /api/corrections\` sets right, by who has a token, where the server was started with \`--write\` (docs/corrections.md).

A page asked for with \`Accept: application/json\` answers like its \`.json\`. Fields are those of the page objects in
\`db/pages/\`. Message-IDs are percent-encoded as one segment; \`{list}\` may be any name, the id alone decides.

| page | other formats | parameters | what |
| --- | --- | --- | --- |
${OPERATIONS.map(row).join('\n')}

| address | what |
| --- | --- |
${OTHERS.map(([path, what]) => `| \`${path}\` | ${what} |`).join('\n')}

An unknown Message-ID answers 300 with messages that may have been meant, or 404 when none is near. Errors have one shape,
as page or JSON: \`status\`, \`code\`, \`message\`, \`near\`. Every page has an ETag and Last-Modified from the analysis it was
made of.
`;
}

function row({ path, stem, formats, summary, query }: Operation): string {
  const others = formats.map((format) => `\`${stem}.${format}\``).join(' ');
  const parameters = Object.entries(query?.shape ?? {}).map(([name, schema]) =>
    parameter(name, schema as z.ZodType),
  );
  return `| \`${path}\` | ${others} | ${parameters.join('<br>')} | ${summary} |`;
}

/** `state`: one of ..., or its name alone. */
function parameter(name: string, schema: z.ZodType): string {
  const { enum: values } = z.toJSONSchema(schema, { io: 'input' });
  return values === undefined ? `\`${name}\`` : `\`${name}\`: ${values.map(String).join(', ')}`;
}
