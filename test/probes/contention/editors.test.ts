import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Host } from '../../../host/host.ts';
import type { SketchedFiles } from '../../../host/simulated/build.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { jetbrainsFolders, vscodeFolders } from '../../../probes/contention/editors.ts';
import { machine } from '../machine.ts';

const support = '/Users/kim/Library/Application Support';
const now = Date.now();

async function with_(files: SketchedFiles): Promise<{ host: Host; folder: string }> {
  const sketch = presets['no-go']();
  const processes = [640, 641, 800].map((pid) => ({ pid, executable: `/bin/editor${pid}` }));
  return machine({ description: { ...sketch.description, processes }, files: { ...sketch.files, ...files } });
}
const code = async (files: SketchedFiles): Promise<readonly string[]> => {
  const { host } = await with_(files);
  return vscodeFolders(host, await host.processes(), now, new Set()).map(
    ({ owner, folder }) => `${owner}: ${folder}`,
  );
};
const goland = async (files: SketchedFiles): Promise<readonly string[]> => {
  const { host } = await with_(files);
  return jetbrainsFolders(host, await host.processes(), new Set()).map(
    ({ owner, folder }) => `${owner}: ${folder}`,
  );
};

/** A window as VS Code and its relatives record it. */
function window_(
  app: string,
  id: string,
  workspace: object | string,
  pid: number | string = 640,
): SketchedFiles {
  const storage = `${support}/${app}/User/workspaceStorage`;
  return {
    [`${storage}/${id}/vscode.lock`]: { text: `{"pid":${pid},"willReleaseAt":0}` },
    [`${storage}/${id.replace(/-\d$/, '')}/workspace.json`]: {
      text: typeof workspace === 'string' ? workspace : JSON.stringify(workspace),
    },
  };
}

test.each([
  ['Code', 'Visual Studio Code'],
  ['Code - Insiders', 'Visual Studio Code - Insiders'],
  ['VSCodium', 'VSCodium'],
  ['Cursor', 'Cursor'],
  ['Windsurf', 'Windsurf'],
])('a window of %s', async (app, owner) => {
  expect(await code(window_(app, 'a1', { folder: 'file:///Users/kim/my%20app' }))).toEqual([
    `${owner}: /Users/kim/my app`,
  ]);
});

test('a second window on the same folder, by its own extension host', async () => {
  expect(await code(window_('Code', 'a1-2', { folder: 'file:///src/app' }, 641))).toEqual([
    'Visual Studio Code: /src/app',
  ]);
});

test('the folders of a workspace file, with its comments, relative and absolute', async () => {
  const text =
    '// ours\n{ "folders": [ { "path": "app" }, { "path": "../lib" }, /* x */ { "uri": "file:///src/uri" }, { "name": 7 }, ], }';
  const files = {
    ...window_('Code', 'w', { workspace: 'file:///src/all/x.code-workspace' }),
    '/src/all/x.code-workspace': { text },
  };
  expect(await code(files)).toEqual(
    ['/src/all/app', '/src/lib', '/src/uri'].map((folder) => `Visual Studio Code: ${folder}`),
  );
});

test.each([
  ['whose extension host has ended', window_('Code', 'a', { folder: 'file:///src/app' }, 999)],
  ['on another machine', window_('Code', 'a', { folder: 'vscode-remote://ssh-remote%2Bhost/src' })],
  ['half written', window_('Code', 'a', '{"folder":"file:///s')],
  ['with no folder', window_('Code', 'a', {})],
  ['with nonsense for a pid', window_('Code', 'a', { folder: 'file:///src/app' }, '"x"')],
  ['with a broken address', window_('Code', 'a', { folder: 'file:///%E0%A4%A' })],
])('a window %s means nothing', async (_what, files) => {
  expect(await code(files)).toEqual([]);
});

test('a crashed window leaves a lock that nobody touches', async () => {
  const { host, folder } = await with_(window_('Code', 'a', { folder: 'file:///src/app' }));
  const lock = join(folder, 'root', support, 'Code/User/workspaceStorage/a/vscode.lock');
  utimesSync(lock, (now - 11 * 60_000) / 1000, (now - 11 * 60_000) / 1000);
  expect(vscodeFolders(host, await host.processes(), now, new Set())).toEqual([]);
});

const entry = (key: string, attributes: string): string =>
  `<entry key="${key}"><value><RecentProjectMetaInfo ${attributes}><option name="build" value="GO-1" /></RecentProjectMetaInfo></value></entry>`;
const product = (name: string, entries: string, lock = '800'): SketchedFiles => ({
  [`${support}/JetBrains/${name}/.lock`]: { text: lock },
  [`${support}/JetBrains/${name}/options/recentProjects.xml`]: {
    text: `<application><component name="RecentProjectsManager"><option name="additionalInfo"><map>${entries}</map></option></component></application>`,
  },
});

test.each([
  ['GoLand2023.3', 'GoLand'],
  ['GoLand2024.2', 'GoLand'],
  ['GoLand2026.1', 'GoLand'],
  ['IntelliJIdea2025.2', 'IntelliJ IDEA'],
  ['IdeaIC2024.3', 'IntelliJ IDEA'],
])('open projects of %s', async (name, owner) => {
  const entries =
    entry('$USER_HOME$/src/app', 'frameTitle="app" opened="true" projectWorkspaceId="x"') +
    entry('/src/closed', 'frameTitle="closed"') +
    entry('/src/a &amp; b', 'opened="true"');
  expect(await goland(product(name, entries))).toEqual([
    `${owner}: /Users/kim/src/app`,
    `${owner}: /src/a & b`,
  ]);
});

test.each([
  ['that has ended', product('GoLand2026.1', entry('/src/app', 'opened="true"'), '999')],
  ['whose lock holds no pid', product('GoLand2026.1', entry('/src/app', 'opened="true"'), 'x')],
  ['for another language', product('PyCharm2026.1', entry('/src/app', 'opened="true"'))],
  ['with a file cut short', product('GoLand2026.1', '<entry key="/src/app"><value><RecentProj')],
])('an IDE %s means nothing', async (_what, files) => {
  expect(await goland(files)).toEqual([]);
});
