import type { Format } from '../format.js';
import {
  dashboardQuery,
  decisionsQuery,
  idSchema,
  pageQuery,
  reportQuery,
  rfcQuery,
  searchQuery,
  threadQuery,
} from '../params.js';
import { z } from '../zod.js';
import { correctionRequest } from './correction.js';
import { dashboardPage } from './dashboard.js';
import { logPage, madeCorrection } from './log.js';
import { recordPage } from './record.js';
import { reportPage } from './report.js';
import { rfcPage } from './rfc.js';
import { decisionsPage, personPage, searchPage } from './search.js';
import { errorPage, statusPage } from './status.js';
import { messagePage, threadPage } from './thread.js';

/** One page of the site, as the routes serve it. */
export interface Operation {
  /** Address of the HTML page, in OpenAPI's writing: `/{list}/{id}/rfc/`. */
  readonly path: string;
  /** Address of its other formats, without the ending. */
  readonly stem: string;
  readonly formats: readonly Exclude<Format, 'html'>[];
  readonly summary: string;
  readonly query: z.ZodObject | null;
  readonly page: z.ZodType;
}

export const OPERATIONS: readonly Operation[] = [
  {
    path: '/',
    stem: '/index',
    formats: ['json', 'md', 'txt', 'csv', 'atom'],
    summary: 'RFCs by whose turn and waiting time',
    query: dashboardQuery,
    page: dashboardPage,
  },
  {
    path: '/{list}/{id}/rfc/',
    stem: '/{list}/{id}/rfc',
    formats: ['json', 'md', 'txt', 'atom'],
    summary: 'Where an RFC stands',
    query: rfcQuery,
    page: rfcPage,
  },
  {
    path: '/{list}/{id}/T/',
    stem: '/{list}/{id}/T',
    formats: ['json', 'txt'],
    summary: 'A thread with its quote trees',
    query: threadQuery,
    page: threadPage,
  },
  {
    path: '/{list}/{id}/',
    stem: '/{list}/{id}/message',
    formats: ['json', 'txt'],
    summary: 'One message',
    query: null,
    page: messagePage,
  },
  {
    path: '/{list}/{id}/record',
    stem: '/{list}/{id}/record',
    formats: ['json', 'md', 'txt', 'csv'],
    summary: 'The decision record of a proposal over all its revisions',
    query: null,
    page: recordPage,
  },
  {
    path: '/search',
    stem: '/search',
    formats: ['json', 'txt', 'atom'],
    summary: 'Search, grouped by thread',
    query: searchQuery,
    page: searchPage,
  },
  {
    path: '/person/{key}/',
    stem: '/person/{key}/index',
    formats: ['json', 'txt', 'atom'],
    summary: 'What waits on a person, where they stand',
    query: pageQuery,
    page: personPage,
  },
  {
    path: '/decisions',
    stem: '/decisions',
    formats: ['json', 'txt', 'csv', 'atom'],
    summary: 'The decision log',
    query: decisionsQuery,
    page: decisionsPage,
  },
  {
    path: '/log',
    stem: '/log',
    formats: ['json', 'txt'],
    summary: 'Every correction, newest first',
    query: null,
    page: logPage,
  },
  {
    path: '/status',
    stem: '/status',
    formats: ['json', 'txt'],
    summary: 'What the store holds and how it came in',
    query: null,
    page: statusPage,
  },
  {
    path: '/report',
    stem: '/report',
    formats: ['json', 'txt'],
    summary: 'What became of every mail on import',
    query: reportQuery,
    page: reportPage,
  },
];

type Json = Readonly<Record<string, unknown>>;

/** The description of the JSON interface, OpenAPI 3.1, made from the schemas that requests and tests are checked with. */
export function openApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'acktree',
      version: '1',
      description: 'Who stands where on each RFC, what is open, what was decided; and corrections of it.',
    },
    paths: {
      ...Object.fromEntries(
        OPERATIONS.map((operation) => [`${operation.stem}.json`, { get: describe(operation) }]),
      ),
      '/api/corrections': { post: CORRECT },
    },
    components: {
      schemas: schemas(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

/** Answered only where the server was started with `--write`. */
const CORRECT: Json = {
  summary: 'Set one thing right; docs/corrections.md says what each kind does',
  security: [{ token: [] }],
  requestBody: { required: true, content: { 'application/json': { schema: plain(correctionRequest) } } },
  responses: {
    201: answer('The correction, as it is kept', madeCorrection),
    default: answer('What went wrong', errorPage),
  },
};

function describe({ stem, summary, query, page }: Operation): Json {
  const inPath = [...stem.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'list' ? { type: 'string' } : plain(idSchema),
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: plain(schema as z.ZodType),
  }));
  return {
    summary,
    parameters: [...inPath, ...inQuery],
    responses: { 200: answer('The page', page), default: answer('What went wrong', errorPage) },
  };
}

function answer(description: string, page: z.ZodType): Json {
  const { id } = z.globalRegistry.get(page) ?? {};
  return {
    description,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${id}` } } },
  };
}

function plain(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

function schemas(): Json {
  const all = z.toJSONSchema(z.globalRegistry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(all.schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}
