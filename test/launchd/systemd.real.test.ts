import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { quietFlags, startFlags } from '../../launchd/launcher/flags.ts';
import { documented } from '../cli/schema.ts';
import { UserSystemd, whyNoUserSystemd } from '../real/user-systemd.ts';

const program = fileURLToPath(new URL('../../dist/gowarden.js', import.meta.url));
const why = whyNoUserSystemd();

describe.skipIf(why !== null)(
  `the service under a real systemd --user${why === null ? '' : ` (${why})`}`,
  () => {
    const user = new UserSystemd();
    let before = '';
    const gowarden = (...words: string[]) => user.run(process.execPath, program, ...words);
    const unit = 'gowarden.service';
    const pid = (): number => Number(user.property(unit, 'MainPID'));
    const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 300 });
    /** The daemon itself answers, not just a process that systemd started. */
    const answers = (): Promise<void> => until(() => expect(gowarden('status').code).not.toBe(3));

    beforeAll(async () => {
      await user.start();
      // As short as a test can wait for; the unit says 30 s.
      const fast = join(user.home, '.config/systemd/user/gowarden.service.d');
      mkdirSync(fast, { recursive: true });
      writeFileSync(join(fast, 'fast.conf'), '[Service]\nRestartSec=100ms\n');
      // As a desktop session does: a separate target that binds graphical-session.target.
      writeFileSync(
        join(user.home, '.config/systemd/user/desktop.target'),
        '[Unit]\nBindsTo=graphical-session.target\nBefore=graphical-session.target\n',
      );
      user.run('systemctl', '--user', 'daemon-reload');
      before = user.manifest();
    });
    afterAll(() => user.stop());

    test('is installed, starts at once, and is unchanged by a second installation', async () => {
      const installed = gowarden('service', 'install');
      expect(installed).toMatchObject({ code: 0, stderr: '' });
      await answers();
      expect(gowarden('service', 'status')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('running (pid') as string,
      });
      const status = documented('service-status', gowarden('service', 'status', '--json').stdout);
      expect(status).toMatchObject({ manager: 'systemd', running: true, pid: pid(), launcher: null });
      expect(user.property(unit, 'UnitFileState')).toBe('enabled');
      const [first, tree] = [
        pid(),
        user
          .manifest()
          .split('\n')
          .filter((line) => line.includes('systemd')),
      ];
      expect(gowarden('service', 'install').stdout).toContain('already');
      expect(pid()).toBe(first);
      expect(
        user
          .manifest()
          .split('\n')
          .filter((line) => line.includes('systemd')),
      ).toEqual(tree);
    });

    test('comes back after being killed, with the settings of the unit', async () => {
      const first = pid();
      expect(readFileSync(`/proc/${first}/cmdline`, 'utf8').split('\0').slice(1)).toEqual([
        ...quietFlags,
        ...startFlags,
        program,
        'run',
        '--service',
        '',
      ]);
      expect(readFileSync(`/proc/${first}/status`, 'utf8')).toMatch(/NoNewPrivs:\t1[\s\S]*|Umask:\t0077/);
      user.run('kill', '-9', String(first));
      await until(() => {
        expect(pid()).toBeGreaterThan(0);
        expect(pid()).not.toBe(first);
      });
      await answers();
    });

    test('restarts when asked', async () => {
      const first = pid();
      documented('service', gowarden('service', 'restart', '--json').stdout);
      expect(pid()).not.toBe(first);
      await answers();
      expect(gowarden('service', 'logs', '-n', '5').stdout).toContain('started');
    });

    test('stays away after a deliberate end', async () => {
      const socket = (JSON.parse(gowarden('paths', '--json').stdout) as { paths: { socket: string } }).paths
        .socket;
      const quit = user.run(
        'curl',
        '-sS',
        '--unix-socket',
        socket,
        '-X',
        'POST',
        '-H',
        'content-type: application/json',
        '-d',
        '{}',
        'http://localhost/v1/quit',
      );
      expect(quit.stdout).toContain('stopping');
      await until(() => expect(user.property(unit, 'ActiveState')).toBe('inactive'));
      expect(user.property(unit, 'Result')).toBe('success');
      expect(gowarden('service', 'status')).toMatchObject({
        code: 3,
        stdout: expect.stringContaining('not running') as string,
      });
      expect(gowarden('service', 'restart').code).toBe(0);
      await answers();
    });

    test('follows the desktop session if there is one', async () => {
      user.run('systemctl', '--user', 'start', 'desktop.target');
      expect(gowarden('service', 'install').code).toBe(0);
      expect(readFileSync(join(user.home, '.config/systemd/user', unit), 'utf8')).toContain(
        'WantedBy=graphical-session.target',
      );
      await answers();
      user.run('systemctl', '--user', 'stop', 'desktop.target');
      await until(() => expect(user.property(unit, 'ActiveState')).toBe('inactive'));
      user.run('systemctl', '--user', 'start', 'desktop.target');
      await until(() => expect(user.property(unit, 'ActiveState')).toBe('active'));
      await answers();
    });

    test('says in one log line that its Node is missing, and is not started again and again', async () => {
      const launcher = join(user.home, '.local/state/gowarden/bin/gowarden');
      const script = readFileSync(launcher, 'utf8');
      writeFileSync(
        launcher,
        script.replaceAll(/^ {2}'\/.*$/gm, (line) => line.replace(/'\/[^']*'/, "'/nowhere/node'")),
      );
      user.run('systemctl', '--user', 'restart', unit);
      await until(() => expect(user.property(unit, 'ActiveState')).toBe('inactive'));
      expect(user.property(unit, 'NRestarts')).toBe('0');
      expect(user.property(unit, 'Result')).toBe('success');
      user.run('systemctl', '--user', 'start', unit);
      await until(() => expect(user.property(unit, 'ActiveState')).toBe('inactive'));
      const { stdout } = gowarden('service', 'status');
      expect(stdout).toContain('not running');
      expect(stdout.match(/no Node\.js 20\.19 or newer was found/g)).toHaveLength(1);
      writeFileSync(launcher, script);
    });

    test('leaves the home as it was, to the byte', async () => {
      expect(gowarden('service', 'restart').code).toBe(0);
      await answers();
      const removed = gowarden('service', 'uninstall', '--purge', '--yes');
      expect(removed.code).toBe(0);
      expect(user.manifest()).toBe(before);
      expect(user.property(unit, 'LoadState')).toBe('not-found');
      expect(gowarden('service', 'status')).toMatchObject({
        code: 3,
        stdout: expect.stringContaining('not installed') as string,
      });
    });
  },
);
