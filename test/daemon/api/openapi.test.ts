import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import described from '../../../docs/openapi.json' with { type: 'json' };
import { routes } from '../../../daemon/api/routes.ts';
import { serveLent } from './lent.ts';
import { exchangeRaw, get } from './raw.ts';

test('no two routes share method and path, and every field in a path is required', () => {
  const keys = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { path, fields } of routes)
    for (const [, name = ''] of path.matchAll(/:(\w+)/g))
      expect(fields[name]?.type, path).toMatch(/^(?!optional)/);
});

test('answers are as described', async () => {
  const { socket } = await serveLent();
  const ajv = new Ajv2020({ strict: false, formats: { uri: true } });
  ajv.addSchema(described, 'api');
  for (const [path, { get: operation }] of Object.entries(described.paths as Paths)) {
    const type = operation && Object.keys(operation.responses['200'].content)[0];
    // This context has no diagnostics.
    if (type !== 'application/json' || path.includes('{') || path === '/v1/diagnostics') continue;
    const pointer = `api#/paths/${path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`;
    const validate = ajv.compile({ $ref: pointer });
    validate((await get(socket, path)).json());
    expect(validate.errors ?? [], path).toEqual([]);
  }
  const refused = ajv.compile({ $ref: 'api#/components/schemas/Problem' });
  expect(refused((await get(socket, '/v1/nothing')).json())).toBe(true);
});

interface Paths {
  readonly [path: string]: {
    readonly get?: { readonly responses: { readonly 200: { readonly content: object } } };
  };
}

test('is served, and every path in it exists', async () => {
  const { socket } = await serveLent();
  const { paths } = (await get(socket, '/v1/openapi.json')).json() as {
    paths: Record<string, Record<string, unknown>>;
  };
  expect(Object.keys(paths)).toContain('/v1/history/{id}');
  for (const [path, methods] of Object.entries(paths)) {
    const answer = await exchangeRaw(
      socket,
      `OPTIONS ${path.replaceAll(/\{\w+\}/g, '1')} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    );
    const allowed = answer.headers.allow?.toLowerCase().split(', ') ?? [];
    expect(allowed.filter((method) => method !== 'head')).toEqual(Object.keys(methods));
  }
});
