import { expect, test } from 'vitest';
import prettier from 'prettier';
import { openApi } from '../../../daemon/api/openapi.ts';
import { routes } from '../../../daemon/api/routes.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { serveLent } from './lent.ts';
import { exchangeRaw, get } from './raw.ts';

test('docs/openapi.json describes the routes (vitest -u writes it)', async () => {
  const text = JSON.stringify(openApi(routes, packageJson.version));
  const formatted = await prettier.format(text, { parser: 'json', printWidth: 110 });
  await expect(formatted).toMatchFileSnapshot('../../../docs/openapi.json');
});

test('no two routes answer the same, every field in a path is required', () => {
  const keys = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { path, fields } of routes)
    for (const [, name = ''] of path.matchAll(/:(\w+)/g)) expect(fields[name]?.required).toBe(true);
});

test('is served, and every path in it is there', async () => {
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
