import { expect, test } from 'vitest';
import type { Sketch, SketchedFiles } from '../../../../host/simulated/build.ts';
import { homebrew, tool } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/go-env-cross/example.ts';
import { commandFor, findingsOf, shell, with_ } from '../../machine.ts';

const env = `${home}/Library/Application Support/go/env`;
const path = ['/opt/homebrew/bin'];
const native = (files: SketchedFiles = {}): Sketch =>
  mac({ ...homebrew('/opt/homebrew', arm('1.26.8')), ...files }, { shell: path });
/** As launchd passes it to applications, and they to terminals. */
const withVariable = (environment: Record<string, string>, files: SketchedFiles = {}): Sketch => {
  const machine = shell(native(files), path, environment);
  const { contexts = {} } = machine.description;
  return with_(machine, {}, { contexts: { ...contexts, gui: { path: [], environment } } });
};
const crossing = (machine: Sketch) => findingsOf('go-env-cross', machine);

test('what go env -w left behind is reported with file and lines, its effect, and the one command that ends it', async () => {
  const [found, ...others] = await crossing(example.machine());
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    subject: env,
    severity: 'warning',
    certainty: 'observed',
    values: {
      effect: 'stops',
      target: 'linux/amd64',
      machine: 'darwin/arm64',
      settings: 'GOOS=linux GOARCH=amd64',
      names: 'GOOS GOARCH CGO_ENABLED',
      source: `${env}:2,3,4`,
    },
  });
  expect(found?.evidence).toEqual([
    `GOOS=linux (${env}:2)`,
    `GOARCH=amd64 (${env}:3)`,
    `CGO_ENABLED=0 (${env}:4)`,
    'login-shell: go builds for linux/amd64; this machine is darwin/arm64',
    `${home}/go/bin/linux_amd64 holds 1 of what go install made for linux/amd64: dlv`,
  ]);
  expect(commandFor(found)).toBe('go env -u GOOS GOARCH CGO_ENABLED');
});

test('a line of a profile is named, and removed; so are several', async () => {
  const zshrc = {
    [`${home}/.zshrc`]: { text: '# build server\nexport GOARCH=amd64\nexport CGO_ENABLED="0"\n' },
  };
  const machine = native(zshrc);
  const login = { ...machine.description.contexts?.['login-shell'], path: [...path] };
  const environment = { GOARCH: 'amd64', CGO_ENABLED: '0' };
  const [found] = await crossing(
    with_(machine, {}, { contexts: { 'login-shell': { ...login, environment } } }),
  );
  expect(found).toMatchObject({
    subject: 'GOARCH',
    values: { effect: 'translated', names: 'GOARCH CGO_ENABLED', source: `${home}/.zshrc:2,3` },
  });
  expect(found?.evidence[0]).toBe(`GOARCH=amd64 (login-shell, ${home}/.zshrc:2)`);
  expect(found?.remedy?.steps).toMatchObject([
    { kind: 'edit', file: '~/.zshrc', before: 'export GOARCH=amd64\n', after: '' },
    { kind: 'edit', file: '~/.zshrc', before: 'export CGO_ENABLED="0"\n', after: '' },
    { kind: 'person', effect: 'new-terminal' },
  ]);
});

test('what launchd passes to applications and terminals is one finding', async () => {
  const found = await crossing(withVariable({ GOOS: 'linux' }));
  expect(found).toMatchObject([{ subject: 'GOOS (launchctl)', values: { source: 'launchctl' } }]);
  expect(commandFor(found[0])).toBe('launchctl unsetenv GOOS');
});

test.each([
  [
    'a mise table',
    '.config/mise/config.toml',
    '[env]\nGOOS = "linux"\n',
    `mise, ${home}/.config/mise/config.toml:2`,
  ],
  [
    'a fish variable',
    '.config/fish/fish_variables',
    'SETUVAR --export GOOS:linux\n',
    `${home}/.config/fish/fish_variables:1`,
  ],
  [
    'another line after it',
    '.zshenv',
    'export GOOS=darwin\nexport GOOS=linux GOROOT=/x\n',
    `${home}/.zshenv:2`,
  ],
  ['nobody known', '.zshrc', 'export GOOS=$(build-target)\n', 'login-shell'],
])('the source of a variable is reported: %s', async (_, file, text, source) => {
  const [found] = await crossing(shell(native({ [`${home}/${file}`]: { text } }), path, { GOOS: 'linux' }));
  expect(found).toMatchObject({ subject: 'GOOS', values: { source } });
  expect(found?.remedy?.steps).toMatchObject([{ kind: 'person' }]);
});

test.each([
  ['nothing', {}],
  ['this machine itself', { GOOS: 'darwin', GOARCH: 'arm64' }],
  ['cgo off, which is nobody else’s matter', { CGO_ENABLED: '0' }],
  ['an empty value, which go takes for unset', { GOOS: '' }],
  ['GOHOSTARCH, which go does not hear', { GOHOSTARCH: 'amd64' }],
  ['a compiler for this machine', { CC: '/usr/bin/arm64-apple-darwin25-clang' }],
])('is quiet about %s', async (_, environment) => {
  expect(await crossing(withVariable(environment))).toEqual([]);
});

test.each([
  [{ GOARCH: 'mips' }, 'refused', 'error'],
  [{ GOOS: 'macos' }, 'refused', 'error'],
  [{ GOOS: 'js', GOARCH: 'wasm' }, 'stops', 'warning'],
  [{ CC: 'x86_64-linux-musl-gcc' }, 'compiler', 'warning'],
  [{ CC: 'zig cc -target x86_64-linux-musl' }, 'compiler', 'warning'],
])('%j causes a finding: %s', async (environment, effect, severity) => {
  expect(await crossing(withVariable(environment))).toMatchObject([{ severity, values: { effect } }]);
});

test('a directory bin/darwin_arm64 is explained where nothing is set any more, one for a server is not', async () => {
  const traces = native(tool(`${home}/go/bin/darwin_arm64`, 'gopls', arm('1.26.8')));
  expect(await crossing(traces)).toMatchObject([
    { subject: `${home}/go/bin/darwin_arm64`, severity: 'info', values: { effect: 'trace' } },
  ]);
  expect(await crossing(native(tool(`${home}/go/bin/linux_amd64`, 'gopls', intel('1.26.8'))))).toEqual([]);
  expect(await crossing(presets['apple-silicon']())).toEqual([]);
});
