import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readBinary } from '../../host/binary/read.ts';
import { openHost } from '../../host/open.ts';
import { serversOn } from '../../probes/debuggers/servers.ts';
import { refusalOf } from '../../probes/debuggers/refusal.ts';
import { fitOf, windowOf } from '../../probes/debuggers/window.ts';
import { eventually } from '../eventually.ts';
import { debugged, headless, realDelve, target } from './delve.ts';
import { goVersion } from './go-programs.ts';

type Row = readonly [release: string, toolchain: string, builtBy: string];

/** By release and by the toolchain that builds the program: a row of each kind here, the whole table by `npm run test:delve-long`. */
const short: readonly Row[] = [
  ['v1.27.2', 'local', 'local'],
  ['v1.25.2', 'local', 'local'],
  ['v1.22.1', 'local', 'local'],
];
/** One for each range, and the first releases of those that changed within a minor version. */
const releases = [
  'v1.9.1',
  'v1.20.2',
  'v1.21.0',
  'v1.21.2',
  'v1.22.1',
  'v1.23.1',
  'v1.24.2',
  'v1.25.0',
  'v1.25.2',
  'v1.26.3',
  'v1.27.2',
];
const toolchains = ['local', 'go1.25.4', 'go1.24.5', 'go1.23.4', 'go1.22.12', 'go1.21.13', 'go1.20.14'];
/** Those that need a Go of their time, which is the first whose `go install` accepts a version. */
const old = ['v1.3.2', 'v1.4.0', 'v1.4.1', 'v1.5.0', 'v1.5.1', 'v1.6.1', 'v1.7.3', 'v1.8.3', 'v1.9.0'];
const ofTheirTime = 'go1.16.15';
const oldToolchains = ['local', 'go1.20.14', 'go1.18.10', 'go1.16.15', 'go1.15.15', 'go1.14.15', 'go1.13.15'];
const isLong = process.env.GOWARDEN_LONG !== undefined;
const rows: readonly Row[] = isLong
  ? [
      ...releases.flatMap((release) => toolchains.map((toolchain) => [release, toolchain, 'local'] as const)),
      ...old.flatMap((release) => oldToolchains.map((one) => [release, one, ofTheirTime] as const)),
    ]
  : short;
const canRun = goVersion() !== null && process.platform === 'linux' && process.arch === 'x64';

async function versionOf(file: string): Promise<{ readonly go: string; readonly module: string }> {
  const { files } = await openHost({});
  const read = files.open(file, readBinary);
  if (!read.ok) throw new Error(read.failure.message);
  return { go: read.value.go?.version ?? '', module: read.value.go?.module?.version ?? '' };
}

describe.skipIf(!canRun)('what a real dlv says about a real program', () => {
  test.each(rows)(
    'dlv %s, a program of %s',
    async (release, toolchain, builtBy) => {
      const [dlv, program] = [realDelve(release, builtBy), target(toolchain)];
      const [own, made] = [await versionOf(dlv), await versionOf(program)];
      expect(own.module).toBe(release);
      const window = windowOf(own.module)!;
      const from = { goVersion: made.go, dwarf5: true };
      const fit = fitOf(window, own.go, from)!;
      const said = debugged(dlv, program, release);
      if (fit === 'works') expect(said).not.toMatch(/too old|DWARFv5|panic/);
      else expect(said).toContain(refusalOf(fit, window, from, release) ?? panics);
    },
    600_000,
  );

  const testLong = isLong ? test : () => undefined;
  testLong(
    'one built by an older Go cannot read the output of this Go',
    async () => {
      const [dlv, program] = [realDelve('v1.25.2', 'go1.24.5'), target('go1.25.4')];
      const window = windowOf('v1.25.2')!;
      const { go } = await versionOf(dlv);
      const from = { goVersion: 'go1.25.4', dwarf5: true };
      expect(fitOf(window, go, from)).toBe('delve-needs-rebuild');
      expect(debugged(dlv, program, 'v1.25.2')).toContain(
        refusalOf('delve-needs-rebuild', window, from, 'v1.25.2'),
      );
    },
    600_000,
  );

  test('a headless server is found with its arguments and its file, and keeps running', async () => {
    const [dlv, program] = [realDelve('v1.27.2'), target('local')];
    const { pid, end } = headless(dlv, program);
    onTestFinished(end);
    const host = await openHost({});
    const find = async () => (await serversOn(host))?.find((one) => one.pid === pid);
    await eventually(async () =>
      expect(await find()).toMatchObject({
        executable: dlv,
        command: 'exec',
        file: program,
        listens: '127.0.0.1:0',
        isOpen: false,
        staysOn: false,
      }),
    );
    await pause(300);
    expect(await find()).toBeDefined();
  }, 600_000);
});

/** Where its debugging information cannot be read, before any version is compared. */
const panics = 'panic: runtime error: index out of range';
