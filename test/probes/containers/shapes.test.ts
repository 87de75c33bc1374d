import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { decideRepository } from '../../../probes/repository/decide.ts';
import { walkRepository } from '../../../probes/repository/walk.ts';
import { temporary } from '../../cli/machine.ts';
import { today } from '../machine.ts';
import { brought } from './brought.ts';
import { built } from './built.ts';
import { composed } from './composed.ts';
import { kinds } from './kinds.ts';
import { shapes } from './shapes.ts';

const root = temporary('shapes');
let host: Host;

beforeAll(async () => {
  host = await openHost();
});

/** What is found in a repository with these files, as `RULE:LINE`. */
async function foundIn(name: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const top = join(root, name);
  mkdirSync(top, { recursive: true });
  const all = { 'go.mod': 'module example.com/app\n\ngo 1.25\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
  const { signal } = new AbortController();
  const repository = await walkRepository(host.files, top, signal);
  const { findings, unknown } = await decideRepository(host, repository, today, signal);
  expect(unknown).toEqual([]);
  return findings.map(({ rule, values }) => `${rule}:${(values as { line: number }).line}`).sort();
}

describe('Dockerfiles of public shapes', () => {
  test('there are thirty or more', () => expect(shapes.length).toBeGreaterThanOrEqual(30));

  test('there are thirty or more kinds of syntax', () => expect(kinds.length).toBeGreaterThanOrEqual(30));

  test.each(
    [...shapes, ...kinds, ...brought, ...built, ...composed].map((shape, index) => ({ ...shape, index })),
  )('$name', async ({ dockerfile, files = {}, expected, index }) => {
    expect(await foundIn(String(index), { Dockerfile: dockerfile, ...files })).toEqual(expected);
  });
});
