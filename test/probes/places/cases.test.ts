import { expect, test } from 'vitest';
import type { Sketch, SketchedFiles } from '../../../host/simulated/build.ts';
import type { Description } from '../../../host/simulated/description.ts';
import { homebrew, tool } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import { example as ofCapabilities } from '../../../probes/rules/go-setcap/example.ts';
import { example as ofLabel } from '../../../probes/rules/path-label/example.ts';
import { example as ofFlag } from '../../../probes/rules/path-not-writable/example.ts';
import { example as ofOwner } from '../../../probes/rules/path-owner/example.ts';
import { commandFor, findingsOf, shell } from '../machine.ts';

const cache = `${home}/Library/Caches/go-build`;
const bin = `${home}/go/bin`;
const path = ['/opt/homebrew/bin'];
const withFiles = (files: SketchedFiles, more: Partial<Description> = {}): Sketch =>
  mac({ ...homebrew('/opt/homebrew', arm('1.26.8')), ...files }, { shell: path, more });

test('a cache that sudo gave to root is reported in go’s words, and the line that gives it back is not ours to run', async () => {
  const [one, ...others] = await findingsOf('path-owner', ofOwner.machine());
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: cache,
    severity: 'error',
    certainty: 'observed',
    values: {
      owner: 'root',
      says: 'package fmt is not in std',
      command: `sudo chown -R kim ${cache}`,
    },
  });
  expect(one?.evidence).toContain(`${cache}: owner root, mode 0755; we are kim`);
  expect(one?.remedy?.steps).toMatchObject([{ kind: 'person' }]);
  expect(await findingsOf('path-not-writable', ofOwner.machine())).toMatchObject([
    { subject: cache, dependsOn: ['path-owner'], values: { kind: 'foreign' } },
  ]);
});

test('another user’s files outside of the home are left alone', async () => {
  const sketch = shell(withFiles({}, { owners: { '/usr/local/bin': 0 } }), path, { GOBIN: '/usr/local/bin' });
  const [one, ...others] = await findingsOf('path-owner', sketch);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: '/usr/local/bin',
    severity: 'warning',
    values: { own: false, command: '' },
  });
});

test('a whole GOPATH of root’s is one finding, and single files of root’s in it are reported with their places', async () => {
  const files = {
    [`${bin}/gopls`]: { text: '#!/bin/sh\n', executable: true },
    [`${home}/go/pkg/mod/cache/lock`]: { text: '' },
  };
  const whole = await findingsOf('path-owner', withFiles(files, { owners: { [`${home}/go`]: 0 } }));
  expect(whole.map(({ subject }) => subject)).toEqual([`${home}/go`]);
  const single = await findingsOf('path-owner', withFiles(files, { owners: { [`${bin}/gopls`]: 0 } }));
  expect(single).toMatchObject([
    { subject: bin, severity: 'info', values: { first: `${bin}/gopls`, says: '' } },
  ]);
});

test('a directory in which caches are to be created is one finding, and nothing below it changes owner', async () => {
  const above = withFiles(
    { [`${home}/Library/Caches`]: { directory: true } },
    { owners: { [`${home}/Library/Caches`]: 0 } },
  );
  expect(await findingsOf('path-owner', above)).toMatchObject([
    {
      subject: cache,
      severity: 'error',
      values: {
        first: `${home}/Library/Caches`,
        says: `failed to initialize build cache at ${cache}: mkdir ${cache}: permission denied`,
        command: `sudo chown kim ${home}/Library/Caches`,
      },
    },
  ]);
  const whole = withFiles({}, { owners: { [home]: 0 } });
  const found = await findingsOf('path-owner', whole);
  const commands = found.map(({ values }) => values.command);
  expect(commands).toContain(`sudo chown kim ${home}`);
  expect(commands).not.toContain(`sudo chown -R kim ${home}`);
});

test('a single root-owned download is not an error, and a root-owned go.mod is reported to those working in its module', async () => {
  const download = `${home}/go/pkg/mod/cache/download/example.com/x`;
  const files = {
    [`${download}/@v`]: { directory: true } as const,
    [`${home}/app/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
  };
  const owners = { [download]: 0, [`${home}/app/go.mod`]: 0 };
  const found = await findingsOf('path-owner', withFiles(files, { owners }), { directory: `${home}/app` });
  expect(found).toMatchObject([
    { subject: `${home}/go/pkg/mod`, severity: 'warning', values: { first: download, says: '' } },
    {
      subject: `${home}/app`,
      severity: 'warning',
      values: {
        kind: 'module',
        says: `go: updating go.mod: open ${home}/app/go.mod: permission denied`,
        command: `sudo chown -R kim ${home}/app`,
      },
    },
  ]);
});

test('a flag on one’s own file is a step, one on root’s is only a line to read', async () => {
  const [own, ...others] = await findingsOf('path-not-writable', ofFlag.machine());
  expect(others).toEqual([]);
  expect(own).toMatchObject({ subject: cache, severity: 'error', values: { kind: 'own-flag' } });
  expect(commandFor(own)).toBe(`chflags nouchg,nouappnd ${cache}`);
  const files = { [`${cache}/00`]: { directory: true } as const };
  const [roots] = await findingsOf(
    'path-not-writable',
    withFiles(files, { marks: { [cache]: { flags: ['schg'] } } }),
  );
  expect(roots).toMatchObject({ values: { kind: 'flag', command: `sudo chflags noschg,nosappnd ${cache}` } });
  expect(roots?.remedy?.steps).toMatchObject([{ kind: 'person' }]);
});

test('a program that lost its execute bit gets it back', async () => {
  const [one, ...others] = await findingsOf(
    'path-not-writable',
    withFiles({ [`${bin}/mage`]: { text: 'x' } }),
  );
  expect(others).toEqual([]);
  expect(one).toMatchObject({ subject: `${bin}/mage`, severity: 'warning', values: { kind: 'no-execute' } });
  expect(commandFor(one)).toBe(`chmod u+x ${bin}/mage`);
});

test.each([
  [{ readOnly: true }, 'read-only', 'read-only file system'],
  [{ freeBytes: 4096, freeFiles: 1000 }, 'full', 'no space left on device'],
  [{ freeBytes: 1e12, freeFiles: 3 }, 'no-files', 'no space left on device'],
])('a volume with %j: %s', async (volume, kind, says) => {
  const volumes = [
    { point: '/', freeBytes: 1e12 },
    { point: home, ...volume },
  ];
  expect(await findingsOf('path-not-writable', withFiles({}, { volumes }))).toMatchObject([
    { subject: home, severity: 'error', values: { kind, says } },
  ]);
});

test('a program downloaded by a browser is likely to be stopped, and one installed by go is not', async () => {
  const [one, ...others] = await findingsOf('path-label', ofLabel.machine());
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: `${bin}/gopls`,
    certainty: 'suspected',
    values: { kind: 'quarantine' },
  });
  const sketch = withFiles(tool(bin, 'gopls', arm('1.26.8')), {
    marks: { [`${bin}/gopls`]: { attributes: ['com.apple.provenance'] } },
  });
  expect(await findingsOf('path-label', sketch)).toEqual([]);
});

test('a type that the policy does not assign is reported with its rule; without a policy nothing is', async () => {
  const machine = ofCapabilities.machine();
  const go = '/usr/local/go/bin/go';
  const marks = { [go]: { label: 'unconfined_u:object_r:user_tmp_t:s0' } };
  const policy = '/etc/selinux/targeted/contexts/files/file_contexts';
  const labelled = (files: SketchedFiles): Sketch => ({
    files: { ...machine.files, ...files },
    description: { ...machine.description, marks },
  });
  const [one, ...others] = await findingsOf(
    'path-label',
    labelled({
      '/etc/selinux/config': { text: 'SELINUX=enforcing\nSELINUXTYPE=targeted\n' },
      [policy]: {
        text: '/.*\tsystem_u:object_r:default_t:s0\n/usr/(.*/)?bin(/.*)?\tsystem_u:object_r:bin_t:s0\n',
      },
    }),
  );
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: go,
    severity: 'info',
    values: { has: 'user_tmp_t', expected: 'bin_t', command: `sudo restorecon -v ${go}` },
  });
  expect(one?.evidence).toContain(`${policy}:2: the type is to be bin_t`);
  expect(await findingsOf('path-label', labelled({}))).toEqual([]);
});

test('capabilities on go are an error, and the advice that leads there is refused', async () => {
  const [one, ...others] = await findingsOf('go-setcap', ofCapabilities.machine());
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: '/usr/local/go/bin/go',
    severity: 'error',
    values: { capabilities: 'cap_net_bind_service=ep', command: 'sudo setcap -r /usr/local/go/bin/go' },
  });
  expect(one?.remedy?.steps).toMatchObject([{ kind: 'person' }]);
});

test.each([
  ['cap_net_raw=ep', 'error'],
  ['cap_net_raw+ei cap_chown+ep', 'error'],
  ['cap_sys_chroot=i', 'warning'],
  ['cap_sys_chroot=ei', 'warning'],
  ['cap_sys_chroot+p', 'warning'],
])('it is known whether starting go applies %s', async (capabilities, severity) => {
  const machine = ofCapabilities.machine();
  const marks = { '/usr/local/go/bin/go': { capabilities } };
  const [one] = await findingsOf('go-setcap', { ...machine, description: { ...machine.description, marks } });
  expect(one).toMatchObject({ severity, values: { capabilities, isInForce: severity === 'error' } });
});
