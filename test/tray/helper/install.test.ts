import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { installHelper, oldName, type Place } from '../../../tray/helper/install.ts';
import { placeScript, scratch, startIn } from './scripted.ts';
import { eventually } from '../../eventually.ts';

const built = fileURLToPath(new URL('../../../dist/tray-helper.js', import.meta.url));
const systray2 = dirname(createRequire(import.meta.url).resolve('systray2/package.json'));
const bundled = { kind: 'bundled', translated: false } as const;
const native = { kind: 'native', translated: false } as const;

const sameBytes = (a: string, b: string): boolean => readFileSync(a).equals(readFileSync(b));

function place(change: Partial<Place> = {}): Place {
  const folder = scratch();
  const paths = { state: join(folder, 'state'), run: join(folder, 'run') };
  return { platform: 'linux', paths, library: null, script: built, ...change };
}

describe('files placed where systray2 looks', () => {
  test('on Linux: its own program, unchanged, behind a wrapper, all private', () => {
    const where = place();
    const copyDir = installHelper(bundled, where);
    const directory = join(copyDir, '2.1.4');
    expect(copyDir).toBe(join(where.paths.state, 'tray/bundled'));
    expect(readdirSync(directory).toSorted()).toEqual(['helper', 'tray_linux_release']);
    expect(sameBytes(join(directory, 'helper'), join(systray2, 'traybin/tray_linux_release'))).toBe(true);
    for (const path of [copyDir, directory, join(where.paths.run, 'tray'), join(directory, 'helper')])
      expect(lstatSync(path).mode & 0o777).toBe(0o700);
  });

  test('on Apple silicon: the built script byte for byte, run natively by the system’s osascript', () => {
    const directory = join(installHelper(native, place({ platform: 'darwin' })), '2.1.4');
    expect(readdirSync(directory).toSorted()).toEqual(['tray-helper.js', 'tray_darwin_release']);
    expect(sameBytes(join(directory, 'tray-helper.js'), built)).toBe(true);
    const last = readFileSync(join(directory, 'tray_darwin_release'), 'utf8').trim().split('\n').at(-1);
    expect(last).toBe('exec /usr/bin/arch -arm64 /usr/bin/osascript -l JavaScript tray-helper.js');
  });

  test('on an Intel Mac: the program of systray2 for macOS', () => {
    const directory = join(installHelper(bundled, place({ platform: 'darwin' })), '2.1.4');
    expect(sameBytes(join(directory, 'helper'), join(systray2, 'traybin/tray_darwin_release'))).toBe(true);
  });

  test('are checked before each start: what was changed meanwhile is restored, anything but a file of ours is refused', () => {
    const where = place();
    const directory = join(installHelper(bundled, where), '2.1.4');
    writeFileSync(join(directory, 'helper'), 'planted');
    installHelper(bundled, where);
    expect(readFileSync(join(directory, 'helper')).length).toBeGreaterThan(1_000_000);
    rmSync(join(directory, 'helper'));
    symlinkSync('/bin/true', join(directory, 'helper'));
    expect(() => installHelper(bundled, where)).toThrow(/helper: it is not a regular file$/);
  });
});

describe('the library under its old name', () => {
  test('is a private link that only the helper gets', () => {
    const library = '/usr/lib/somewhere/libayatana-appindicator3.so.1';
    const where = place({ library });
    const directory = join(installHelper(bundled, where), '2.1.4');
    expect(readlinkSync(join(directory, 'lib', oldName))).toBe(library);
    expect(lstatSync(join(directory, 'lib')).mode & 0o777).toBe(0o700);
    expect(process.env.LD_LIBRARY_PATH ?? '').not.toContain(directory);
    // As the wrapper runs, with a program that prints its environment in place of the helper.
    const wrapper = readFileSync(join(directory, 'tray_linux_release'), 'utf8').replace(
      'exec ./helper',
      'exec env',
    );
    for (const [own, expected] of [
      [{}, join(directory, 'lib')],
      [{ LD_LIBRARY_PATH: '/opt/lib' }, `${join(directory, 'lib')}:/opt/lib`],
    ] as const) {
      const output = execFileSync('/bin/sh', ['-c', wrapper], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, ...own },
      });
      expect(output.split('\n')).toContain(`LD_LIBRARY_PATH=${expected}`);
      expect(output.split('\n')).toContain(`TMPDIR=${join(where.paths.run, 'tray')}`);
    }
    installHelper(bundled, where);
  });

  test('that leads elsewhere is refused', () => {
    const where = place({ library: '/usr/lib/a.so.1' });
    const link = join(installHelper(bundled, where), '2.1.4/lib', oldName);
    rmSync(link);
    symlinkSync('/tmp/evil.so', link);
    expect(() => installHelper(bundled, where)).toThrow(
      `${link}: it leads to /tmp/evil.so, not to /usr/lib/a.so.1`,
    );
  });
});

test('a program planted as ./traybin in the current directory is never run', async () => {
  const planted = scratch();
  const trace = join(planted, 'was-run');
  mkdirSync(join(planted, 'traybin'));
  const name = `tray_${process.platform === 'darwin' ? 'darwin' : 'linux'}_release`;
  writeFileSync(join(planted, 'traybin', name), `#!/bin/sh\ntouch '${trace}'\n`, { mode: 0o755 });
  const before = process.cwd();
  process.chdir(planted);
  onTestFinished(() => process.chdir(before));
  const clicked = vi.fn();
  await startIn(
    placeScript(
      scratch(),
      `say({ type: 'ready' }); process.stdin.once('data', () => say({ type: 'clicked', __id: 1 }));`,
    ),
    { clicked },
  );
  await eventually(() => expect(clicked).toHaveBeenCalledWith('headline'));
  expect(existsSync(trace)).toBe(false);
});
