import { expect, test } from 'vitest';
import type { Sketch } from '../../../../host/simulated/build.ts';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import { openedInCode } from '../../../../host/simulated/opened.ts';
import { example } from '../../../../probes/rules/vendor-inconsistent/example.ts';
import { commandFor, findingsOf } from '../../machine.ts';

const module = `${home}/src/shop`;
const env = `${home}/Library/Application Support/go/env`;
const found = (sketch: Sketch) => findingsOf('vendor-inconsistent', sketch);

/** A module of kim's with these files, and what `go env -w` wrote. */
function withFiles(texts: Record<string, string>, settings = ''): Sketch {
  return mac(
    {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      ...openedInCode(home, module),
      ...(settings === '' ? {} : { [env]: { text: settings } }),
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${module}/${name}`, { text }])),
    },
    { shell: ['/opt/homebrew/bin'] },
  );
}

const mod = 'module example.com/shop\n\ngo 1.26.0\n';
const requiring = `${mod}\nrequire rsc.io/quote v1.5.2\n`;
const fitting = '# rsc.io/quote v1.5.2\n## explicit\nrsc.io/quote\n';

test('differences are reported in go’s words, with the command that rewrites the directory', async () => {
  const [one, ...others] = await found(example.machine());
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: `${module}/vendor`,
    severity: 'error',
    values: { kind: 'inconsistent', count: 2, file: `${module}/go.mod` },
  });
  expect(one?.evidence.slice(1)).toEqual([
    `go says: go: inconsistent vendoring in ${module}:`,
    'go says: rsc.io/quote@v1.5.2: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt',
    'go says: rsc.io/quote@v1.5.1: is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod',
  ]);
  expect(commandFor(one)).toBe(`go -C ${module} mod vendor`);
});

test('in a workspace it is the directory beside go.work, and go work vendor', async () => {
  const [one, ...others] = await found(
    withFiles({
      ...{ 'go.work': 'go 1.26.0\n\nuse .\n', 'go.mod': requiring },
      'vendor/modules.txt': '## workspace\n# rsc.io/quote v1.5.1\n## explicit\nrsc.io/quote\n',
    }),
  );
  expect(others).toEqual([]);
  expect(commandFor(one)).toBe(`go -C ${module} work vendor`);
});

test('where a go.work stops go, vendor/ waits, since go reports the go.work first', async () => {
  const [one, ...others] = await found(
    withFiles({
      ...{ 'go.work': 'go 1.21\n\nuse .\n', 'go.mod': requiring },
      'vendor/modules.txt': '## workspace\n# rsc.io/quote v1.5.1\n## explicit\nrsc.io/quote\n',
    }),
  );
  expect(others).toEqual([]);
  expect(one?.dependsOn).toEqual(['go-work-use', 'go-work-versions']);
  expect(one?.evidence).toContainEqual(
    expect.stringContaining('listed in go.work file requires go >= 1.26.0'),
  );
});

test.each([
  ['flag-missing', 'error', { 'go.mod': requiring }, 'GOFLAGS=-mod=vendor\n'],
  ['flag-overrides', 'info', { 'go.mod': requiring, 'vendor/modules.txt': fitting }, 'GOFLAGS=-mod=mod\n'],
  ['flag-workspace', 'error', { 'go.work': 'go 1.26.0\n\nuse .\n', 'go.mod': mod }, 'GOFLAGS=-mod=mod\n'],
])('conflicting GOFLAGS are unset: %s', async (kind, severity, files, settings) => {
  const [one, ...others] = await found(withFiles(files, settings));
  expect(others).toEqual([]);
  expect(one).toMatchObject({ subject: module, severity, values: { kind, source: `${env}:1` } });
  expect(commandFor(one)).toBe('go env -u GOFLAGS');
});

test.each([
  ['go.mod has no go line', { 'go.mod': 'module example.com/shop\n', 'vendor/modules.txt': '' }],
  [
    'vendor/modules.txt was not written for a workspace, and this is one',
    { 'go.work': 'go 1.26.0\n\nuse .\n', 'go.mod': requiring, 'vendor/modules.txt': fitting },
  ],
])('an unused directory is reported with the reason: %s', async (why, files) => {
  expect(await found(withFiles(files))).toMatchObject([
    { severity: 'info', values: { kind: 'unused', why } },
  ]);
});

test.each([
  ['one that fits', { 'go.mod': requiring, 'vendor/modules.txt': fitting }, ''],
  ['none', { 'go.mod': requiring }, ''],
  [
    'a flag that changes nothing',
    { 'go.mod': requiring, 'vendor/modules.txt': fitting },
    'GOFLAGS=-mod=vendor\n',
  ],
  ['other flags', { 'go.mod': requiring, 'vendor/modules.txt': fitting }, 'GOFLAGS=-trimpath\n'],
])('is quiet about %s', async (_, files, settings) => {
  expect(await found(withFiles(files, settings))).toEqual([]);
});
