import { describe, expect, test } from 'vitest';
import { application, goland, program, visualStudioCode } from '../../../../host/simulated/applications.ts';
import type { SketchedFiles } from '../../../../host/simulated/build.ts';
import type { Description } from '../../../../host/simulated/description.ts';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/app-translated/example.ts';
import { findingsOf } from '../../machine.ts';

type Processes = NonNullable<Description['processes']>;
const both = ['amd64', 'arm64'];
const launchd = { pid: 1, parent: 0, uid: 0, executable: '/sbin/launchd' };
const code = '/Applications/Visual Studio Code.app';
const helper = `${code}/Contents/Frameworks/Code Helper.app/Contents/MacOS/Code Helper`;
const terminal = '/System/Applications/Utilities/Terminal.app/Contents/MacOS/Terminal';
const zsh = { '/bin/zsh': program(both) };

function found(files: SketchedFiles, processes: Processes, go = arm('1.26.8')) {
  const all = { ...homebrew('/opt/homebrew', go), ...files };
  return findingsOf(
    'app-translated',
    mac(all, { shell: ['/opt/homebrew/bin'], more: { processes: [launchd, ...processes] } }),
  );
}

/** The line of ancestors in its evidence. */
const ways = (finding: { readonly evidence: readonly string[] } | undefined): readonly string[] =>
  (finding?.evidence ?? []).flatMap((line) => /^started: (.*)$/.exec(line)?.[1] ?? []);

test('is found once on its example, by two signs, and not where all is native', async () => {
  const [one, ...others] = await findingsOf('app-translated', example.machine());
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: '/Applications/iTerm.app',
    severity: 'warning',
    certainty: 'observed',
    values: { name: 'iTerm2', why: 'opened', box: 'yes' },
  });
  expect(ways(one)).toEqual(['launchd → iTerm, opened with Rosetta → login → zsh']);
  expect(await findingsOf('app-translated', presets['apple-silicon']())).toEqual([]);
});

test('the flags of ps alone are only a suspicion', async () => {
  const [one] = await found(zsh, [
    { pid: 500, executable: terminal, translated: true },
    { pid: 510, parent: 500, executable: '/bin/zsh', translated: true },
    { pid: 520, parent: 510, executable: '/opt/homebrew/bin/go', arguments: ['go', 'install', 'x@latest'] },
  ]);
  expect(one).toMatchObject({ certainty: 'suspected', values: { name: 'Terminal' } });
  // Another editor's file is not the reason for it.
  expect(one?.dependsOn).toEqual([]);
  expect(one?.evidence.join('\n')).toContain('only its flags in ps');
  expect(ways(one)).toEqual(['launchd → Terminal, translated → zsh → go']);
});

test('an Intel build over native tools is reported, and explained by its file', async () => {
  const files = { ...visualStudioCode(['amd64']), [`${home}/go/bin/dlv`]: program(['arm64']) };
  const [one, ...others] = await found(files, [
    { pid: 500, executable: `${code}/Contents/MacOS/Electron`, translated: true },
    { pid: 501, parent: 500, executable: helper, translated: true },
    { pid: 510, parent: 501, executable: '/bin/zsh', translated: true },
    { pid: 520, parent: 510, executable: `${home}/go/bin/dlv`, arguments: ['dlv', 'dap'] },
  ]);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ subject: code, certainty: 'observed', values: { why: 'built', box: 'no' } });
  expect(one?.dependsOn).toEqual(['editor-arch-mismatch']);
  expect(ways(one)).toEqual(['launchd → Visual Studio Code, built for amd64 → zsh → dlv']);
});

test('a process started by a translated shell names the shell', async () => {
  const [one, ...others] = await found({ ...zsh, ...visualStudioCode(both) }, [
    { pid: 500, executable: terminal },
    { pid: 510, parent: 500, executable: '/bin/zsh', translated: true },
    { pid: 520, parent: 510, executable: `${code}/Contents/MacOS/Electron`, translated: true },
    { pid: 530, parent: 520, executable: '/opt/homebrew/bin/go', arguments: ['go', 'list'] },
  ]);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ subject: code, values: { why: 'inherited', culprit: 'zsh' } });
  expect(ways(one)).toEqual(['launchd → Terminal → zsh, started as amd64 → Visual Studio Code → go']);
});

describe('a shell by itself', () => {
  const shell = { pid: 510, parent: 1, executable: '/bin/zsh', translated: true };
  test('is reported where go runs below it', async () => {
    const go = { pid: 520, parent: 510, executable: '/opt/homebrew/bin/go' };
    expect(await found(zsh, [shell, go])).toMatchObject([{ subject: '/bin/zsh', values: { kind: 'shell' } }]);
  });
  test('is a finding of its own where none does', async () => {
    expect(await found(zsh, [shell])).toEqual([]);
  });
});

test('a translated process beside a go that is not native waits for that finding', async () => {
  const running = [
    { pid: 500, executable: '/Applications/GoLand.app/Contents/MacOS/goland', translated: true },
  ];
  const [one] = await found(goland(['amd64']), running, intel('1.26.8'));
  expect(one?.dependsOn).toContain('go-arch-mismatch');
});

test.each<readonly [string, Processes]>([
  ["another user's", [{ pid: 500, uid: 502, executable: terminal, translated: true }]],
  [
    'a program that starts no go',
    [{ pid: 500, executable: '/Applications/Mail.app/Contents/MacOS/Mail', translated: true }],
  ],
  [
    'one that ps says is translated, of a file for arm64 alone',
    [{ pid: 500, executable: '/Applications/Zed.app/Contents/MacOS/zed', translated: true }],
  ],
])('%s is not reported', async (_, processes) => {
  const files = application({ path: '/Applications/Zed.app', executable: 'zed', architectures: ['arm64'] });
  expect(await found(files, processes)).toEqual([]);
});

test('a name that looks like a path stays one name, even if the parents form a circle', async () => {
  const evil = '/tmp/x → launchd\u001b[2J\n/zsh → go';
  const [one] = await found({ ...zsh }, [
    { pid: 500, parent: 540, executable: '/bin/zsh', translated: true },
    { pid: 510, parent: 500, executable: evil, translated: true },
    { pid: 540, parent: 510, executable: '/opt/homebrew/bin/go' },
  ]);
  const [way = ''] = ways(one);
  expect(way).toContain('"zsh → go"');
  expect(way).not.toMatch(/[\u0000-\u001f]/);
});
