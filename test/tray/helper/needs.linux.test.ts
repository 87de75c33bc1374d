import { describe, expect, test } from 'vitest';
import type { Environment, Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { sayNotice } from '../../../messages/notice.ts';
import { speak } from '../../../messages/speak.ts';
import { linuxNeeds } from '../../../tray/helper/needs.linux.ts';

const desktop = { DISPLAY: ':7', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/7/bus' };
const oldName = 'libappindicator3.so.1';
const newName = 'libayatana-appindicator3.so.1';

const real = await openHost();

/** A machine with these files and no others. */
function needs(environment: Environment, ...files: readonly string[]): ReturnType<typeof linuxNeeds> {
  const target: Host['files']['target'] = (path) =>
    files.includes(path)
      ? real.files.target('/')
      : { ok: false, failure: { kind: 'absent', message: `${path}: ENOENT` } };
  return linuxNeeds({ environment, files: { ...real.files, target } });
}

describe('what the Linux helper needs', () => {
  test.each(['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/run/current-system/sw/lib'])(
    'the library in %s by its old name needs no link, by the new one it does',
    (folder) => {
      expect(needs(desktop, `${folder}/${oldName}`, `${folder}/${newName}`)).toEqual({ library: null });
      expect(needs(desktop, `${folder}/${newName}`)).toEqual({ library: `${folder}/${newName}` });
    },
  );

  test('the folders of LD_LIBRARY_PATH are searched too, unless they are relative', () => {
    const own = { ...desktop, LD_LIBRARY_PATH: 'lib:/opt/gtk/lib' };
    expect(needs(own, `/opt/gtk/lib/${newName}`)).toEqual({ library: `/opt/gtk/lib/${newName}` });
    expect(needs(own, `lib/${newName}`)).toEqual({ code: 'tray-no-library', values: {} });
  });

  test.each<[string, Environment, readonly string[], string, RegExp, RegExp]>([
    [
      'display',
      { ...desktop, DISPLAY: '' },
      [],
      'tray-no-display',
      /DISPLAY nor WAYLAND_DISPLAY/,
      /没有显示器/,
    ],
    ['bus', { DISPLAY: ':7' }, [], 'tray-no-bus', /DBUS_SESSION_BUS_ADDRESS/, /没有 D-Bus 会话/],
    [
      'bus in the runtime directory',
      { DISPLAY: ':7', XDG_RUNTIME_DIR: '/run/user/7' },
      [],
      'tray-no-bus',
      /D-Bus/,
      /D-Bus/,
    ],
    [
      'library',
      desktop,
      [],
      'tray-no-library',
      /Install it \(Debian, Ubuntu: libayatana-appindicator3-1; Fedora: libayatana-appindicator-gtk3; Arch: libayatana-appindicator\)/,
      /请安装（Debian、Ubuntu：libayatana-appindicator3-1/,
    ],
  ])(
    'no %s: says which, and what to do, in both languages',
    (_name, environment, files, code, english, chinese) => {
      const notice = needs(environment, ...files);
      expect(notice).toEqual({ code, values: {} });
      expect(sayNotice(speak('en'), { code, values: {} })).toMatch(english);
      expect(sayNotice(speak('zh-Hans'), { code, values: {} })).toMatch(chinese);
    },
  );

  test('a Wayland display and the bus of the runtime directory are enough', () =>
    expect(
      needs(
        { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/7' },
        '/run/user/7/bus',
        `/usr/lib64/${oldName}`,
      ),
    ).toEqual({ library: null }));
});
