import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { SketchedFiles } from '../../../../host/simulated/build.ts';
import { app, codeAtWork } from '../../../../host/simulated/at-work.ts';
import { goland } from '../../../../host/simulated/golands.ts';
import { delve, goroot, homebrew, tool } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac, system } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { example } from '../../../../probes/rules/go-contexts-differ/example.ts';
import { sayFinding } from '../../../../probes/say.ts';
import { findingsOf, machine, report, with_ } from '../../machine.ts';

const rule = 'go-contexts-differ';
const code = `${home}/Library/Application Support/Code/User`;
const settings = `${code}/settings.json`;
const folder = `${app}/.vscode/settings.json`;
const old = `${home}/sdk/go1.26.8`;
const json = (value: object) => ({ text: `${JSON.stringify(value, null, 2)}\n` });

/** Homebrew's 1.27.1 in the terminal, an older Go aside, VS Code, and a module on which it works. */
const withFiles = (files: SketchedFiles, environment: Record<string, string> = {}) => {
  const sketch = mac(
    {
      ...homebrew('/opt/homebrew', arm('1.27.1')),
      ...goroot(old, arm('1.26.8')),
      [settings]: { text: '{}\n' },
      [`${app}/go.mod`]: { text: 'module example.com/app\n\ngo 1.25.0\n' },
      ...files,
    },
    {
      shell: ['/opt/homebrew/bin', `${home}/go/bin`],
      more: { processes: codeAtWork(app, [['list', '-m', 'all']]) },
    },
  );
  const path = ['/opt/homebrew/bin', `${home}/go/bin`, '/usr/local/bin', ...system];
  const contexts = { ...sketch.description.contexts, 'login-shell': { path, environment } };
  return with_(sketch, {}, { contexts });
};

const project = (sdk: string): SketchedFiles => ({
  [`${app}/.idea/workspace.xml`]: {
    text: `<project version="4">\n  <component name="GOROOT" url="file://${sdk}" />\n</project>\n`,
  },
});

describe(rule, () => {
  it('is found once on its example, with file and line, the odd one and what to do', async () => {
    const [found, ...others] = await findingsOf(rule, example.machine());
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      subject: settings,
      severity: 'info',
      certainty: 'observed',
      values: { lead: 'alternate', line: 3, version: 'go1.26.8', usualVersion: 'go1.27.1', editors: 'Code' },
    });
    const { summary, next } = sayFinding(speak('en'), found!);
    expect(summary).toContain('Code starts go go1.26.8 (arm64)');
    expect(next).toContain(`\`go.alternateTools\` (${settings}, line 3)`);
  });

  it.each(['apple-silicon', 'intel-mac', 'official-package', 'no-go'] as const)(
    'is silent on %s',
    async (preset) => {
      expect(await findingsOf(rule, presets[preset]())).toEqual([]);
    },
  );

  it('is silent while all reach the same Go, by whatever path, and about launchd without Homebrew', async () => {
    const files = {
      ...goland('/Applications/GoLand.app', 'arm64'),
      ...project('/opt/homebrew/opt/go/libexec'),
      [folder]: json({ 'go.alternateTools': { go: '/opt/homebrew/opt/go/bin/go' } }),
    };
    expect(await findingsOf(rule, withFiles(files))).toEqual([]);
  });

  it('warns of a go for another processor, whoever chose it', async () => {
    const files = {
      ...goroot('/usr/local/go', intel('1.27.1')),
      [folder]: json({ 'go.goroot': '/usr/local/go' }),
    };
    expect(await findingsOf(rule, withFiles(files))).toMatchObject([
      {
        subject: folder,
        severity: 'warning',
        dependsOn: ['vscode-goroot', 'go-arch-mismatch'],
        values: { differs: 'architecture', lead: 'goroot', architecture: 'amd64', directory: app },
      },
    ]);
  });

  it('warns of an unintended choice: a go in GOBIN, which VS Code finds before PATH', async () => {
    const files = { [`${home}/go/bin/go`]: { link: `${old}/bin/go` } };
    expect(await findingsOf(rule, withFiles(files, { GOBIN: `${home}/go/bin` }))).toMatchObject([
      { subject: `${home}/go/bin/go`, severity: 'warning', values: { lead: 'gobin', place: 'vscode' } },
    ]);
  });

  it('ignores what VS Code ignores: a missing program, and the PATH of go.toolsEnvVars', async () => {
    const files = {
      [folder]: json({
        'go.alternateTools': { go: '/gone/go' },
        'go.toolsEnvVars': { PATH: `${old}/bin` },
      }),
    };
    expect(await findingsOf(rule, withFiles(files))).toEqual([]);
  });

  it('respects GOTOOLCHAIN in go.toolsEnvVars, which reaches the started go', async () => {
    const files = { [folder]: json({ 'go.toolsEnvVars': { GOTOOLCHAIN: 'go1.26.3' } }) };
    expect(await findingsOf(rule, withFiles(files))).toMatchObject([
      {
        subject: folder,
        values: {
          place: 'vscode',
          lead: 'variables',
          line: 3,
          version: 'go1.26.3',
          usualVersion: 'go1.27.1',
        },
      },
    ]);
  });

  it('names the Go SDK of a GoLand project, and which one to choose', async () => {
    const files = { ...goland('/Applications/GoLand.app', 'arm64'), ...project(old) };
    const [found] = await findingsOf(rule, withFiles(files));
    expect(found).toMatchObject({
      subject: `${app}/.idea/workspace.xml`,
      severity: 'info',
      values: { lead: 'project', line: 2, editors: 'GoLand 2026.1', version: 'go1.26.8' },
    });
    expect(sayFinding(speak('en'), found!).next).toContain('choose /opt/homebrew/opt/go/libexec ');
    const moved = { ...files, '/opt/homebrew/opt/go': { link: '../Cellar/go/1.28.0' } };
    const [other] = await findingsOf(rule, withFiles(moved));
    expect(sayFinding(speak('en'), other!).next).toContain('choose /opt/homebrew/Cellar/go/1.27.1/libexec ');
  });

  it('calls the terminal the odd one where both editors agree against it', async () => {
    const files = {
      ...goland('/Applications/GoLand.app', 'arm64'),
      ...project(old),
      [folder]: json({ 'go.alternateTools': { go: `${old}/bin/go` } }),
    };
    expect(await findingsOf(rule, withFiles(files))).toMatchObject([
      { subject: '/opt/homebrew/bin/go', values: { place: 'login-shell', lead: 'path' } },
    ]);
  });

  it('reports dlv and gopls as well, which VS Code finds in GOPATH first', async () => {
    const files = {
      ...delve('/opt/homebrew/bin', 'v1.27.2', arm('1.27.1')),
      ...delve(`${home}/go/bin`, 'v1.26.3', arm('1.27.1')),
      ...tool(`${home}/go/bin`, 'gopls', arm('1.27.1')),
    };
    expect(await findingsOf(rule, withFiles(files))).toMatchObject([
      { subject: `${home}/go/bin/dlv`, severity: 'info', values: { names: 'dlv', lead: 'gopath' } },
    ]);
  });

  it('leaves a faulty setting to the rule about it', async () => {
    const keg = '/opt/homebrew/Cellar/go@1.26/1.26.8';
    const more = {
      ...goroot(`${keg}/libexec`, arm('1.26.8')),
      [`${keg}/bin/go`]: { link: '../libexec/bin/go' },
    };
    const alternate = (go: string, tools: object = {}) =>
      withFiles({ ...more, [folder]: json({ 'go.alternateTools': { go, ...tools } }) });
    const explained = async (sketch: Parameters<typeof machine>[0]) => {
      const { findings } = await report((await machine(sketch)).host);
      const [{ dependsOn } = { dependsOn: undefined }] = findings.filter((one) => one.rule === rule);
      return {
        dependsOn,
        others: findings.flatMap((one) => (one.rule.startsWith('vscode-') ? one.rule : [])),
      };
    };
    expect(await explained(alternate(`${keg}/bin/go`))).toEqual({
      dependsOn: ['vscode-tool-path'],
      others: ['vscode-tool-path'],
    });
    // A missing tool beside it explains nothing.
    expect(await explained(alternate(`${old}/bin/go`, { dlv: '/gone/dlv' }))).toEqual({
      dependsOn: [],
      others: ['vscode-tool-path'],
    });
    expect(await explained(withFiles({ [folder]: json({ 'go.goroot': old }) }))).toEqual({
      dependsOn: ['vscode-goroot'],
      others: ['vscode-goroot'],
    });
  });

  it.each(['golang.go', 'golang.go-nightly'])(
    'reads the Go that was chosen for a folder from the state of %s, before every setting',
    async (extension) => {
      const { host, folder: root } = await machine(
        withFiles({
          [`${code}/workspaceStorage/0f3c/workspace.json`]: { text: `{"folder":"file://${app}"}` },
          [folder]: json({ 'go.alternateTools': { go: '/opt/homebrew/bin/go' } }),
        }),
      );
      const state = host.files.onDisk(`${code}/workspaceStorage/0f3c/state.vscdb`);
      mkdirSync(dirname(state), { recursive: true });
      const database = new Database(state);
      database.exec('CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)');
      const chosen = { selectedGo: { binpath: join(old, 'bin/go'), label: 'Go 1.26.8', available: true } };
      database.prepare('INSERT INTO ItemTable VALUES (?, ?)').run(extension, JSON.stringify(chosen));
      database.close();
      expect(root).not.toBe('');
      const { findings } = await report(host);
      expect(findings.filter((one) => one.rule === rule)).toMatchObject([
        { values: { lead: 'selected', version: 'go1.26.8', editors: 'Code', directory: app } },
      ]);
    },
  );
});
