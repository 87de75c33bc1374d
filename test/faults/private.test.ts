import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeWhole } from '../remove.ts';

const program = fileURLToPath(new URL('../../dist/gowarden.js', import.meta.url));
const root = process.geteuid?.() === 0;

let home: string;
let state: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gowarden-private-'));
  state = join(home, '.local/state/gowarden');
});

afterEach(() => removeWhole(home));

const environment = () => ({
  ...{ HOME: home, PATH: '/usr/bin:/bin', SHELL: '/bin/sh', LANG: 'C' },
  ...{ GOWARDEN_TRAY_ENABLED: 'false', GOWARDEN_NOTIFICATIONS_ENABLED: 'false' },
});

/** Runs a shell line in which `gowarden` is the built command. */
function shell(line: string, ...before: string[]) {
  const script = `gowarden() { "${process.execPath}" "${program}" "$@"; }; ${line}`;
  return spawnSync('env', [...before, 'sh', '-c', script], {
    env: environment(),
    encoding: 'utf8',
    timeout: 200_000,
  });
}

/** Runs a daemon with the umask 0 until something was requested. */
async function withDaemon(use: (socket: string) => Promise<void> | void): Promise<void> {
  const script = `umask 0; exec "${process.execPath}" "${program}" run --service`;
  const daemon = spawn('sh', ['-c', script], { env: environment(), stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(daemon, 'exit');
  const socket = join(state, 'run/gowarden.sock');
  try {
    await vi.waitUntil(() => existsSync(socket), { timeout: 30_000, interval: 50 });
    await use(socket);
  } finally {
    daemon.kill('SIGTERM');
    await ended;
  }
}

/** Names below the state of which that is true; some come and go while a daemon runs. */
function those(is: (facts: Stats) => boolean): string[] {
  return (readdirSync(state, { recursive: true }) as string[]).filter((name) => {
    const facts = lstatSync(join(state, name), { throwIfNoEntry: false });
    return facts !== undefined && is(facts);
  });
}

/** What others may access by its own mode; links have none. */
const open = (): string[] => those((facts) => !facts.isSymbolicLink() && (facts.mode & 0o077) !== 0);

describe('files and sockets', () => {
  it('are private by their own modes, whatever the umask is', async () => {
    mkdirSync(join(state, 'logs'), { recursive: true });
    // From a time when somebody else could read it.
    writeFileSync(join(state, 'logs/gowarden.log'), '');
    chmodSync(join(state, 'logs/gowarden.log'), 0o644);
    await withDaemon(() => {
      expect(shell('umask 0; gowarden status > /dev/null; gowarden clean --yes').status).toBeLessThan(5);
      expect(those((facts) => facts.isSocket())).toHaveLength(2);
      expect(open()).toEqual([]);
    });
    expect(shell('umask 0; gowarden clean --yes; gowarden undo').status).toBeLessThan(5);
    expect(open()).toEqual([]);
  });
});

describe('recordings whose clients leave at once', () => {
  it('keep nobody else from being served', async () => {
    await withDaemon(async (socket) => {
      for (let number = 0; number < 100; number += 1) {
        const client = connect(socket);
        await once(client, 'connect');
        client.end('POST /v1/recording HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n', () =>
          client.destroy(),
        );
        await once(client, 'close');
      }
      // The command itself waits at most five seconds for an answer.
      expect(JSON.parse(shell('gowarden status --json').stdout)).toMatchObject({
        daemon: { pid: expect.any(Number) as number },
      });
    });
  }, 120_000);
});

describe('an output or a place that cannot be written', () => {
  it.skipIf(process.platform !== 'linux').each(['version', 'paths --json', 'doctor'])(
    'a full device: gowarden %s says so and fails',
    (words) => {
      const { status, stderr } = shell(`gowarden ${words} > /dev/full`);
      expect(stderr).toContain('the output could not be written: ENOSPC');
      expect(stderr).not.toContain('bug in gowarden');
      expect(status).toBe(2);
    },
  );

  it('a closed output is not an error', () => {
    for (const line of [
      'gowarden paths >&-',
      'gowarden paths >&- 2>&-',
      'gowarden paths > /dev/null 2>&-',
      'gowarden paths | true',
    ]) {
      const { status, stderr } = shell(line);
      expect(stderr).not.toContain('fault');
      expect(status, line).toBe(0);
    }
  });

  it.skipIf(!root).each(['clean --yes', 'undo', 'run', 'config init', 'doctor', 'caches', 'service install'])(
    'a read-only home: gowarden %s ends with a sentence (needs root)',
    (words) => {
      const entry = join(home, `.cache/go-build/00/00${'1'.padStart(62, '0')}-d`);
      mkdirSync(join(home, '.cache/go-build/00'), { recursive: true });
      writeFileSync(entry, 'd');
      const readOnly = `mount --bind "${home}" "${home}" && mount -o remount,bind,ro "${home}" && gowarden ${words}`;
      const { status, stderr, stdout } = shell(readOnly, 'unshare', '-mpf', '--mount-proc');
      expect(stderr).not.toContain('bug in gowarden');
      expect([0, 1, 2, 4]).toContain(status);
      if (['run', 'config init', 'service install'].includes(words)) {
        expect(stderr).toMatch(words === 'service install' ? /refused|EROFS/ : /EROFS/);
        expect(status).toBe(2);
      }
      expect(lstatSync(entry).isFile(), stdout).toBe(true);
    },
  );
});
