import type { SketchedFiles } from './build.ts';
import type { Description } from './description.ts';

const code = '/Applications/Visual Studio Code.app/Contents';
const helper = `${code}/Frameworks/Code Helper (Plugin).app/Contents/MacOS/Code Helper (Plugin)`;
const goland = '/Applications/GoLand.app/Contents/MacOS/goland';
const go = '/opt/homebrew/bin/go';

/** What VS Code and GoLand leave in a home directory and in the tables of a Mac while both have ~/src/app open. */
export function twoIdes(home: string): Pick<Description, 'processes' | 'locks'> & { files: SketchedFiles } {
  const module = `${home}/src/app`;
  const lock = `${home}/go/pkg/mod/cache/lock`;
  const support = `${home}/Library/Application Support`;
  const storage = `${support}/Code/User/workspaceStorage/2f1e9c0d8b7a6f5e4d3c2b1a09f8e7d6`;
  const jetbrains = `${support}/JetBrains/GoLand2026.1`;
  return {
    processes: [
      { pid: 1, parent: 0, uid: 0, executable: '/sbin/launchd' },
      { pid: 600, executable: `${code}/MacOS/Electron`, translated: true, directory: '/' },
      { pid: 640, parent: 600, executable: helper, translated: true, directory: '/' },
      { pid: 700, parent: 640, executable: `${home}/go/bin/gopls`, directory: '/' },
      {
        ...{ pid: 701, parent: 700, executable: `${home}/go/bin/gopls`, directory: '/' },
        arguments: [`${home}/go/bin/gopls`, '** telemetry **'],
      },
      {
        ...{ pid: 710, parent: 700, executable: go, directory: module },
        arguments: [go, 'mod', 'tidy', '-modfile=/tmp/gopls-tempmod1/go.mod'],
      },
      { pid: 800, executable: goland, directory: '/' },
      {
        ...{ pid: 810, parent: 800, executable: go, directory: module },
        arguments: [go, 'mod', 'tidy'],
      },
    ],
    locks: [
      { path: lock, pid: 710, state: 'open', marked: true },
      { path: lock, pid: 810, state: 'open', marked: true },
    ],
    files: {
      [lock]: { text: '' },
      [`${module}/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
      [`${module}/main.go`]: { text: 'package main\n\nfunc main() {}\n' },
      [`${storage}/vscode.lock`]: { text: '{"pid":640,"willReleaseAt":0}' },
      [`${storage}/workspace.json`]: { text: `{"folder":"file://${module}"}` },
      [`${jetbrains}/.lock`]: { text: '800' },
      [`${jetbrains}/options/recentProjects.xml`]: {
        text: `<application><component name="RecentProjectsManager"><option name="additionalInfo"><map>
<entry key="$USER_HOME$/src/app"><value><RecentProjectMetaInfo opened="true" /></value></entry>
</map></option></component></application>
`,
      },
    },
  };
}
