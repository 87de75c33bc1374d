import { version } from '../version.ts';
import type { Field } from './fields.ts';
import { route, type Route } from './route.ts';

/** The OpenAPI 3.1 description of the routes, as docs/openapi.json holds it. */
export function openApi(routes: readonly Route[], servedVersion: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of routes) {
    const path = one.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'gowarden, local API',
      version: servedVersion,
      description:
        'HTTP over the Unix socket that `gowarden paths` shows: `curl --unix-socket SOCKET http://localhost/v1/status`. Only the user whose daemon it is can reach it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'http://localhost' }],
    paths,
    components: { schemas: { Problem: problem } },
  };
}

/** The description of all other routes, served beside them. */
export const openApiRoute = (described: readonly Route[]): Route =>
  route({
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'This description',
    fields: {},
    answer: () => openApi([...described, openApiRoute(described)], version),
  });

function operation(one: Route): object {
  const inPath = new Set([...one.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const fields = Object.entries(one.fields);
  const parameters = fields
    .filter(([name]) => one.method === 'GET' || inPath.has(name))
    .map(([name, field]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: field.required === true,
      description: field.description,
      schema: schema(field),
    }));
  const body = one.method === 'POST' ? fields.filter(([name]) => !inPath.has(name)) : [];
  const required = body.filter(([, field]) => field.required).map(([name]) => name);
  return {
    summary: one.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body.length > 0
      ? {
          requestBody: {
            required: required.length > 0,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required,
                  properties: Object.fromEntries(
                    body.map(([name, field]) => [name, { ...schema(field), description: field.description }]),
                  ),
                },
              },
            },
          },
        }
      : {}),
    responses: {
      '200': {
        description: one.summary,
        content: { [one.stream ? 'text/event-stream' : 'application/json']: {} },
      },
      default: {
        description: 'Why not',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const schema = (field: Field): object =>
  Object.fromEntries(Object.entries(field).filter(([name]) => name !== 'description' && name !== 'required'));

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
  },
};
