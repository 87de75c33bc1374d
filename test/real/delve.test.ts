import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readBinary } from '../../host/binary/read.ts';
import { openHost } from '../../host/open.ts';
import { serversOn } from '../../probes/debuggers/servers.ts';
import { refusalOf } from '../../probes/debuggers/refusal.ts';
import { fitOf, windowOf } from '../../probes/debuggers/window.ts';
import { debugged, headless, realDelve, target } from './delve.ts';
import { goVersion } from './go-programs.ts';

/** By release and by the toolchain that makes the program: a row of each kind here, the whole table by `npm run test:delve-long`. */
const short = [
  ['v1.27.2', 'local'],
  ['v1.25.2', 'local'],
  ['v1.22.1', 'local'],
] as const;
/**
 * Of each window one, the first releases of those that changed within a minor too. Those before 1.9.1 are not started: they do not
 * know the flag with which nobody has to sit at a terminal, and their Gos are older than any that is to be had here.
 */
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
const isLong = process.env.GOWARDEN_LONG !== undefined;
const rows: readonly (readonly [string, string])[] = isLong
  ? releases.flatMap((release) => toolchains.map((toolchain) => [release, toolchain] as const))
  : short;
const canRun = goVersion() !== null && process.platform === 'linux' && process.arch === 'x64';

async function versionOf(file: string): Promise<{ readonly go: string; readonly module: string }> {
  const { files } = await openHost({});
  const read = files.open(file, readBinary);
  if (!read.ok) throw new Error(read.failure.message);
  return { go: read.value.go?.version ?? '', module: read.value.go?.module?.version ?? '' };
}

describe.skipIf(!canRun)('what a real dlv says of a real program', () => {
  test.each(rows)(
    'dlv %s, a program of %s',
    async (release, toolchain) => {
      const [dlv, program] = [realDelve(release), target(toolchain)];
      const [own, made] = [await versionOf(dlv), await versionOf(program)];
      expect(own.module).toBe(release);
      const window = windowOf(own.module)!;
      const fit = fitOf(window, own.go, { goVersion: made.go, dwarf5: true })!;
      const said = debugged(dlv, program);
      if (fit === 'works') expect(said).not.toMatch(/too old|DWARFv5/);
      else expect(said).toContain(refusalOf(fit, window, made.go, release));
    },
    600_000,
  );

  const testLong = isLong ? test : () => undefined;
  testLong(
    'one that an older Go built cannot read what this Go makes',
    async () => {
      const [dlv, program] = [realDelve('v1.25.2', 'go1.24.5'), target('go1.25.4')];
      const window = windowOf('v1.25.2')!;
      const { go } = await versionOf(dlv);
      expect(fitOf(window, go, { goVersion: 'go1.25.4', dwarf5: true })).toBe('delve-needs-rebuild');
      expect(debugged(dlv, program)).toContain(
        refusalOf('delve-needs-rebuild', window, 'go1.25.4', 'v1.25.2'),
      );
    },
    600_000,
  );

  test('a headless server is seen with its arguments and its file, and goes on', async () => {
    const [dlv, program] = [realDelve('v1.27.2'), target('local')];
    const { pid, end } = headless(dlv, program);
    onTestFinished(end);
    const host = await openHost({});
    const find = async () => (await serversOn(host))?.find((one) => one.pid === pid);
    for (let turns = 0; turns < 50 && !(await find()); turns += 1) await pause(100);
    expect(await find()).toMatchObject({
      executable: dlv,
      command: 'exec',
      file: program,
      listens: '127.0.0.1:0',
      isOpen: false,
      staysOn: false,
    });
    await pause(300);
    expect(await find()).toBeDefined();
  }, 600_000);
});
