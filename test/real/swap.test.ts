import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { arch, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openClient, type Client } from '../../cli/client.ts';
import type { HistoryEntry } from '../../daemon/history/history.ts';
import { missingPrograms, startNotificationDaemon, type NotificationDaemon } from './bus.ts';
import { goRoot } from './go-programs.ts';
import { goPath, older, toolchainModule } from './toolchains.ts';

const missing = missingPrograms(['dbus-daemon', 'Xvfb', 'dunst', 'dunstctl', 'go', 'bash']);
const bundle = fileURLToPath(new URL('../../dist/gowarden.js', import.meta.url));
const foreign = arch() === 'arm64' ? 'amd64' : 'arm64';
const native = arch() === 'arm64' ? 'arm64' : 'amd64';

/**
 * The main case with real parts: Homebrew's layout in a home of its own, a native go and one for other processors, the daemon as a
 * user starts it, and a desktop that shows notifications.
 */
describe.skipIf(missing.length > 0)(
  `a swapped go${missing.length ? ` (missing ${missing.join(', ')})` : ''}`,
  () => {
    const home = mkdtempSync(join(tmpdir(), 'gowarden-swap-'));
    const brew = join(home, '.linuxbrew');
    const link = join(brew, 'bin/go');
    const path = `${join(brew, 'bin')}:/usr/bin:/bin`;
    const socket = join(home, 'state/run/gowarden.sock');
    let desktop: NotificationDaemon;
    let daemon: ChildProcess;
    let client: Client;

    beforeAll(async () => {
      pour('native', goRoot());
      pour('foreign', join(goPath([`linux-${foreign}`]), 'pkg/mod', toolchainModule(`linux-${foreign}`)));
      mkdirSync(join(brew, 'bin'));
      symlinkSync(target('native'), link);
      writeFileSync(join(home, '.bash_profile'), `export PATH=${path}\n`);
      desktop = await startNotificationDaemon();
      daemon = spawn(process.execPath, [bundle, 'run', '--state', join(home, 'state')], {
        env: { ...desktop.environment, HOME: home, SHELL: '/bin/bash', PATH: path },
        stdio: 'ignore',
      });
      client = openClient({ socket });
      await vi.waitFor(async () => expect((await client.status()).winner?.path).toBe(link), 20_000);
    });
    afterAll(async () => {
      if (daemon.exitCode === null) {
        daemon.kill('SIGTERM');
        await once(daemon, 'exit');
      }
      await desktop.close();
      rmSync(home, { recursive: true });
    });

    /** Puts a go into the cellar like brew. */
    function pour(keg: string, root: string): void {
      const libexec = join(brew, 'Cellar/go', keg, 'libexec');
      mkdirSync(join(libexec, 'bin'), { recursive: true });
      mkdirSync(join(libexec, '../bin'));
      cpSync(join(root, 'bin/go'), join(libexec, 'bin/go'));
      cpSync(join(root, 'VERSION'), join(libexec, 'VERSION'));
      writeFileSync(join(libexec, '../INSTALL_RECEIPT.json'), '{"poured_from_bottle": true}');
      symlinkSync('../libexec/bin/go', join(libexec, '../bin/go'));
    }
    const target = (keg: string): string => `../Cellar/go/${keg}/bin/go`;
    const mismatch = async () =>
      (await client.status()).findings.find(
        ({ rule, subject }) => rule === 'go-arch-mismatch' && subject === link,
      );
    const entries = async (): Promise<readonly HistoryEntry[]> =>
      ((await client.get('/v1/history')) as { entries: HistoryEntry[] }).entries.filter(
        ({ subject }) => subject === link,
      );

    test('by unlink and symlink, as brew does: one complete notification, and the history has both sides', async () => {
      unlinkSync(link);
      symlinkSync(target('foreign'), link);
      await vi.waitFor(() => expect(desktop.onScreen()).toBe(1), 20_000);
      await vi.waitFor(async () => expect(await mismatch()).toBeDefined(), 20_000);
      const shown = desktop.shown();
      expect(shown).toHaveLength(1);
      expect(shown[0]?.application).toBe('gowarden');
      expect(shown[0]?.summary).toBe('Go is built for another architecture');
      const lines = shown[0]?.body.split('\n') ?? [];
      expect(lines).toHaveLength(3);
      expect(lines[0]).toMatch(
        new RegExp(`^Was go[\\d.]+ ${native}, homebrew: ~/\\.linuxbrew/Cellar/go/native/libexec/bin/go$`),
      );
      expect(lines[1]).toBe(
        `Now ${older} ${foreign}, homebrew: ~/.linuxbrew/Cellar/go/foreign/libexec/bin/go`,
      );
      // A native Go is on the same PATH, so nothing needs to be installed: `>>`, as markup has it.
      expect(lines[2]).toMatch(
        /^Run: echo 'export PATH="\S+\/bin:\$PATH"' &gt;&gt; ~\/\.\w+\. Open a new terminal\.$/,
      );
      expect(await entries()).toMatchObject([
        { kind: 'opened', rule: 'go-arch-mismatch' },
        {
          kind: 'toolchain-changed',
          before: { architectures: [native] },
          after: { architectures: [foreign], version: older },
        },
      ]);
    });

    test('back by rename: it resolves by itself and notifies nobody', async () => {
      symlinkSync(target('native'), `${link}.new`);
      renameSync(`${link}.new`, link);
      await vi.waitFor(async () => expect(await mismatch()).toBeUndefined(), 20_000);
      expect((await entries()).map(({ kind }) => kind).slice(0, 2)).toEqual([
        'resolved',
        'toolchain-changed',
      ]);
      expect(desktop.onScreen()).toBe(0);
      expect(desktop.shown()).toHaveLength(1);
    });
  },
);
