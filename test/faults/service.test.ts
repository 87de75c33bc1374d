import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openClient } from '../../cli/client.ts';
import { ownPaths } from '../../host/paths.ts';
import { socketAddress } from '../../host/socket.ts';
import { launcherScript } from '../../launchd/launcher/script.ts';
import { bundle, patience, Running, temporary } from './running.ts';

test('row 29: the launcher starts the daemon itself, and it is silent', async () => {
  const home = temporary('service');
  const launcher = join(home, 'gowarden');
  const notice = { title: 'T', text: 'x' };
  writeFileSync(
    launcher,
    launcherScript({ program: bundle, nodes: [process.execPath], notice, log: join(home, 'l') }),
  );
  chmodSync(launcher, 0o755);
  const paths = ownPaths('linux', home, {});
  mkdirSync(paths.config, { recursive: true, mode: 0o700 });
  writeFileSync(paths.configFile, '[tray]\nenabled = false\n');
  const child = spawn(launcher, { env: { HOME: home, PATH: '/usr/bin:/bin' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()));
  const ended = once(child, 'close');
  onTestFinished(() => void child.kill('SIGKILL'));
  await vi.waitFor(async () => expect((await openClient(paths).status()).checkedAt).not.toBeNull(), patience);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(said).toMatch(/^gowarden is watching \(process \d+, state in [^\n]+\n$/);
});

test('row 29: a service that cannot start says so once, waits, and ends when it is asked to', async () => {
  const place = temporary('service');
  const state = join(place, 's');
  const elsewhere = join(place, 'elsewhere');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, state);
  const daemon = new Running({ state, words: ['--service'] });
  await vi.waitFor(
    () => expect(daemon.said()).toContain(`gowarden cannot start: Expected ${state}`),
    patience,
  );
  expect(daemon.child.exitCode).toBeNull();
  expect(await daemon.stop()).toBe(0);
  expect(daemon.said().trim().split('\n')).toHaveLength(1);
  unlinkSync(state);
});

test('row 3: a second daemon ends with 0 and names the one that runs', async () => {
  const first = new Running();
  await first.ready();
  const second = new Running({ state: first.paths.state });
  expect(await second.ended()).toBe(0);
  expect(second.said()).toContain(`gowarden is already running (process ${first.child.pid})`);
});

test('row 4: a home that is deeper than a socket may be', async () => {
  const state = join(temporary('deep'), 'deep'.repeat(40), 's');
  const daemon = new Running({ state });
  await daemon.ready();
  const second = new Running({ state });
  await second.ended();
  expect(second.said()).toContain(`gowarden is already running (process ${daemon.child.pid})`);
  await daemon.stop('SIGKILL');
  const third = new Running({ state });
  expect((await third.ready()).daemon.pid).toBe(third.child.pid);
  const address = socketAddress(third.paths.socket, process.getuid?.() ?? 0);
  expect(existsSync(address)).toBe(true);
  await third.stop();
  expect(existsSync(dirname(address))).toBe(false);
});
