import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { missingPrograms } from '../real/bus.ts';
import { Running, temporary } from './running.ts';

/** Permissions do not stop root as long as it has its capabilities (https://man7.org/linux/man-pages/man7/capabilities.7.html). */
const asUser = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : [];
const missing = missingPrograms(asUser.slice(0, 1));

describe.skipIf(missing.length > 0)(
  `row 11: permission is lost${missing.length > 0 ? ` (missing ${missing.join()})` : ''}`,
  () => {
    const closed: string[] = [];
    afterEach(() => closed.splice(0).forEach((path) => chmodSync(path, 0o755)));
    const close = (path: string): void => {
      closed.push(path);
      chmodSync(path, 0);
    };

    /** A home with a go behind a link on PATH, and with a tool in GOPATH. */
    function aHome(): string {
      const home = temporary('home');
      for (const directory of ['bin', 'sdk/bin', 'go/bin'])
        mkdirSync(join(home, directory), { recursive: true });
      cpSync(process.execPath, join(home, 'sdk/bin/go'));
      cpSync(process.execPath, join(home, 'go/bin/gopls'));
      writeFileSync(join(home, 'sdk/VERSION'), 'go1.26.8\n');
      symlinkSync('../sdk/bin/go', join(home, 'bin/go'));
      writeFileSync(join(home, '.bash_profile'), `export PATH=${home}/bin:/usr/bin:/bin\n`);
      return home;
    }

    test('to go, GOPATH and the cache: each is named with its cause, nothing counts as gone, and it recovers by itself', async () => {
      const home = aHome();
      const daemon = new Running({
        machine: null,
        wrap: asUser,
        environment: { HOME: home, SHELL: '/bin/bash' },
      });
      const before = await daemon.looked(({ winner }) =>
        expect(winner).toMatchObject({ path: join(home, 'bin/go'), state: 'present' }),
      );
      mkdirSync(join(home, '.cache/go-build'), { recursive: true });
      for (const name of ['sdk', 'go', '.cache/go-build']) close(join(home, name));
      await daemon.client.post('/v1/check');
      const lost = await daemon.until(({ unknown }) => {
        expect(unknown.join('\n')).toContain(`${join(home, 'go/bin')} may not be read by this user (EACCES)`);
        expect(unknown.join('\n')).toContain(
          `${join(home, 'sdk/bin')} may not be read by this user (EACCES)`,
        );
      });
      expect(lost.checkedAt).toBeGreaterThan(before.checkedAt ?? Infinity);
      expect(lost.findings.filter(({ subject }) => subject.startsWith(home))).toEqual([]);
      expect(await daemon.history()).toEqual([]);
      closed.splice(0).forEach((path) => chmodSync(path, 0o755));
      await daemon.client.post('/v1/check');
      await daemon.until(({ winner, unknown }) => {
        expect(winner).toMatchObject({ path: join(home, 'bin/go'), state: 'present' });
        expect(unknown.filter((line) => line.includes(home))).toEqual([]);
      });
      expect(await daemon.history()).toEqual([]);
      expect(daemon.log().filter(({ level }) => level >= 50)).toEqual([]);
    });

    test('to its own state while it runs: it continues, says so, and resumes recording', async () => {
      const daemon = new Running({ machine: null, wrap: asUser, environment: { HOME: aHome() } });
      await daemon.ready();
      close(daemon.paths.logs);
      await daemon.client.post('/v1/log-level', { level: 'debug' });
      await daemon.client.post('/v1/check');
      const { notices } = await daemon.client.status();
      expect(notices.map(({ code }) => code)).toContain('log-not-written');
      chmodSync(daemon.paths.logs, 0o700);
      await daemon.client.post('/v1/check');
      await daemon.until((status) =>
        expect(status.notices.map(({ code }) => code)).not.toContain('log-not-written'),
      );
      expect(await daemon.stop()).toBe(0);
    });

    test('to the state before it starts: it names the directory, and ends', async () => {
      const place = temporary('closed');
      close(place);
      const options = { state: join(place, 's'), wrap: asUser, ownSettings: false } as const;
      const daemon = new Running(options);
      expect(await daemon.ended()).toBe(2);
      expect(daemon.said()).toContain(
        `Expected \`--state\` to name a directory that you may enter, got \`${options.state}\`: permission denied`,
      );
    });
  },
);
