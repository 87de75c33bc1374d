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

describe('requirements of the Linux helper', () => {
  test.each(['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/run/current-system/sw/lib'])(
    'the library in %s under its old name needs no link, under the new one it does',
    (folder) => {
      expect(needs(desktop, `${folder}/${oldName}`, `${folder}/${newName}`)).toEqual({
        bundled: true,
        library: null,
      });
      expect(needs(desktop, `${folder}/${newName}`)).toEqual({
        bundled: true,
        library: `${folder}/${newName}`,
      });
    },
  );

  test('the folders of LD_LIBRARY_PATH are searched too, unless they are relative', () => {
    const own = { ...desktop, LD_LIBRARY_PATH: 'lib:/opt/gtk/lib' };
    expect(needs(own, `/opt/gtk/lib/${newName}`)).toEqual({
      bundled: true,
      library: `/opt/gtk/lib/${newName}`,
    });
    expect(needs(own, `lib/${newName}`)).toEqual({ bundled: false, library: null });
  });

  test('without a display or the library the bundled helper is not tried', () => {
    expect(needs({ ...desktop, DISPLAY: '' }, `/usr/lib64/${oldName}`)).toEqual({
      bundled: false,
      library: null,
    });
    expect(needs(desktop)).toEqual({ bundled: false, library: null });
  });

  test('without a D-Bus session it says so, and what to do, in both languages', () => {
    const notice = { code: 'tray-no-bus', values: {} };
    expect(needs({ DISPLAY: ':7' })).toEqual(notice);
    expect(needs({ DISPLAY: ':7', XDG_RUNTIME_DIR: '/run/user/7' }, `/usr/lib64/${oldName}`)).toEqual(notice);
    expect(sayNotice(speak('en'), notice)).toMatch(
      /DBUS_SESSION_BUS_ADDRESS.*Start gowarden inside the desktop/,
    );
    expect(sayNotice(speak('zh-Hans'), notice)).toMatch(/没有 D-Bus 会话.*请在桌面会话中启动/);
  });

  test('a Wayland display and the bus of the runtime directory are sufficient', () =>
    expect(
      needs(
        { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/7' },
        '/run/user/7/bus',
        `/usr/lib64/${oldName}`,
      ),
    ).toEqual({ bundled: true, library: null }));
});
