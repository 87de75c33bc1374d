import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Situation } from './situation.ts';
import { situations } from './situations.ts';
import { World, read } from './world.ts';

const hasGo = spawnSync('go', ['version']).status === 0;
const long = process.env.GOWARDEN_LONG === '1';

let world: World;
/** The module as `go mod tidy` leaves it, before anything is wrong with it. */
let tidy: Readonly<Record<string, string>>;

/** Other people's modules with something wrong in them. */
const dependencies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  unmade: { 'go.mod': 'modul example.test/unmade\n' },
  major: { 'go.mod': 'module example.test/major\n\nrequire example.test/lib v3.0.0\n' },
  needy: { 'go.mod': 'module example.test/needy\n\nrequire example.test/nowhere v1.0.0\n' },
  wanting: {
    'go.mod': 'module example.test/wanting\n\nrequire example.test/lib v1.0.0\n',
    'x.go': 'package x\n\nimport _ "example.test/lib/nope"\n',
  },
  lonely: {},
  tested: { 'x_test.go': 'package x\n\nimport _ "example.test/nope"\n' },
  withdrawn: { 'go.mod': 'module example.test/withdrawn\n\nretract [v0.0.0, v1.9.0] // gone\n' },
  old: {
    'go.mod': 'module example.test/old\n\ngo 1.21\n\nrequire example.test/renamed v1.0.0\n',
    'x.go': 'package x\n\nimport _ "example.test/renamed"\n',
  },
};

beforeAll(() => {
  world = new World();
  if (!hasGo) return;
  world.serve('example.test/lib', 'v1.0.0', { 'lib.go': 'package lib\n' });
  world.serve('example.test/split', 'v1.0.0', { 's.go': 'package split\n', 'sub/s.go': 'package sub\n' });
  world.serve('example.test/split/sub', 'v1.1.0', { 's.go': 'package sub\n' });
  world.serve('example.test/renamed', 'v1.0.0', {
    'go.mod': 'module example.test/other\n',
    'r.go': 'package r\n',
  });
  world.serve('example.test/newer', 'v1.0.0', {
    'go.mod': 'module example.test/newer\n\ngo 1.99\n',
    'n.go': 'package n\n',
  });
  for (const [name, files] of Object.entries(dependencies))
    world.serve(`example.test/${name}`, 'v1.0.0', { 'x.go': 'package x\n', ...files });
  const first = world.module({
    'go.mod': 'module example.com/m\n\ngo 1.21\n\nrequire example.test/lib v1.0.0\n',
    'm.go': 'package m\n\nimport _ "example.test/lib"\n',
  });
  world.go(first, ['mod', 'tidy']);
  tidy = Object.fromEntries(['go.mod', 'go.sum', 'm.go'].map((name) => [name, read(first, name)]));
  for (const path of ['split@v1.0.0', 'split/sub@v1.1.0', 'renamed@v1.0.0'])
    spawnSync('go', ['mod', 'download', `example.test/${path}`], { cwd: world.home, env: world.environment });
});

afterAll(() => world.remove());

async function check({
  files,
  environment,
  flags,
  below = '',
  prepare,
  id,
  says,
  never,
}: Situation): Promise<void> {
  const place = mkdtempSync(join(world.home, 'place-'));
  const directory = world.module({ ...tidy, ...files }, place);
  const more = { ...environment, ...(await prepare?.(world, directory)) };
  const asked = await world.ask(join(directory, below), more, flags);
  const all = JSON.stringify(asked.causes);
  expect(
    asked.causes.map((cause) => cause.id),
    all,
  ).toEqual(id === null ? [] : expect.arrayContaining([id]));
  expect(asked.status).toBe(id === null ? 0 : 1);
  if (says !== undefined)
    expect(
      `${asked.causes.map(({ subject, evidence }) => `${subject}\n${evidence}`).join('\n')}\n${asked.en}`,
    ).toMatch(says);
  for (const text of [all, asked.en, asked.zh]) {
    if (never !== undefined) expect(text).not.toMatch(never);
    expect(text).not.toMatch(/gowarden-tidy-|undefined/);
  }
  expect(
    asked.causes.map((cause) => cause.id),
    all,
  ).not.toContain('other');
  // A cause, a next step, and the directory in it, since the user is elsewhere.
  const steps = asked.en.split('\n').filter((line) => line.startsWith('Next: '));
  expect(steps).toHaveLength(asked.causes.length);
  expect(asked.zh.split('\n').filter((line) => /^下一步/.test(line))).toHaveLength(asked.causes.length);
}

const asked = situations.filter(({ short }) => long || short === true);

test('there are more than fifty situations', () => expect(situations.length).toBeGreaterThan(50));

test.skipIf(!hasGo).concurrent.each(asked)('$name (needs go)', check, 120_000);
