import { describe, expect, test } from 'vitest';
import type { Sketch, SketchedFiles } from '../../../../host/simulated/build.ts';
import { goroot, homebrew, officialPackage } from '../../../../host/simulated/installers.ts';
import { arm, home, mac, rosetta } from '../../../../host/simulated/mac.ts';
import { speak } from '../../../../messages/speak.ts';
import { lookAt } from '../../../../probes/decide.ts';
import { rules } from '../../../../probes/catalogue.ts';
import type { Finding } from '../../../../probes/probe.ts';
import { example } from '../../../../probes/rules/go-version-bad/example.ts';
import type { Values } from '../../../../probes/rules/go-version-bad/text.ts';
import { sayFinding } from '../../../../probes/say.ts';
import { newSweep } from '../../../../probes/sweep.ts';
import { badReleases, type BadRelease } from '../../../../probes/versions/bad/rows.ts';
import { compareVersions } from '../../../../probes/versions/parse.ts';
import { commandFor, machine, today, with_ } from '../../machine.ts';

const id = 'go-version-bad';
const go = '/opt/homebrew/bin/go';
const env = `${home}/Library/Application Support/go/env`;
const module = `${home}/app`;

interface Having {
  readonly version: string;
  readonly architecture?: string;
  readonly osVersion?: string;
  readonly files?: SketchedFiles;
}

function having({ version, architecture = 'arm64', osVersion = '15.6', files = {} }: Having): Sketch {
  return mac(
    { ...homebrew('/opt/homebrew', { version, architecture }), ...files },
    { shell: ['/opt/homebrew/bin'], hardware: { ...rosetta, architecture, osVersion } },
  );
}

/** What the rule finds for somebody in the module's directory. */
async function bad(sketch: Sketch): Promise<readonly Finding<Values>[]> {
  const { host } = await machine(
    with_(sketch, { [`${module}/go.mod`]: { text: 'module app\n' }, ...sketch.files }),
  );
  const rule = rules.get(id)!;
  const sweep = newSweep(host, new AbortController().signal, today, { directory: module });
  const { report } = await lookAt(rule.probe, [rule], sweep);
  return report.findings as readonly Finding<Values>[];
}
const issuesOf = (found: readonly Finding<Values>[]) => found.map(({ values }) => values.issue);

/** The files that let a row's conditions be seen. */
function conditionsOf({ conditions }: BadRelease): { files: SketchedFiles; osVersion: string } {
  let files: SketchedFiles = { '/usr/bin/clang': { text: '', executable: true } };
  let osVersion = '10.15.7';
  for (const condition of conditions) {
    if (condition.kind === 'macos') osVersion = condition.from;
    if (condition.kind === 'race') files = { ...files, [env]: { text: 'GOFLAGS=-trimpath -race\n' } };
    if (condition.kind === 'cgo')
      files = { ...files, [`${module}/a.go`]: { text: 'package a\n\nimport "C"\n' } };
    if (condition.kind === 'module')
      files = {
        ...files,
        [`${module}/go.mod`]: { text: `module app\n\nrequire ${condition.path} v0.8.2\n` },
      };
  }
  return { files, osVersion };
}

const seeable = badReleases.filter(({ conditions }) => conditions.every(({ kind }) => kind !== 'unseen'));

describe.each(seeable)('$issue', (row) => {
  const architecture = row.architectures?.[0] ?? 'arm64';
  test('is reported for its first and last version where all its conditions are seen', async () => {
    for (const version of row.versions.flat()) {
      const found = await bad(having({ version, architecture, ...conditionsOf(row) }));
      const own = found.find(({ values }) => values.issue === row.issue);
      expect(own?.values, version).toMatchObject({ path: go, fixedIn: row.fixedIn ?? '' });
      const next = sayFinding(speak('en'), own!).next ?? '';
      if (row.fixedIn === null) expect(next).not.toContain('Use Go');
    }
  });

  test('is not reported for the fixed version, for another processor, or where a condition is not seen', async () => {
    const { files, osVersion } = conditionsOf(row);
    const [version = ''] = row.versions[0] ?? [];
    const quiet: Having[] = [];
    const fixed = row.fixedIn;
    if (fixed !== null)
      quiet.push({ version: /^\d+\.\d+$/.test(fixed) ? `${fixed}.1` : fixed, files, osVersion });
    if (row.architectures !== null)
      quiet.push({ version, files, osVersion, architecture: architecture === 'arm64' ? 'amd64' : 'arm64' });
    if (row.conditions.length > 0) quiet.push({ version, osVersion: '10.15.7', architecture });
    for (const machine of quiet)
      expect(issuesOf(await bad(having({ architecture, ...machine })))).not.toContain(row.issue);
  });
});

test('reports the one that corrupts silently with the command that ends it, and goes by what is built, not by the go', async () => {
  const [found, ...others] = await bad(example.machine());
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    subject: go,
    severity: 'warning',
    certainty: 'observed',
    values: { issue: 'golang/go#80706', version: 'go1.26.5', product: 'darwin/arm64', fixedIn: '1.26.6' },
  });
  expect(commandFor(found)).toBe('arch -arm64 /opt/homebrew/bin/brew upgrade go');
  const product = (line: string) => ({ [env]: { text: `${line}\n` } });
  expect(await bad(having({ version: '1.26.5', files: product('GOARCH=amd64') }))).toEqual([]);
  const intel = having({
    version: '1.26.5',
    architecture: 'amd64',
    files: product('GOARCH=arm64\nGOOS=linux'),
  });
  expect(await bad(intel)).toMatchObject([{ values: { product: 'linux/arm64' } }]);
});

test.each([
  ['go.mod', 'module app\n\ngo 1.26.3\n', `go -C ${home} mod edit -toolchain=go1.26.6`],
  ['go.mod', 'module app\n\ngo 1.22\n\ntoolchain go1.26.3\n', `go -C ${home} mod edit -toolchain=go1.26.6`],
  ['go.work', 'go 1.26.3\n', `go work edit -toolchain=go1.26.6 ${home}/go.work`],
])('the line of %s that selected it is raised: %j', async (name, text, command) => {
  const files = {
    [`${home}/${name}`]: { text },
    ...goroot(`${home}/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.3.darwin-arm64`, arm('1.26.3')),
  };
  const found = (await bad(having({ version: '1.25.10', files }))).find(({ values }) => values.source !== '');
  expect(found).toMatchObject({ subject: `${home}/${name}`, values: { issue: 'golang/go#80706' } });
  expect(commandFor(found)).toBe(command);
});

test('GOTOOLCHAIN keeps its suffix, and a package from go.dev is downloaded again', async () => {
  const pinned = having({ version: '1.26.8', files: { [env]: { text: 'GOTOOLCHAIN=go1.26.4+auto\n' } } });
  const [found] = await bad(pinned);
  expect(commandFor(found)).toBe('GOTOOLCHAIN=local go env -w GOTOOLCHAIN=go1.26.6+auto');
  const [own] = await bad(mac(officialPackage(arm('1.26.2')), { shell: ['/usr/local/go/bin'] }));
  expect(commandFor(own)).toBe('open https://go.dev/dl/go1.26.6.darwin-arm64.pkg');
});

test('an unreleased version, and a good one, are not reported', async () => {
  for (const version of ['1.26rc1', '1.26.6', '1.26.8', '1.27.1', '1.25.10'])
    expect(await bad(having({ version })), version).toEqual([]);
});

test('the rows are in order, and none is fixed before it was bad', () => {
  for (const { issue, versions, fixedIn } of badReleases)
    for (const [first, last] of versions) {
      expect(compareVersions(first, last), issue).toBeLessThanOrEqual(0);
      if (fixedIn !== null) expect(compareVersions(last, fixedIn), issue).toBeLessThan(0);
    }
});
