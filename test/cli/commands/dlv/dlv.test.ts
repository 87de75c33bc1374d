import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildMachine, type Sketch } from '../../../../host/simulated/build.ts';
import { bundledDelve, goland } from '../../../../host/simulated/golands.ts';
import { delve, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const directory = temporary('dlv');
const app = '/Applications/GoLand.app';
let made = 0;

function folderOf(sketch: Sketch): string {
  const folder = join(directory, String((made += 1)));
  buildMachine(folder, sketch);
  return folder;
}

const machine = () =>
  mac(
    {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      ...delve(`${home}/go/bin`, 'v1.27.2', arm('1.26.8')),
      ...goland(app, 'amd64'),
      ...bundledDelve(app, 'v1.25.2', intel('1.25.4')),
    },
    {
      shell: ['/opt/homebrew/bin', `${home}/go/bin`],
      more: {
        commands: [
          {
            run: ['/usr/sbin/DevToolsSecurity', '-status'],
            stdout: 'Developer mode is currently disabled.\n',
          },
          { run: ['/usr/bin/id', '-Gn'], stdout: 'staff everyone _developer admin\n' },
        ],
        processes: [
          { pid: 1, parent: 0, uid: 0, executable: '/sbin/launchd' },
          {
            pid: 700,
            parent: 1,
            uid: 501,
            executable: `${home}/go/bin/dlv`,
            arguments: ['dlv', 'exec', './app', '--headless', '--listen=:2345', '--', '--token', 'secret'],
            directory: `${home}/work`,
          },
          {
            pid: 701,
            parent: 1,
            uid: 501,
            executable: `${home}/go/bin/dlv`,
            arguments: ['dlv', 'dap', '--listen', '127.0.0.1:5000'],
            directory: `${home}/work`,
          },
          { pid: 702, parent: 1, uid: 501, executable: `${home}/go/bin/dlv`, arguments: ['dlv', 'debug'] },
        ],
      },
    },
  );

test('compares each dlv with each Go in one table, with further notes below it on a Mac', async () => {
  const { out, code } = await call(['dlv', '--host', folderOf(machine())]);
  expect(code).toBe(1);
  expect(out).toMatch(/dlv +version +works with +built by +for +go1\.26\.8/);
  expect(out).toMatch(/go\/bin\/dlv +v1\.27\.2 +Go 1\.25 to 1\.27 +go1\.26\.8 +arm64 +works/);
  expect(out).toMatch(/dlv\/mac\/dlv +v1\.25\.2 +Go 1\.22 to 1\.25 +go1\.25\.4 +amd64 +translated/);
  const flat = out.replaceAll(/\s+/g, ' ');
  expect(flat).toContain(`brought by ${app}`);
  expect(flat).toContain('debugserver (login-shell): /Library/Developer/CommandLineTools/');
  expect(out).toContain('developer mode: Developer mode is currently disabled.; group _developer: member');
});

test('shows running servers by the process table, without the arguments of the debugged program', async () => {
  const folder = folderOf(machine());
  const { out } = await call(['dlv', '--host', folder]);
  expect(out).toContain(`server 700: ${home}/go/bin/dlv exec ${home}/work/app`);
  expect(out).toContain('It listens on every address (:2345)');
  expect(out).toContain(`server 701: ${home}/go/bin/dlv dap`);
  expect(out).not.toContain('702');
  expect(out).not.toContain('secret');
  const { servers } = documented('dlv', (await call(['dlv', '--json', '--host', folder])).out) as {
    servers: readonly { pid: number; isOpen: boolean; staysOn: boolean }[];
  };
  expect(servers).toMatchObject([
    { pid: 700, isOpen: true, staysOn: false },
    { pid: 701, isOpen: false },
  ]);
});

test('reports no problem on a machine where everything fits, in both languages', async () => {
  const folder = folderOf(presets['apple-silicon']());
  const { code, out } = await call(['dlv', '--host', folder]);
  expect(code).toBe(0);
  expect(out).toContain('No server of Delve runs.');
  expect((await call(['dlv', '--host', folder, '--lang', 'zh'])).out).toContain('没有 Delve 服务器在运行。');
  expect((await call(['dlv', '--host', folderOf(presets['no-go']())])).out).toMatch(/^No dlv found/);
});

test('help says that Delve does not use gdbserver, and what only an M3 has', async () => {
  expect((await call(['dlv', '--help'])).out).toMatch(/Delve uses no gdbserver[^]*only an M3 has/);
});
