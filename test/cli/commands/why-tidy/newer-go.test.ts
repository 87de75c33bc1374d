import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World, type Asked } from './world.ts';

const hasGo = spawnSync('go', ['version']).status === 0;

let world: World;

beforeAll(() => {
  world = new World();
});

afterAll(() => world.remove());

/** Asks about a go that prints this for `mod tidy` or for `list`, and succeeds at the other. */
function asked(says: { readonly tidy?: string; readonly list?: string }): Promise<Asked> {
  const place = mkdtempSync(join(world.home, 'older-'));
  const files = { 'go.mod': 'module example.com/m\n\ngo 1.17\n', 'm.go': 'package m\n' };
  const directory = world.module({ 'go.work': 'use ./m\n', ...files }, place);
  const said = (text: string | undefined): string =>
    text === undefined ? 'exit 0' : `cat >&2 <<'END'\n${text}\nEND\nexit 1`;
  const script = `#!/bin/sh\ncase "$1" in\nmod)\n${said(says.tidy)}\n;;\nlist)\n${said(says.list)}\n;;\nesac\n`;
  writeFileSync(join(place, 'go'), script, { mode: 0o755 });
  return world.ask(directory, { PATH: `${place}:/usr/bin:/bin` });
}

const parsing = (...lines: readonly string[]): string => ['go: errors parsing go.mod:', ...lines].join('\n');

describe('a go.mod that is too new for the Go that runs', () => {
  it.each([
    ['1.21', 'form of the go line', "go.mod:3: invalid go version '1.21.0': must match format 1.23"],
    ['1.21', 'toolchain line', '/tmp/m/go.mod:5: unknown directive: toolchain'],
    ['1.23', 'godebug line', 'go.mod:5: unknown directive: godebug'],
    ['1.24', 'tool line', 'go.mod:5: unknown directive: tool'],
    ['1.25', 'block', 'go.mod:4: unknown block type: tool\ngo.mod:8: unknown block type: ignore'],
    [
      '1.21',
      'go and toolchain line',
      "/tmp/m/go.mod:3: invalid go version '1.21.0': must match format 1.23\n/tmp/m/go.mod:5: unknown directive: toolchain",
    ],
    ['1.23', 'newest line', 'go.mod:4: unknown directive: toolchain\ngo.mod:5: unknown directive: godebug'],
  ])('asks for Go %s because of its %s, and is not to be changed', async (version, _, line) => {
    const { causes, status, en, zh } = await asked({ tidy: parsing(line) });
    expect(status).toBe(1);
    expect(causes).toMatchObject([{ id: 'toolchain', subject: version }]);
    expect(en.replace(/\s+/g, ' ')).toContain(`is written for Go ${version} or newer`);
    expect(en).toMatch(/^Next: .*gowarden which go/m);
    for (const text of [en, zh]) expect(text).not.toMatch(/Next: correct|改正/);
    expect(zh).toContain(`Go ${version} 或更新版本`);
  });

  it('is distinguished from one whose go line is too new for tidy', async () => {
    const said = 'go: go.mod file indicates go 1.21, but maximum version supported by tidy is 1.20';
    const { causes } = await asked({ tidy: said });
    expect(causes).toMatchObject([{ id: 'toolchain', subject: '1.21', row: 'C13' }]);
  });

  it('is distinguished from one with an error in another line, too', async () => {
    const lines = ['go.mod:4: unknown directive: tool', 'go.mod:5: unknown directive: <<<<<<<'];
    expect((await asked({ tidy: parsing(...lines) })).causes).toMatchObject([{ id: 'syntax' }]);
  });
});

describe('a go.work that is too new for the Go that runs', () => {
  const work =
    "reading go.work: ../go.work:1: invalid go version '1.21.0': must match format 1.23\n../go.work:2: unknown directive: toolchain";

  it('stops builds, while tidy works', async () => {
    const { causes, en, zh } = await asked({ list: work });
    expect(causes).toMatchObject([{ id: 'toolchain', subject: '1.21', buildsStop: true }]);
    expect(en).toMatch(/^go mod tidy works in /);
    expect(en.replace(/\s+/g, ' ')).toContain('is older. Builds stop until then.');
    // A Chinese full stop has no space after it.
    expect(zh).toMatch(/更旧。\s*在此之前构建会停止。/);
    expect(zh).not.toContain('。 ');
  });

  it.skipIf(!hasGo)(
    'stops builds, while tidy works, also of a Go that may not download another (needs go)',
    async () => {
      const directory = world.module({
        'go.work': 'go 1.99\n\nuse .\n',
        'go.mod': 'module example.com/m\n\ngo 1.21\n',
        'm.go': 'package m\n',
      });
      world.go(directory, ['mod', 'tidy']);
      const { causes, en } = await world.ask(directory);
      expect(causes).toMatchObject([{ id: 'toolchain', buildsStop: true }]);
      expect(en).toMatch(/^go mod tidy works in /);
    },
  );

  it('is distinguished from one that has what go.work never allows', async () => {
    const { causes } = await asked({
      list: 'go: errors parsing go.work:\n../go.work:3: unknown directive: tool',
    });
    expect(causes.map(({ subject }) => subject).join(' ')).toMatch(/go\.work:3$/);
    expect(causes.map(({ id }) => id)).not.toContain('toolchain');
  });
});
