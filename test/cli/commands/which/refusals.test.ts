import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildMachine, type SketchedFiles } from '../../../../host/simulated/build.ts';
import { goenv, goroot, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import { shell } from '../../../probes/machine.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';

const directory = temporary('which-refusals');
let machines = 0;

/** What `which go` says on a Mac, in a directory, and its exit code. */
async function which(
  files: SketchedFiles,
  { at = `${home}/app`, path = ['/opt/homebrew/bin'], environment = {}, language = 'en' } = {},
): Promise<{ code: number; text: string }> {
  machines += 1;
  const folder = join(directory, String(machines));
  const app: SketchedFiles = { [`${home}/app`]: { directory: true } };
  const sketch = shell(mac({ ...app, ...files }), path, { HOME: home, ...environment });
  buildMachine(folder, sketch);
  const { code, out } = await call(['which', 'go', at, '--host', folder, '--lang', language]);
  return { code, text: out.replace(/\s+/g, ' ') };
}

const keg = (version: string) => `/opt/homebrew/Cellar/go/${version}/libexec`;
const local = (version: string): SketchedFiles => ({
  ...homebrew('/opt/homebrew', arm(version)),
  [`${keg(version)}/go.env`]: { text: 'GOPROXY=direct\nGOSUMDB=sum.golang.org\nGOTOOLCHAIN=local\n' },
});
const mod = (version: string) => ({ text: `module example.com/app\n\ngo ${version}\n` });

test('go.mod asks for more than a Go that may not switch: go.env decides, and go env -w is the way out', async () => {
  const { code, text } = await which({ ...local('1.26.1'), [`${home}/app/go.mod`]: mod('1.27.0') });
  expect(code).toBe(1);
  expect(text).toContain('go: go.mod requires go >= 1.27.0 (running go 1.26.1; GOTOOLCHAIN=local)');
  expect(text).toContain(`decided by GOTOOLCHAIN=local, set by ${keg('1.26.1')}/go.env:3`);
  expect(text).toContain('go env -w GOTOOLCHAIN=auto');
});

test('so does a go.work above, where the environment says local', async () => {
  const { code, text } = await which(
    {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      [`${home}/src/go.work`]: { text: 'go 1.27.1\n\nuse ./app\n' },
      [`${home}/src/app/go.mod`]: mod('1.21'),
    },
    { at: `${home}/src/app`, environment: { GOTOOLCHAIN: 'local' } },
  );
  expect(code).toBe(1);
  expect(text).toContain('go: ../go.work requires go >= 1.27.1 (running go 1.26.8; GOTOOLCHAIN=local)');
  expect(text).toContain('unset GOTOOLCHAIN where it is exported');
});

test('a go.work with a lower version than one of its modules', async () => {
  const { code, text } = await which(
    {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      [`${home}/src/go.work`]: { text: 'go 1.25\n\nuse ./app\n' },
      [`${home}/src/app/go.mod`]: mod('1.26'),
    },
    { at: `${home}/src/app` },
  );
  expect(code).toBe(1);
  expect(text).toContain('module . listed in go.work file requires go >= 1.26, but go.work lists go 1.25');
});

const settings = `${home}/Library/Application Support/go/env`;

test.each<[string, { files?: SketchedFiles; environment?: Record<string, string> }, string]>([
  [
    'a keg that was removed',
    { environment: { GOROOT: keg('1.26.7') } },
    `go: cannot find GOROOT directory: ${keg('1.26.7')}`,
  ],
  [
    'the go env file names what is gone',
    { files: { [settings]: { text: 'GOROOT=/usr/local/go\n' } } },
    'go: cannot find GOROOT directory: /usr/local/go',
  ],
  ['a tilde', { environment: { GOROOT: '~/go' } }, 'go: cannot find GOROOT directory: ~/go'],
  [
    'a bin',
    { environment: { GOROOT: `${keg('1.26.8')}/bin` } },
    `package fmt is not in std (${keg('1.26.8')}/bin/src/fmt)`,
  ],
  [
    'an installer prefix',
    { environment: { GOROOT: '/usr/local' } },
    'package fmt is not in std (/usr/local/src/fmt)',
  ],
])('GOROOT is %s', async (_, { files, environment }, words) => {
  const { code, text } = await which(
    { ...homebrew('/opt/homebrew', arm('1.26.8')), ...files },
    { environment },
  );
  expect(code).toBe(1);
  expect(text).toContain(`The go command stops: ${words}`);
  expect(text).toContain('decided by GOROOT=');
});

test('macOS 26 does not start a go without LC_UUID', async () => {
  const gvm = `${home}/.gvm/gos/go1.18`;
  const files = { ...homebrew('/opt/homebrew', arm('1.26.8')), ...goroot(gvm, arm('1.18')) };
  const { code, text } = await which(files, { path: [`${gvm}/bin`, '/opt/homebrew/bin'] });
  expect(code).toBe(1);
  expect(text).toContain('dyld: missing LC_UUID load command');
  expect(text).toContain('behind it: /opt/homebrew/bin/go');
});

test('says why a .go-version is ignored: the shim that reads it comes after the tree of another manager', async () => {
  const root = `${home}/.goenv/versions/1.26.5`;
  const files = { ...goenv(home, arm('1.26.5')), [`${home}/app/.go-version`]: { text: '1.27.1\n' } };
  const path = [`${root}/bin`, `${home}/.goenv/shims`];
  const { code, text } = await which(files, { path, environment: { GOROOT: root } });
  expect(code).toBe(0);
  expect(text).toContain(`${home}/app/.go-version names 1.27.1 and is not heard`);
  expect(text).toContain(
    `goenv reads it only when its shim is the first go on PATH; ${home}/.goenv/shims/go comes after another one`,
  );
  const chinese = await which(files, { path, language: 'zh' });
  expect(chinese.text).toContain('指定了 1.27.1，但不起作用');
  const heard = await which({ ...files, [`${home}/app/.go-version`]: { text: '1.26.5\n' } }, { path });
  expect(heard.text).not.toContain('is not heard');
});

test('a .go-version without any manager is ignored too', async () => {
  const files = {
    ...homebrew('/opt/homebrew', arm('1.26.8')),
    [`${home}/app/.go-version`]: { text: '1.27.1\n' },
  };
  const { code, text } = await which(files);
  expect(code).toBe(0);
  expect(text).toContain('goenv, mise, asdf would read it, but no shim of theirs is on this PATH');
});

test('mise reads a .go-version only where its setting names go', async () => {
  const root = `${home}/.local/share/mise`;
  const machine = (config: string): SketchedFiles => ({
    ...goroot(`${root}/installs/go/1.26.8`, arm('1.26.8')),
    ...goroot(`${root}/installs/go/1.27.1`, arm('1.27.1')),
    [`${root}/shims/go`]: { link: '/opt/homebrew/bin/mise' },
    '/opt/homebrew/bin/mise': { text: '#!/bin/sh\n', executable: true },
    [`${home}/.config/mise/config.toml`]: { text: `${config}\n[tools]\ngo = "1.27.1"\n` },
    [`${home}/app/.go-version`]: { text: '1.26.8\n' },
  });
  const path = [`${root}/shims`];
  const on = await which(machine('[settings]\nidiomatic_version_file_enable_tools = ["go"]'), { path });
  expect(on.text).toContain(`starts ${root}/installs/go/1.26.8/bin/go (${home}/app/.go-version: 1.26.8)`);
  const off = await which(machine(''), { path });
  expect(off.text).toContain(`${home}/app/.go-version names 1.26.8 and is not heard`);
  expect(off.text).toContain(`mise went by something else: ${home}/.config/mise/config.toml: 1.27.1`);
});

test("moovweb's gvm reads a .go-version on cd, and never a .gvmrc by itself", async () => {
  const tree = `${home}/.gvm/gos/go1.26.8`;
  const files = {
    ...goroot(tree, arm('1.26.8')),
    [`${home}/app/.gvmrc`]: { text: '#!/bin/sh\ngvm use go1.27.1@app\n' },
    [`${home}/app/.go-version`]: { text: 'go1.25.4\n' },
  };
  const path = [`${tree}/bin`];
  const { code, text } = await which(files, { path });
  expect(code).toBe(0);
  expect(text).toContain(`${home}/app/.gvmrc names 1.27.1 and is not heard`);
  expect(text).toContain('gvm does not read such a file by itself, only a hook of yours would');
  expect(text).toContain(`${home}/app/.go-version names go1.25.4 and is not heard`);
  expect(text).toContain('gvm looks for it when a shell that sources gvm changes to that directory');
  const chinese = await which(files, { path, language: 'zh' });
  expect(chinese.text).toContain('gvm 自身不读取这种文件');
  const met = { ...files, [`${home}/app/.gvmrc`]: { text: 'gvm use go1.26\n' } };
  expect((await which(met, { path })).text).not.toContain('.gvmrc');
});
