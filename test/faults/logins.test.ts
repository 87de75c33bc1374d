import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { missingPrograms } from '../real/bus.ts';
import { bundle, patience, temporary } from './running.ts';

/** A login: its environment, and how its programs are started. */
interface Login {
  readonly environment: NodeJS.ProcessEnv;
  readonly wrap: readonly string[];
  readonly program: string;
}

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
}

const words = ({ wrap, program }: Login, ...rest: string[]): [string, ...string[]] => {
  const [file = '', ...all] = [...wrap, process.execPath, program, ...rest];
  return [file, ...all];
};

function run(login: Login, ...rest: string[]) {
  const [file, ...all] = words(login, ...rest);
  const ran = spawnSync(file, all, { env: login.environment, encoding: 'utf8', cwd: '/' });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function start(login: Login): Started {
  const [file, ...all] = words(login, 'run', '--lang', 'en');
  const child = spawn(file, all, {
    env: login.environment,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()));
  onTestFinished(() => end(child));
  return { child, said: () => said };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** The process id of the daemon that answers this login; the command's message when there is none. */
function answering(login: Login): number | string {
  const { out, err } = run(login, 'status', '--json', '--lang', 'en');
  const document = JSON.parse(out) as { daemon?: { pid: number } };
  return document.daemon?.pid ?? err;
}
const untilAnswers = (login: Login, pid: number | undefined): Promise<void> =>
  vi.waitFor(() => expect(answering(login)).toBe(pid), patience);

/** A home with settings that disable the icon. */
function home(name: string): string {
  const folder = temporary(name);
  mkdirSync(join(folder, '.config/gowarden'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, '.config/gowarden/gowarden.toml'), '[tray]\nenabled = false\n');
  return folder;
}

describe('a user who is logged in twice', () => {
  const logins = (): { desktop: Login; shell: Login } => {
    const environment = { HOME: home('home'), PATH: '/usr/bin:/bin', SHELL: '/bin/sh' };
    const runtime = temporary('runtime');
    const login = (more: NodeJS.ProcessEnv): Login => ({
      environment: { ...environment, ...more },
      wrap: [],
      program: bundle,
    });
    return { desktop: login({ XDG_RUNTIME_DIR: runtime }), shell: login({}) };
  };

  test.each(['desktop', 'shell'] as const)(
    'has one daemon: of the %s, which both reach and neither starts again',
    async (first) => {
      const both = logins();
      const daemon = start(both[first]);
      await untilAnswers(both.desktop, daemon.child.pid);
      await untilAnswers(both.shell, daemon.child.pid);
      for (const login of [both.desktop, both.shell]) {
        const second = start(login);
        await once(second.child, 'close');
        expect(second.child.exitCode).toBe(0);
        expect(second.said()).toContain(`gowarden is already running (process ${daemon.child.pid})`);
      }
      // The next one, started in the other login, is found by both as well.
      await end(daemon.child);
      for (const login of [both.desktop, both.shell])
        expect(answering(login)).toContain('No gowarden daemon answers');
      const next = start(first === 'desktop' ? both.shell : both.desktop);
      await untilAnswers(both.desktop, next.child.pid);
      await untilAnswers(both.shell, next.child.pid);
    },
  );
});

const why = process.getuid?.() === 0 ? missingPrograms(['setpriv']).join() : 'root';

describe.skipIf(why !== '')(`two users of one machine${why === '' ? '' : ` (needs ${why})`}`, () => {
  /** The built command where any user may read it, which is not always the case in a checkout. */
  function installForAll(): string {
    const folder = temporary('install');
    chmodSync(folder, 0o755);
    cpSync(dirname(bundle), join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const sqlite = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'));
    for (const name of ['better-sqlite3', 'bindings', 'file-uri-to-path'])
      cpSync(join(sqlite, '..', name), join(folder, 'node_modules', name), {
        recursive: true,
        filter: (path) => !/better-sqlite3\/(?:deps|src)/.test(path),
      });
    return join(folder, 'dist/gowarden.js');
  }

  function user(uid: number, program: string): Login {
    const folder = home('home');
    for (const path of ['', '.config', '.config/gowarden', '.config/gowarden/gowarden.toml'])
      chownSync(join(folder, path), uid, uid);
    return {
      environment: { HOME: folder, PATH: '/usr/bin:/bin', SHELL: '/bin/sh' },
      wrap: ['setpriv', '--reuid', `${uid}`, '--regid', `${uid}`, '--clear-groups'],
      program,
    };
  }

  test('has two daemons, and neither reaches, ends or replaces the other', async () => {
    const program = installForAll();
    const [one, other] = [user(64_001, program), user(64_002, program)];
    const [first, second] = [start(one), start(other)];
    await untilAnswers(one, first.child.pid);
    await untilAnswers(other, second.child.pid);

    const state = join(one.environment.HOME ?? '', '.local/state/gowarden');
    for (const command of ['status', 'run']) {
      const refused = run(other, command, '--state', state, '--lang', 'en');
      expect([refused.code, refused.err]).toEqual([expect.any(Number), expect.stringContaining(state)]);
      expect(refused.code).not.toBe(0);
      expect(refused.err).not.toMatch(/\n {4}at |node:internal|bug in gowarden/);
    }
    // As after `su`, which may leave the first user's runtime directory in the environment.
    const su = { ...other, environment: { ...other.environment, XDG_RUNTIME_DIR: join(state, 'run') } };
    await untilAnswers(su, second.child.pid);

    await end(second.child);
    expect(answering(other)).toContain('No gowarden daemon answers');
    const third = start(su);
    await once(third.child, 'close');
    expect(third.child.exitCode).not.toBe(0);
    expect(third.said()).toContain(`${state}/run`);
    expect(third.said()).not.toMatch(/\n {4}at |node:internal|bug in gowarden/);
    await untilAnswers(one, first.child.pid);
  });
});
