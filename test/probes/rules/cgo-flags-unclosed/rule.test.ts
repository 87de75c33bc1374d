import { expect, test } from 'vitest';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import { example } from '../../../../probes/rules/cgo-flags-unclosed/example.ts';
import { commandFor, findingsOf, shell, with_ } from '../../machine.ts';

const rule = 'cgo-flags-unclosed';
const needs = {
  [`${home}/src/app/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
  [`${home}/src/app/a.go`]: { text: 'package app\n\nimport "C"\n' },
};
const app = { directory: `${home}/src/app` };
const withGo = (version: string, environment: Record<string, string>) =>
  shell(mac(homebrew('/opt/homebrew', arm(version))), ['/opt/homebrew/bin'], environment);

test('a value accepted by go env -w is reported in go’s words, and undone by the go command', async () => {
  const [finding, ...others] = await findingsOf(rule, example.machine());
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    severity: 'warning',
    certainty: 'observed',
    values: { name: 'CGO_CFLAGS', source: `${home}/Library/Application Support/go/env:1` },
  });
  expect(finding!.evidence).toContain(
    `go says: panic: could not parse environment variable CGO_CFLAGS with value "\\"-I${home}/my headers": unterminated " string`,
  );
  expect(commandFor(finding)).toBe('go env -u CGO_CFLAGS');
});

test('builds that need C fail, except with cgo off', async () => {
  const environment = { CGO_LDFLAGS: "-L/opt/a 'b" };
  const known = (more: object) => with_(withGo('1.26.8', { ...environment, ...more }), needs);
  expect(await findingsOf(rule, known({}), app)).toMatchObject([
    { subject: 'CGO_LDFLAGS', severity: 'error', values: { neededBy: `${home}/src/app/a.go` } },
  ]);
  expect(await findingsOf(rule, known({ CGO_ENABLED: '0' }), app)).toMatchObject([{ severity: 'warning' }]);
});

test('the pkg-config variable affects only those who request a package', async () => {
  const asks = {
    [`${home}/src/app/b.go`]: { text: 'package app\n\n// #cgo pkg-config: zlib\nimport "C"\n' },
  };
  const known = with_(withGo('1.26.8', { PKG_CONFIG: '"pkg-config' }), needs);
  expect(await findingsOf(rule, known, app)).toMatchObject([{ severity: 'warning' }]);
  expect(await findingsOf(rule, with_(known, asks), app)).toMatchObject([{ severity: 'error' }]);
});

test('each is reported, and none for a Go that treats quotes as letters', async () => {
  const environment = {
    CGO_CFLAGS: '"a',
    PKG_CONFIG: "'pkg",
    CGO_CPPFLAGS: '-I"x',
    CGO_LDFLAGS: '"-L/x y" -lz',
  };
  const subjects = async (version: string) =>
    (await findingsOf(rule, withGo(version, environment))).map(({ subject }) => subject);
  expect(await subjects('1.18.10')).toEqual(['CGO_CFLAGS', 'PKG_CONFIG']);
  expect(await subjects('1.17.13')).toEqual([]);
});
