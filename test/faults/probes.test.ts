import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openHost } from '../../host/open.ts';
import type { Command } from '../../host/run/run.ts';
import { buildMachine } from '../../host/simulated/build.ts';
import { presets, type PresetName } from '../../host/simulated/presets.ts';
import { probes, rules } from '../../probes/catalogue.ts';
import { lookAt } from '../../probes/decide.ts';
import { newSweep } from '../../probes/sweep.ts';
import { missingPrograms } from '../real/bus.ts';
import { bundle, patience, processesOf, Running, temporary } from './running.ts';

/** A home whose login shell does that on start-up, and a go that is found without a shell. */
function aHome(startup: string): string {
  const home = temporary('home');
  mkdirSync(join(home, 'go/bin'), { recursive: true });
  writeFileSync(join(home, '.bash_profile'), `${startup}\nexport PATH=/usr/bin:/bin\n`);
  return home;
}

describe('row 24: a program that a probe asks', () => {
  test.each([
    ['hangs', 'sleep 1000'],
    ['hangs and takes no signal', 'trap "" TERM INT HUP; while :; do sleep 1000; done'],
    ['leaves grandchildren behind', '(sleep 1000 & sleep 1000 &) & sleep 1000 & disown -a'],
    ['prints without end', 'while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done'],
    ['prints a gigabyte', 'head -c 1000000000 /dev/zero'],
    ['prints what is not UTF-8', "printf '\\377\\376\\200PATH=/evil\\0\\n'"],
    ['ends by a signal', 'kill -SEGV $$'],
    ['ends with an error', 'exit 3'],
    ['asks for a terminal', 'read -r answer </dev/tty; read -r answer'],
  ])('and that %s: the daemon answers, and none of its processes survives', async (_how, startup) => {
    const home = aHome(startup);
    const daemon = new Running({ machine: null, environment: { HOME: home, SHELL: '/bin/bash' } });
    await daemon.ready();
    const status = await daemon.client.status();
    expect(status.winner?.path ?? '').not.toContain('evil');
    expect(status.daemon.cost.rssBytes).toBeGreaterThan(30e6);
    expect(status.daemon.cost.rssBytes).toBeLessThan(400e6);
    await vi.waitFor(() => expect(processesOf(home, daemon.child.pid)).toEqual([]), patience);
    expect(await daemon.stop()).toBe(0);
  });

  test('and that hangs while the daemon is asked to end: both end', async () => {
    const home = aHome('sleep 1000');
    const daemon = new Running({ machine: null, environment: { HOME: home, SHELL: '/bin/bash' } });
    await vi.waitFor(() => expect(processesOf(home, daemon.child.pid)).not.toEqual([]), patience);
    expect(await daemon.stop()).toBe(0);
    await vi.waitFor(() => expect(processesOf(home)).toEqual([]), patience);
  });
});

/** On a Mac without the command line tools each of these opens the dialog that offers to install them (xcode-select(1)). */
const shims = [
  'git',
  'make',
  'cc',
  'clang',
  'xcrun',
  'xcodebuild',
  'python3',
  'lldb',
  'strip',
  'otool',
  'lipo',
];
/** These display something by themselves. */
const windows = ['open', 'osascript', 'xdg-open', 'zenity', 'notify-send'];

test.each(Object.keys(presets) as PresetName[])(
  'row 24: nothing that is run on a Mac opens a dialog or downloads anything (%s)',
  async (preset) => {
    const folder = join(temporary('mac'), 'm');
    buildMachine(folder, presets[preset]());
    const real = await openHost({ simulation: folder });
    const asked: Command[] = [];
    const host = {
      ...real,
      run: (command: Command) => {
        asked.push(command);
        return real.run(command);
      },
    };
    const sweep = newSweep(host, new AbortController().signal, Date.now(), { remembered: new Set() });
    for (const probe of probes) {
      const { answer } = await lookAt(probe, rules.values(), sweep);
      probe.watches?.(answer, sweep);
    }
    for (const { file, arguments: words, environment } of asked) {
      expect([...shims, ...windows, 'xcode-select', 'curl', 'softwareupdate']).not.toContain(basename(file));
      if (/^go(\d|$)/.test(basename(file)))
        expect(environment, words.join(' ')).toMatchObject({ GOTOOLCHAIN: 'local', GOPROXY: 'off' });
    }
  },
);

const missing = missingPrograms(['strace', 'bash']);

test.skipIf(missing.length > 0)(
  `row 24: a complete check of this machine connects to nothing but local sockets${missing.length > 0 ? ` (missing ${missing.join()})` : ''}`,
  () => {
    const place = mkdtempSync(join(tmpdir(), 'gowarden-trace-'));
    const trace = join(place, 'trace');
    const words = ['-f', '-qq', '-o', trace, '-e', 'trace=connect,sendto,execve', process.execPath, bundle];
    const ran = spawnSync('strace', [...words, 'doctor', '--state', join(place, 's')], {
      encoding: 'utf8',
      env: { HOME: aHome(''), SHELL: '/bin/bash', PATH: '/usr/local/go/bin:/usr/bin:/bin' },
    });
    expect(ran.status, ran.stderr).not.toBeNull();
    expect(existsSync(trace)).toBe(true);
    const lines = readFileSync(trace, 'utf8').split('\n');
    expect(lines.filter((line) => /AF_INET/.test(line))).toEqual([]);
    const started = lines
      .flatMap((line) => /execve\("([^"]+)"/.exec(line)?.[1] ?? [])
      .map((path) => basename(path));
    expect(started).toContain('bash');
    expect(started.filter((name) => [...windows, ...shims, 'curl', 'wget'].includes(name))).toEqual([]);
  },
);
