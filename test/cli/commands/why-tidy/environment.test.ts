import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../../../dist/gowarden.js', import.meta.url));

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gowarden-tidy-environment-'));
});

afterAll(() => rmSync(home, { recursive: true }));

describe('go is started', () => {
  /** Runs the command over a `go` that records its environment, and returns that. */
  function environmentOf(words: readonly string[], more: Record<string, string>): Record<string, string> {
    const place = mkdtempSync(join(home, 'seen-'));
    mkdirSync(join(place, 'bin'));
    mkdirSync(join(place, 'mod/cache/download'), { recursive: true });
    writeFileSync(join(place, 'bin/go'), `#!/bin/sh\n/usr/bin/env > "${place}/seen"\n`, { mode: 0o755 });
    writeFileSync(join(place, 'bin/go1.99.1'), `#!/bin/sh\n: > "${place}/ran"\n`, { mode: 0o755 });
    mkdirSync(join(place, 'r'));
    writeFileSync(join(place, 'r/go.mod'), 'module x\ngo 1.99.1\ntoolchain go1.99.1\n');
    // Planted in the repository, where a relative entry of PATH finds it.
    writeFileSync(join(place, 'r/git'), `#!/bin/sh\n: > "${place}/ran"\n`, { mode: 0o755 });
    spawnSync(process.execPath, [command, 'why-tidy', ...words, '.'], {
      cwd: join(place, 'r'),
      env: {
        ...{ HOME: home, SHELL: '/bin/sh', GOMODCACHE: join(place, 'mod') },
        ...{ PATH: `.:${place}/bin::bin:/usr/bin:/bin`, ...more },
      },
    });
    expect(existsSync(join(place, 'ran'))).toBe(false);
    const lines = readFileSync(join(place, 'seen'), 'utf8').split('\n');
    return Object.fromEntries(
      lines.map((line) => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)]),
    );
  }
  const users = {
    ...{ GOFLAGS: '-tags=integration', GOWORK: 'auto', GOENV: '/nowhere/env', GOPRIVATE: 'example.com' },
    ...{ SSL_CERT_FILE: '/etc/company.pem', GIT_SSL_CAINFO: '/etc/company.pem', HTTPS_PROXY: 'http://p:1' },
  };

  it('with the installed toolchain, without network, without relative directories, and otherwise in the user’s own environment', () => {
    const seen = environmentOf([], {
      ...users,
      GOTOOLCHAIN: 'auto',
      GOPROXY: 'https://proxy.golang.org,direct',
    });
    expect(seen).toMatchObject({ ...users, GOTOOLCHAIN: 'local', GOPROXY: 'off' });
    // Both would be contacted over the network in spite of GOPROXY=off.
    expect(seen).toMatchObject({ GONOPROXY: 'none', GOSUMDB: 'off' });
    expect(seen.PATH?.split(':').every((directory) => directory.startsWith('/'))).toBe(true);
  });

  it('without running a program from PATH that a module names, unless it is a go command', () => {
    const place = mkdtempSync(join(home, 'named-'));
    mkdirSync(join(place, 'mod/cache/download'), { recursive: true });
    writeFileSync(join(place, 'go.mod'), 'module x\ngo 1.99.1\ntoolchain go1.99.1\n');
    writeFileSync(join(place, 'go1.99.1'), `#!/bin/sh\n: > "${place}/ran"\n`, { mode: 0o755 });
    const path = `${place}:${process.env.PATH ?? ''}`;
    const environment = { HOME: home, SHELL: '/bin/sh', GOMODCACHE: join(place, 'mod'), PATH: path };
    for (const flags of [[], ['--network']]) {
      const { status, stdout } = spawnSync(
        process.execPath,
        [command, 'why-tidy', '--json', ...flags, place],
        { env: { ...environment, GOTOOLCHAIN: 'auto', GOPROXY: 'off' }, encoding: 'utf8' },
      );
      expect(status).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        causes: [
          {
            id: 'toolchain',
            subject: 'go1.99.1',
            evidence: expect.stringContaining('is not a go command') as string,
          },
        ],
        unseen: [expect.stringContaining('go1.99.1 would make of this module')],
      });
    }
    expect(existsSync(join(place, 'ran'))).toBe(false);
  });

  it('with the user’s own proxy and checksum database for --network, and still no other toolchain', () => {
    const more = {
      ...users,
      GOTOOLCHAIN: 'auto',
      GOPROXY: 'https://proxy.example.com',
      GOSUMDB: 'sum.example.com',
    };
    const seen = environmentOf(['--network'], more);
    expect(seen).toMatchObject({ ...more, GOTOOLCHAIN: 'local' });
    expect(seen.GONOPROXY).toBeUndefined();
  });
});
