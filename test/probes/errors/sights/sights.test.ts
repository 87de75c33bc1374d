import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHost } from '../../../../host/open.ts';
import { matchesIn } from '../../../../probes/errors/match.ts';
import { temporary } from '../../../cli/machine.ts';

const home = temporary('sights');
const mod = 'module example.com/shop\n\ngo 1.21\n';
const goroot = (version: string): Readonly<Record<string, string>> => ({
  'go/VERSION': `${version}\ntime 2024-01-01T00:00:00Z\n`,
  'go/src/runtime/proc.go': 'package runtime\n',
  'go/src/fmt/print.go': 'package fmt\n',
  'go/src/encoding/json/encode.go': 'package json\n',
});

/** The first row of a text, and what is seen for it in a directory with these files; `HERE` is that directory. */
async function seen(text: string, entries: Readonly<Record<string, string>>, at = '.') {
  const top = mkdtempSync(join(home, 'x '));
  for (const [name, content] of Object.entries(entries)) {
    mkdirSync(dirname(join(top, name)), { recursive: true });
    writeFileSync(join(top, name), content);
  }
  const [first] = matchesIn(text.replaceAll('HERE', top));
  const host = await openHost();
  const place = { files: host.files, directory: join(top, at), user: host.user };
  const sight = first?.row.looks?.(first, place) ?? null;
  const { seen: evidence = '', next = '' } = sight?.said.en ?? {};
  expect(sight?.said.zh.next === undefined).toBe(sight?.said.en.next === undefined);
  return [first?.row.id, sight?.proof ?? null, `${evidence}: ${next}`.replaceAll(top, 'HERE')];
}

describe('what //go:embed names', () => {
  const text = 'web/my file.go:4:12: pattern all:dist/*.js: no matching files found';
  const source = {
    'web/my file.go': 'package web\nimport "embed"\n\n//go:embed all:dist/*.js\nvar s embed.FS\n',
  };
  test.each([
    ['is not there', source, ['D62', 'here', 'HERE/web/dist is not there: ']],
    [
      'is built from a package.json',
      { ...source, 'web/package.json': '{}' },
      [
        'D62',
        'here',
        'HERE/web/dist is not there: Build the web part first, as the project describes it: HERE/web/package.json.',
      ],
    ],
    ['may match now', { ...source, 'web/dist/a.js': '' }, ['D62', null, ': ']],
    ['is in another version of the file', { 'web/my file.go': 'package web\n' }, ['D62', null, ': ']],
    ['is in a file that is not here', {}, ['D62', null, ': ']],
  ] as const)('%s', async (_, entries, expected) => {
    expect(await seen(text, entries)).toEqual(expected);
  });
  test('is present now', async () => {
    const now = { 'a.go': '//go:embed x.txt\n', 'x.txt': '' };
    expect(await seen('a.go:1:12: pattern x.txt: no matching files found', now)).toEqual([
      ...['D62', 'not here', 'HERE/x.txt is there now: Run it again, on the machine on which it failed.'],
    ]);
  });
});

describe('a function without a body', () => {
  const source = { 'a.go': 'package a\n\nfunc add(a, b int) int\n' };
  test('without assembly', async () => {
    const [row, proof, said] = await seen('./a.go:3:6: missing function body', source);
    expect([row, proof]).toEqual(['B23', 'here']);
    expect(said).toMatch(/^HERE holds no assembly/);
  });
  test('with assembly for another processor', async () => {
    const [, proof, said] = await seen('./a.go:3:6: missing function body', { ...source, 'a_arm64.s': '' });
    expect([proof, said]).toEqual([
      'here',
      expect.stringMatching(/a_arm64\.s, and none .* whether the name/),
    ]);
  });
  test('with assembly by now', async () => {
    const whole = { 'a.go': 'package a\n\nfunc add(a, b int) int { return a }\n' };
    expect(await seen('./a.go:3:6: missing function body', whole)).toEqual(['B23', null, ': ']);
  });
});

describe('an import that is not in the standard library', () => {
  const text = (name: string, word = 'std'): string =>
    `main.go:3:8: package ${name} is not in ${word} (HERE/go/src/${name})`;
  test.each([
    ['mistyped', text('fmmt'), {}, /is "fmt" meant\?/],
    ['mistyped below', text('encoding/jsn', 'GOROOT'), {}, /is "encoding\/json" meant\?/],
    [
      'of the module',
      text('shop/internal/db'),
      { 'go.mod': mod, 'internal/db/db.go': '' },
      /Import it as "example.com\/shop\/internal\/db"\.$/,
    ],
    [
      'of the module, below its root',
      text('db'),
      { 'go.mod': mod, 'db/db.go': '' },
      /Import it as "example.com\/shop\/db"\.$/,
    ],
    ['newer than this Go', text('slices', 'GOROOT'), {}, /is Go 1\.20\.14: Use Go 1\.21 or newer/],
  ] as const)('%s', async (_, said, more, step) => {
    const [row, proof, shown] = await seen(said, { ...goroot('go1.20.14'), ...more });
    expect([row, proof, shown]).toEqual(['C04', 'here', expect.stringMatching(step)]);
  });
  test('is present: then the cache is at fault', async () => {
    const [, proof, shown] = await seen(text('fmt'), goroot('go1.26.8'));
    expect([proof, shown]).toEqual([
      'unknown',
      expect.stringMatching(/fmt is there: Look at the owner of the build cache/),
    ]);
  });
  test('is missing from GOROOT', async () => {
    const [, proof, shown] = await seen(text('fmt'), { 'go/VERSION': 'go1.26.8' });
    expect([proof, shown]).toEqual(['here', expect.stringMatching(/no standard library: Unset GOROOT/)]);
  });
  test('is unknown for the GOROOT of another machine', async () => {
    expect(await seen(text('fmt'), {})).toEqual(['C04', null, ': ']);
  });
});

describe('a package that is not a program', () => {
  const text = 'package example.com/shop is not a main package';
  test('with programs below', async () => {
    const entries = {
      'go.mod': mod,
      'a.go': 'package shop\n',
      'cmd/s/main.go': 'package main\n',
      'cmd/lib/l.go': 'package lib\n',
    };
    expect(await seen(text, entries)).toEqual([
      ...['D64', 'here', 'HERE/a.go is of package shop: Name the directory of a program: HERE/cmd/s.'],
    ]);
  });
  test('in another module', async () => {
    expect(await seen('package rsc.io/quote is not a main package', { 'go.mod': mod })).toEqual([
      'D64',
      null,
      ': ',
    ]);
  });
});

describe('a directory that is outside', () => {
  const inner = { 'go.mod': mod, 'in/go.mod': 'module example.com/in\n', 'in/a/a.go': 'package a\n' };
  const work = { 'go.work': 'go 1.21\n\nuse ./other\n', 'other/go.mod': 'module example.com/other\n' };
  const prefix = (directory: string, what: string): string =>
    `pattern ./...: directory prefix ${directory} does not contain ${what}`;
  const main = 'main module or its selected dependencies';
  const listed = 'modules listed in go.work or their selected dependencies';
  test.each([
    [
      'of a module',
      prefix('in/a', main),
      inner,
      'D65',
      /Run go in that module: go -C 'HERE\/in' build \.\/a/,
    ],
    [
      'of a module, as a package',
      'main module (example.com/shop) does not contain package example.com/shop/in',
      inner,
      'D65',
      /go -C 'HERE\/in' build \./,
    ],
    ['of all modules', prefix('../..', main), inner, 'D65', /is outside of HERE, and no go\.mod/],
    [
      'of a workspace, with modules in it',
      prefix('.', listed),
      work,
      'D14',
      /Name the modules \(go build 'HERE\/other\/\.\.\.'/,
    ],
    [
      'of a workspace, and a module',
      prefix('.', listed),
      { ...work, ...inner },
      'D14',
      /HERE\/go\.work does not list HERE, .*: Run go work use HERE/,
    ],
  ] as const)('%s', async (_, text, entries, id, step) => {
    const [row, proof, shown] = await seen(text, entries);
    expect([row, proof, shown?.replaceAll(/'?HERE'?(?= or|,|$)/g, 'HERE')]).toEqual([
      id,
      'here',
      expect.stringMatching(step),
    ]);
  });
});

test('a name that every object has is not a standard package of some release', async () => {
  const text = 'a.go:3:8: package constructor is not in std (HERE/go/src/constructor)';
  const [row, proof, shown] = await seen(text, goroot('go1.26.8'));
  expect([row, proof]).toEqual(['C04', 'here']);
  expect(shown).toMatch(
    /constructor is not there, and the standard library around it is: Correct the import/,
  );
});

test('the line that leaves out all files of a package is shown, unless it depends on the target', async () => {
  const text = 'package m: build constraints exclude all Go files in /nowhere';
  const of = (...lines: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(
      lines.map((one, at) => [`d/p${at}.go`, `// Of us.\n\n//go:build ${one}\n\npackage p\n`]),
    );
  const here = text.replace('/nowhere', './d');
  expect((await seen(here, of('goexperiment.jsonv2', '!x && goexperiment.jsonv2')))[2]).toMatch(
    /^HERE\/d\/p0\.go: .*: Set GOEXPERIMENT=jsonv2 /,
  );
  expect((await seen(here, of('ignore', 'ignore')))[2]).toMatch(/go run \.\/p0\.go/);
  const option = { 'd/-toolexec=sh x.go': '//go:build ignore\n' };
  expect((await seen(here, option))[2]).toContain("go run './-toolexec=sh x.go'");
  const many = of(...Array.from({ length: 50 }, () => 'ignore'));
  expect(await seen(here, { ...many, 'd/z.go': 'package p\n' })).toEqual(['B06', null, ': ']);
  for (const lines of [of('ignore', 'linux'), of('arm64'), {}])
    expect(await seen(here, lines)).toEqual(['B06', null, ': ']);
  expect(await seen(text, {})).toEqual(['B06', null, ': ']);
});

test('a missing file is not a package', async () => {
  const text = 'no required module provides package nosuch.go; to add it:';
  expect(await seen(text, {})).toEqual([
    ...[
      'D07',
      'here',
      'HERE/nosuch.go is not there: Correct the name of the file, or change to its directory.',
    ],
  ]);
  const module = text.replace('nosuch.go', 'github.com/nats-io/nats.go');
  expect(await seen(module, {})).toEqual(['D07', null, ': ']);
});

test('a program without the execute bit is reported as such', async () => {
  const [row, proof, said] = await seen('go: HERE/t -flags failed: fork/exec HERE/t: permission denied', {
    t: '',
  });
  expect([row, proof]).toEqual(['E10', 'here']);
  expect(said).toMatch(/^HERE\/t has no execute bit: .* chmod \+x/);
});

test('another user’s cache is reported as such, and one that cannot be created is not', async () => {
  const top = mkdtempSync(join(home, 'y'));
  const host = await openHost();
  const [first] = matchesIn(
    `build cache is required: failed to initialize build cache at ${top}/a/b: mkdir ${top}/a: permission denied`,
  );
  const place = { files: host.files, directory: top, user: { uid: host.user.uid + 1, name: 'x' } };
  const sight = first?.row.looks?.(first, place);
  expect(sight?.proof).toBe('unknown');
  expect(sight?.said.en.next).toMatch(/^Name a directory of your own/);
  chmodSync(top, 0o777);
  expect(first?.row.looks?.(first, place)).toBeNull();
  chmodSync(top, 0o755);
  const mine = matchesIn(`failed to initialize build cache at ${top}: mkdir ${top}/00: permission denied`)[0];
  expect(mine?.row.looks?.(mine, place)?.proof).toBe('here');
  expect(mine?.row.looks?.(mine, { ...place, user: host.user })).toBeNull();
});
