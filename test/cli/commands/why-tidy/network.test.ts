import { spawnSync } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from './world.ts';

const hasGo = spawnSync('go', ['version']).status === 0;

let world: World;
let tidy: Readonly<Record<string, string>>;

beforeAll(() => {
  world = new World();
  if (hasGo) tidy = world.tidyModule();
});

afterAll(() => world.remove());

describe.skipIf(!hasGo)('what is downloaded with --network (needs go)', () => {
  it.each([
    ['read-only, as go leaves it', '', 0o555],
    ['writable where GOFLAGS asks for that', '-modcacherw', 0o755],
    ['writable where GOFLAGS asks for that beside other flags', '-mod=mod -modcacherw', 0o755],
  ])('is %s', async (_, flags, mode) => {
    const cache = join(mkdtempSync(join(world.home, 'My Mods ')), 'mod');
    const settings = join(mkdtempSync(join(world.home, 'env-')), 'env');
    writeFileSync(settings, flags === '' ? '' : `GOFLAGS=${flags}\n`);
    const more = { GOENV: settings, GOMODCACHE: cache };
    const asked = await world.ask(world.module(tidy), more, ['--network'], false);
    expect(asked).toMatchObject({ status: 0, causes: [] });
    expect(statSync(join(cache, 'example.test/lib@v1.0.0')).mode & 0o777).toBe(mode);
  });
});
