import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { application, visualStudioCode } from '../../../host/simulated/applications.ts';
import { home } from '../../../host/simulated/mac.ts';
import { applications } from '../../../probes/applications/probe.ts';
import { contexts } from '../../../probes/contexts/probe.ts';
import { editors } from '../../../probes/editors/probe.ts';
import { sayFinding } from '../../../probes/say.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { speak } from '../../../messages/speak.ts';
import { machine, report, today } from '../machine.ts';
import { user, withFiles } from './machines.ts';

const app = `${home}/src/app`;
const storage = `${user}/workspaceStorage`;
const id = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const other = '1a1b2c3d4e5f60718293a4b5c6d7e8f9';
const code = '/Applications/Visual Studio Code.app/Contents';
const sane = `${home}/src/sane/.vscode/settings.json`;

/** Whatever is put in their place, each is read when it is what it should be. */
const files = {
  [`${user}/settings.json`]: '{ "go.lintTool": "staticcheck" }\n',
  [`${storage}/${id}/workspace.json`]: `{"folder":"file://${app}"}`,
  [`${storage}/${id}/state.vscdb`]: '',
  [`${storage}/${other}/workspace.json`]: `{"workspace":"file://${home}/src/all.code-workspace"}`,
  [`${home}/src/all.code-workspace`]:
    '{"folders":[{"path":"app"},{"path":"sane"}],"settings":{"go.testOnSave":true}}',
  [`${app}/go.mod`]: 'module example.com/app\n\ngo 1.26\n',
  [`${app}/.vscode/settings.json`]: '{ "go.lintTool": "staticcheck" }\n',
  [`${app}/.vscode/launch.json`]: '{"configurations":[{"type":"go","request":"launch","name":"a"}]}',
  [`${app}/.devcontainer/devcontainer.json`]:
    '{"customizations":{"vscode":{"settings":{"go.gopath":"/go"}}}}',
  [sane]: '{ "go.lintTool": "staticcheck" }\n',
};
const asked = [
  ...Object.keys(files).filter((file) => file !== sane && !file.endsWith('go.mod')),
  `${code}/Info.plist`,
  `${code}/Resources/app/product.json`,
  `${code}/MacOS/Electron`,
  `${home}/Library/Preferences/com.apple.LaunchServices/com.apple.LaunchServices.plist`,
];

const instead: Readonly<Record<string, (path: string) => void>> = {
  'a FIFO': (path) => void execFileSync('mkfifo', [path]),
  'a directory': (path) => mkdirSync(path),
  'a link in a circle': (path) => symlinkSync(path, path),
  'a link to the beginning of everything': (path) => symlinkSync('/', path),
  'a device': (path) => symlinkSync('/dev/zero', path),
  '100 MB': (path) => (writeFileSync(path, '{'), truncateSync(path, 100 * 1024 * 1024)),
  'a megabyte of brackets': (path) => writeFileSync(path, '['.repeat(1024 * 1024 - 1)),
  'objects in objects': (path) => writeFileSync(path, '{"go.lintTool":'.repeat(60_000)),
  'dictionaries in dictionaries': (path) =>
    writeFileSync(path, `<plist>${'<dict><key>a</key>'.repeat(50_000)}`),
  nothing: (path) => writeFileSync(path, ''),
};

describe.each(Object.entries(instead))('in place of any file %s', (_, put) => {
  test('stops no probe, and hides no other file', async () => {
    const { host, folder } = await machine(withFiles(files, visualStudioCode(['arm64'])));
    for (const file of asked) {
      const place = join(folder, 'root', file);
      mkdirSync(dirname(place), { recursive: true });
      rmSync(place, { force: true });
      put(place);
    }
    const sweep = newSweep(host, new AbortController().signal, today, { directory: dirname(dirname(sane)) });
    const found = await sweep.ask(editors);
    expect(found.files.map(({ file }) => file)).toContain(sane);
    expect((await sweep.ask(applications)).all.map(({ name }) => name)).not.toContain('');
    expect((await sweep.ask(contexts)).comparisons).not.toEqual([]);
  });
});

test('workspaces that name each other, and too many of them, are read once each and no further', async () => {
  const named = (count: number) =>
    JSON.stringify({
      folders: Array.from({ length: count }, (_, index) => ({ path: `../f${index}` })),
      settings: {},
    });
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`${home}/src/f${index}/${index}.code-workspace`, named(100)]),
  );
  const extra = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [
      `${app}/${index}.code-workspace`,
      '{"folders":[{"path":".."}]}',
    ]),
  );
  const { host } = await machine(withFiles({ ...files, ...many, ...extra }));
  const sweep = newSweep(host, new AbortController().signal, today, { directory: app });
  const { unread, files: read } = await sweep.ask(editors);
  expect(unread).toEqual([expect.stringContaining('more than 1000')]);
  expect(read.map(({ file }) => file)).toContain(`${user}/settings.json`);
});

test('a name with a line break stays on one line wherever it is shown', async () => {
  const { host } = await machine(
    withFiles(
      {
        [`${app}\nline 2: x/go.mod`]: 'module a\n',
        [`${app}\nline 2: x/.vscode/settings.json`]: '{"go.\\nline 9: delvePath":1,"go.delvePath":2}',
      },
      application({ path: '/Applications/Zed\n.app', executable: 'zed', architectures: ['amd64'] }),
    ),
  );
  const { findings } = await report(host, { directory: `${app}\nline 2: x` });
  expect(findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['vscode-setting-unknown', 'editor-arch-mismatch']),
  );
  for (const language of ['en', 'zh-Hans'] as const) {
    const messages = speak(language);
    for (const finding of findings) {
      const { summary, next } = sayFinding(messages, finding);
      for (const line of [summary, next, ...finding.evidence.map((one) => messages.told(one))])
        expect(line).not.toMatch(/[\n\r]/);
    }
  }
});
