import { describe, expect, it } from '@jest/globals';
import { changeKind } from '../../server/api/correction.js';
import { OPERATIONS, openApi } from '../../server/api/openapi.js';
import { apiReference } from '../../server/api/reference.js';
import { CONTENT_TYPES } from '../../server/format.js';
import { fakeStore } from './fake-store.js';
import { serving } from './serve.js';

const get = serving({ store: fakeStore() });

/** The address with a message and a person that the fixtures know. */
function pathOf(path: string): string {
  return path
    .replace('{list}', 'gadget-devel')
    .replace('{id}', 'v2-0%40mail.example')
    .replace('{key}', 'ana.novak%40mail.example');
}

describe('the description of the API', () => {
  it('is served as OpenAPI 3.1', async () => {
    const res = await get('/api/openapi.json');
    expect(res.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await res.json()).toMatchObject({ openapi: '3.1.0', paths: { '/index.json': { get: {} } } });
  });

  it('refers to no schema that it does not hold', () => {
    const text = JSON.stringify(openApi());
    const { schemas } = (openApi() as { components: { schemas: Record<string, unknown> } }).components;
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of refs) expect(Object.keys(schemas)).toContain(ref.replace('#/components/schemas/', ''));
  });

  it.each(OPERATIONS.map((operation) => [operation.path, operation] as const))(
    '%s answers just what is described',
    async (_, { page, stem }) => {
      const answer: unknown = await (await get(pathOf(`${stem}.json`))).json();
      expect(page.safeParse(answer).error?.issues ?? []).toEqual([]);
      expect(page.safeParse({ ...(answer as object), more: 1 }).success).toBe(false);
    },
  );

  it.each(OPERATIONS.map((operation) => [operation.path, operation] as const))(
    '%s has the formats that are described, and no others',
    async (path, { stem, formats }) => {
      expect((await get(pathOf(path))).headers.get('content-type')).toBe(CONTENT_TYPES.html);
      for (const format of ['json', 'md', 'txt', 'csv', 'atom'] as const) {
        const res = await get(pathOf(`${stem}.${format}`));
        expect([format, res.status]).toEqual([format, formats.includes(format) ? 200 : 404]);
        if (res.status === 200) expect(res.headers.get('content-type')).toBe(CONTENT_TYPES[format]);
      }
    },
  );

  it('says how to make a correction, each kind with its fields', () => {
    const { paths } = openApi() as {
      paths: { '/api/corrections': { post: { requestBody: unknown; security: unknown } } };
    };
    const { requestBody, security } = paths['/api/corrections'].post;
    expect(security).toEqual([{ token: [] }]);
    for (const kind of changeKind.options) expect(JSON.stringify(requestBody)).toContain(`"${kind}"`);
  });

  it('is written down with every address and parameter', () => {
    const text = apiReference();
    for (const { stem } of OPERATIONS) expect(text).toContain(`\`${stem}.json\``);
    expect(text).toContain('`turn`: author, reviewer, maintainer, nobody');
  });

  it('names every parameter that the dashboard reads', () => {
    const { paths } = openApi() as {
      paths: Record<'/index.json', { get: { parameters: { name: string }[] } }>;
    };
    expect(paths['/index.json'].get.parameters.map((p) => p.name)).toEqual([
      'list',
      'state',
      'outcome',
      'turn',
      'person',
      'kind',
      'all',
      'page',
    ]);
  });
});
