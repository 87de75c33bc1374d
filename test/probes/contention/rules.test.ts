import { describe, expect, it } from 'vitest';
import type { Files } from '../../../host/files/files.ts';
import type { Process, Processes } from '../../../host/processes/processes.ts';
import { processTable } from '../../../host/processes/process-table.ts';
import { actorsOf, commandOf, goProcesses } from '../../../probes/contention/actor.ts';
import { pingPongOf } from '../../../probes/contention/churn.ts';
import { openedProjects } from '../../../host/formats/recent-projects.ts';
import { lockFileOf } from '../../../probes/contention/lock-file.ts';
import { sessionsOf } from '../../../probes/contention/session.ts';
import { stormsOf, verbOf } from '../../../probes/contention/storm.ts';

const process = (pid: number, parent: number, executable: string, ...words: string[]): Process => ({
  pid,
  parent,
  uid: 501,
  startedMs: 1000,
  executable,
  arguments: [executable, ...words],
  translated: null,
});

const code = '/Applications/Visual Studio Code.app/Contents';
const helper = `${code}/Frameworks/Code Helper (Plugin).app/Contents/MacOS/Code Helper (Plugin)`;

/** launchd → VS Code → extension host → gopls → go; launchd → GoLand → go; a gopls' own telemetry child. */
const all: readonly Process[] = [
  process(1, 0, '/sbin/launchd'),
  process(10, 1, `${code}/MacOS/Electron`),
  process(11, 10, helper),
  process(12, 11, '/Users/kim/go/bin/gopls'),
  process(13, 12, '/Users/kim/go/bin/gopls', '** telemetry **'),
  process(14, 12, '/opt/homebrew/bin/go', 'mod', 'tidy', '-modfile=/tmp/x/go.mod'),
  process(20, 1, '/Applications/GoLand.app/Contents/MacOS/goland'),
  process(21, 20, '/opt/homebrew/bin/go', 'list', '-m', 'all'),
];
const directories = new Map([
  [12, '/'],
  [14, '/src/app/pkg'],
  [21, '/src/app'],
]);
const processes: Processes = processTable(all, (pids) =>
  Promise.resolve(new Map([...directories].filter(([pid]) => pids.includes(pid)))),
);
const files = {
  target: (path: string) =>
    path === '/src/app/go.mod'
      ? { ok: true, value: { kind: 'file' } }
      : { ok: false, failure: { kind: 'absent', message: path } },
} as unknown as Files;

describe('who works on Go', () => {
  it('does not count the telemetry child of gopls, nor the processes of others', () => {
    expect(goProcesses(processes, 501).map(({ pid }) => pid)).toEqual([12, 14, 21]);
    expect(goProcesses(processes, 502)).toEqual([]);
  });

  it('names the application, the module and the chain of parents', async () => {
    const actors = await actorsOf(processes, [12, 14, 21], files);
    expect(actors.get(14)).toMatchObject({
      kind: 'go',
      command: 'go mod tidy -modfile=/tmp/x/go.mod',
      owner: 'Visual Studio Code',
      module: '/src/app',
    });
    expect(actors.get(14)?.chain[0]).toEqual({ name: 'gopls (12)', translated: null });
    expect(actors.get(21)).toMatchObject({ owner: 'GoLand', module: '/src/app' });
    expect(actors.get(12)).toMatchObject({ kind: 'gopls', module: null });
  });

  it('shortens long lists, so that the rest of a command is seen', () => {
    const fields = 'Name,ImportPath,Error,Dir,GoFiles,IgnoredGoFiles,IgnoredOtherFiles,CFiles,CgoFiles';
    const list = process(
      30,
      1,
      '/usr/bin/go',
      'list',
      '-e',
      `-json=${fields}`,
      '-tags=a,b',
      '--',
      '/src/app/...',
    );
    expect(commandOf(list)).toBe('go list -e -json=Name,ImportPath,… -tags=a,b -- /src/app/...');
  });

  it('takes sessions from go commands, and not from the working directory of gopls', async () => {
    const actors = await actorsOf(processes, [12, 14, 21], files);
    const sessions = sessionsOf([...actors.values()], []);
    expect(sessions.map(({ owner, module, certainty }) => [owner, module, certainty])).toEqual([
      ['Visual Studio Code', '/src/app', 'observed'],
      ['GoLand', '/src/app', 'observed'],
    ]);
  });
});

describe('lock files', () => {
  const cache = '/Users/kim/go/pkg/mod';
  it.each([
    ['/cache/lock', 'side-lock', `${cache}/cache/lock`],
    [
      '/cache/download/github.com/!azure/x/@v/v1.2.3-!rc1.lock',
      'version-lock',
      'github.com/Azure/x@v1.2.3-Rc1',
    ],
    ['/cache/download/rsc.io/quote/@v/v1.5.2.ziphash', 'ziphash', 'rsc.io/quote@v1.5.2'],
    [`/cache/vcs/${'a'.repeat(64)}.lock`, 'vcs-lock', `${cache}/cache/vcs/${'a'.repeat(64)}.lock`],
  ])('%s is a %s', (path, kind, subject) => {
    expect(lockFileOf(`${cache}${path}`, cache)).toEqual({ kind, subject });
  });

  it('knows module files and nothing else', () => {
    expect(lockFileOf('/src/app/go.sum', cache)?.kind).toBe('module-file');
    expect(lockFileOf('/src/app/main.go', cache)).toBeNull();
    expect(lockFileOf(`${cache}/cache/download/x/@v/list`, cache)).toBeNull();
  });
});

describe('ping-pong', () => {
  const versions = (...fingerprints: string[]) =>
    fingerprints.map((fingerprint, index) => ({ at: 1000 + index * 1000, fingerprint, owners: ['GoLand'] }));
  it.each([
    ['A B A B', true],
    ['A B A C A', true],
    ['A B A', false],
    ['A B C D', false],
    ['A A A A', false],
    ['A', false],
  ])('%s: %s', (states, is) => {
    expect(pingPongOf(versions(...states.split(' ')), 10_000) !== null).toBe(is);
  });

  it('forgets what happened long ago', () => {
    expect(pingPongOf(versions('A', 'B', 'A', 'B'), 10 * 60_000)).toBeNull();
  });
});

describe('storms', () => {
  const start = (pid: number, verb: string, at = 1000) => ({
    at,
    pid,
    verb,
    owner: 'GoLand',
    ownerPid: 20,
    module: '/src/app',
  });
  it('counts what one application starts in a minute, by verb', () => {
    const starts = Array.from({ length: 150 }, (_, index) =>
      start(100 + index, index % 2 ? 'list' : 'mod tidy'),
    );
    expect(stormsOf(starts, 2000)).toMatchObject([
      { owner: 'GoLand', count: 150, verbs: { list: 75, 'mod tidy': 75 } },
    ]);
    expect(stormsOf(starts.slice(1), 2000)).toEqual([]);
    expect(stormsOf(starts, 70_000)).toEqual([]);
  });

  it("does not take a person's test loop for one", () => {
    expect(
      stormsOf(
        Array.from({ length: 200 }, (_, index) => start(index, 'test')),
        2000,
      ),
    ).toEqual([]);
  });

  it.each([
    ['go mod tidy -modfile=x', 'mod tidy'],
    ['go list -m all', 'list'],
    ['go', ''],
  ])('%s is %s', (command, verb) => expect(verbOf(command)).toBe(verb));
});

describe('recent projects of JetBrains IDEs', () => {
  it('takes those that are open', () => {
    const xml = `<application><component name="RecentProjectsManager"><option name="additionalInfo"><map>
      <entry key="$USER_HOME$/src/app"><value><RecentProjectMetaInfo opened="true" frameTitle="app"><option name="build" value="GO-261.1000.1" /></RecentProjectMetaInfo></value></entry>
      <entry key="$USER_HOME$/src/a &amp; b"><value><RecentProjectMetaInfo opened="true"/></value></entry>
      <entry key="$USER_HOME$/src/closed"><value><RecentProjectMetaInfo frameTitle="closed" /></value></entry></map></option></component></application>`;
    expect(openedProjects(xml, '/Users/kim')).toEqual(['/Users/kim/src/app', '/Users/kim/src/a & b']);
  });
});
