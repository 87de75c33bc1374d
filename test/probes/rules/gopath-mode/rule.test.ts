import { expect, test } from 'vitest';
import type { Sketch, SketchedFiles } from '../../../../host/simulated/build.ts';
import { goroot, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { openedInCode } from '../../../../host/simulated/opened.ts';
import { example } from '../../../../probes/rules/gopath-mode/example.ts';
import { commandFor, findingsOf, shell, with_ } from '../../machine.ts';

const path = ['/opt/homebrew/bin'];
const module = `${home}/src/shop`;
const env = `${home}/Library/Application Support/go/env`;
const found = (sketch: Sketch) => findingsOf('gopath-mode', sketch);

const native = (files: SketchedFiles = {}): Sketch =>
  mac(
    {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      ...openedInCode(home, module),
      [`${module}/go.mod`]: { text: 'module example.com/shop\n\ngo 1.26.0\n' },
      ...files,
    },
    { shell: path },
  );
const withVariables = (environment: Record<string, string>, files?: SketchedFiles): Sketch =>
  shell(native(files), path, environment);

test('disabled modules are reported with the affected module, and the one command that enables them', async () => {
  const [one, ...others] = await found(example.machine());
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: `${env} (GO111MODULE)`,
    severity: 'warning',
    values: { kind: 'off', path: module, source: `${env}:1` },
  });
  expect(commandFor(one)).toBe('go env -u GO111MODULE');
});

test('a variable in the terminal is reported with the line that sets it', async () => {
  const zshrc = { [`${home}/.zshrc`]: { text: 'export GO111MODULE=off\n' } };
  const machine = native(zshrc);
  const login = { path, environment: { GO111MODULE: 'off' }, source: 'zsh -l -i -c env' };
  const [one] = await found(
    with_(machine, {}, { contexts: { ...machine.description.contexts, 'login-shell': login } }),
  );
  expect(one).toMatchObject({ subject: 'GO111MODULE', values: { source: `${home}/.zshrc:1` } });
  expect(one?.remedy?.steps).toMatchObject([
    { kind: 'edit', file: '~/.zshrc', before: 'export GO111MODULE=off\n', after: '' },
    { kind: 'person', effect: 'new-terminal' },
  ]);
});

test.each([
  [{ GO111MODULE: 'yes' }, 'unknown-mode', 'error'],
  [{ GOPATH: '~/go' }, 'gopath-relative', 'error'],
  [{ GOPATH: `${home}/go:more` }, 'gopath-relative', 'error'],
  [{ GOBIN: 'bin' }, 'gobin-relative', 'error'],
  [{ GOBIN: `${home}/go/bin/linux_amd64` }, 'gobin-foreign', 'warning'],
])('%j: %s', async (environment, kind, severity) => {
  expect(await found(withVariables(environment))).toMatchObject([{ severity, values: { kind } }]);
});

test('a GOBIN in the tree of an Intel Go is reported with that tree; one in Intel Homebrew’s is only likely', async () => {
  const old = goroot(`${home}/old/go`, intel('1.26.8'));
  const path = ['/opt/homebrew/bin', `${home}/old/go/bin`];
  const inTree = shell(native(old), path, { GOBIN: `${home}/old/go/bin` });
  expect(await found(inTree)).toMatchObject([
    { certainty: 'observed', values: { kind: 'gobin-foreign', tree: `${home}/old/go` } },
  ]);
  const brew = { '/usr/local/Cellar/wget/1.25.0/bin/wget': { text: '#!/bin/sh\n', executable: true } };
  expect(await found(withVariables({ GOBIN: '/usr/local/bin' }, brew))).toMatchObject([
    { certainty: 'suspected', values: { tree: '/usr/local' } },
  ]);
});

test('a go.mod directly in GOPATH is left to its owner, since it may be intended', async () => {
  const [one, ...others] = await found(native({ [`${home}/go/go.mod`]: { text: 'module stray\n' } }));
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: `${home}/go/go.mod`,
    severity: 'warning',
    values: { kind: 'gopath-root' },
  });
  expect(one?.remedy?.steps).toMatchObject([{ kind: 'person' }]);
});

test('a folder below GOPATH/src without a module is reported by the mode in which it is built', async () => {
  const old = `${home}/go/src/example.com/old`;
  const files = { ...openedInCode(home, old), [`${old}/main.go`]: { text: 'package main\n' } };
  const [one, ...others] = await found(native(files));
  expect(others).toEqual([]);
  expect(one).toMatchObject({ subject: old, severity: 'info', values: { kind: 'no-module' } });
  expect(commandFor(one)).toBe(`go -C ${old} mod init example.com/old`);
  const auto = await found(native({ ...files, [env]: { text: 'GO111MODULE=auto\n' } }));
  expect(auto).toMatchObject([{ severity: 'info', values: { kind: 'auto', path: old } }]);
  // One of the contexts builds it, and says how; that the others do not is the same finding.
  const inTerminal = await found(withVariables({ GO111MODULE: 'auto' }, files));
  expect(inTerminal).toMatchObject([{ subject: 'GO111MODULE', values: { kind: 'auto', path: old } }]);
});

test('the module caches of a manager that gives each Go its own are one finding', async () => {
  const files = Object.fromEntries(
    ['pkg/mod', '1.25.4/pkg/mod', '1.26.8/pkg/mod'].map((name) => [
      `${home}/go/${name}/cache/lock`,
      { text: '' },
    ]),
  );
  const [one, ...others] = await found(native(files));
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: 'GOMODCACHE',
    severity: 'info',
    values: { kind: 'two-caches', count: 3 },
  });
  expect(one?.evidence).toEqual([
    `${home}/go/pkg/mod (login-shell)`,
    `${home}/go/1.25.4/pkg/mod (goenv 1.25.4)`,
    `${home}/go/1.26.8/pkg/mod (goenv 1.26.8)`,
  ]);
});

test.each([
  ['nothing', {}],
  ['modules that are on', { GO111MODULE: 'on' }],
  ['auto where every project is a module', { GO111MODULE: 'auto' }],
  ['several elements of GOPATH', { GOPATH: `${home}/go:${home}/more` }],
  ['a GOBIN of one’s own', { GOBIN: `${home}/bin` }],
])('is quiet about %s', async (_, environment) => {
  expect(await found(withVariables(environment))).toEqual([]);
});
