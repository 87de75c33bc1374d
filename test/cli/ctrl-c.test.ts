import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { catalogue } from '../../cli/catalogue.ts';
import { bundle, processesOf, temporary } from '../faults/running.ts';

/** What keeps a command busy for a minute, or forever. */
type Hold =
  /** The start-up file of the login shell sleeps. */
  | 'shell'
  /** A `go` on PATH that sleeps. */
  | 'go'
  /** A daemon whose answer never ends. */
  | 'daemon'
  /** It runs until it is ended. */
  | 'output'
  /** Nobody reads its output. */
  | 'unread';

/** A dozen commands start at once. */
const patience = { timeout: 60_000, interval: 50 };

const cases: Readonly<Record<Hold, readonly string[]>> = {
  shell: [
    'bench --yes',
    'bug-report',
    'caches',
    'clean --yes',
    'clean --repair --yes',
    'cgo .',
    'doctor',
    'dlv',
    'explain B05',
    'rosetta',
    'verify',
    'which go',
    'why-tidy .',
  ],
  go: ['try -- go build', 'why-tidy .'],
  daemon: ['caches', 'clean --yes', 'history', 'incidents', 'logs --level debug', 'status', 'undo'],
  output: ['logs -f', 'service logs -f', 'simulate brew-swap', 'run'],
  unread: ['logs -n 100000'],
};

/** They read a bounded file or two, use no other program and write little. */
const endsByItself = ['check', 'completions', 'config', 'help', 'inspect', 'paths', 'releases', 'version'];

test('every command is one of these', () => {
  const held = Object.values(cases).flatMap((commands) => commands.map((command) => command.split(' ')[0]));
  const named = [...new Set([...held, ...endsByItself])];
  expect(named.toSorted()).toEqual(Object.keys(catalogue).toSorted());
});

/** A home with a module in it whose files take long to read. */
function aHome(hold: Hold): { home: string; environment: Record<string, string>; started: string } {
  const home = temporary('ctrl-c');
  const started = join(home, 'started');
  const bin = join(home, 'bin');
  for (const path of [bin, 'tmp', 'module', 'state/logs', 'state/run'].map((name) =>
    join(home, name.replace(home, '')),
  ))
    mkdirSync(path, { recursive: true, mode: 0o700 });
  const sleeps = `touch ${started}\nsleep 60\n`;
  writeFileSync(join(bin, 'go'), `#!/bin/sh\n${sleeps}`, { mode: 0o755 });
  writeFileSync(
    join(home, '.bash_profile'),
    `export PATH=${bin}:/usr/bin:/bin\n${hold === 'shell' ? sleeps : ''}`,
  );
  writeFileSync(join(home, 'module/go.mod'), `module m\n\ngo 1.26\n${'\n'.repeat(900_000)}`);
  writeFileSync(join(home, 'module/go.sum'), 'example.com/a v1.0.0 h1:AAAA=\n'.repeat(20_000));
  writeFileSync(join(home, 'module/m.code-workspace'), '"'.repeat(900_000));
  writeFileSync(join(home, 'state/logs/gowarden.log'), '{"level":30,"time":1,"msg":"m"}\n'.repeat(50_000));
  const environment = {
    HOME: home,
    SHELL: '/bin/bash',
    PATH: `${bin}:/usr/bin:/bin`,
    TMPDIR: join(home, 'tmp'),
  };
  return { home, environment, started };
}

/** A daemon that accepts connections and keeps answering forever. */
async function endlessDaemon(socket: string): Promise<() => boolean> {
  let connections = 0;
  const server = createServer((connection) => {
    connections += 1;
    connection.on('error', () => connection.destroy());
    connection.write(
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const timer = setInterval(() => connection.write('1\r\n \r\n'), 500);
    connection.on('close', () => clearInterval(timer));
  }).listen(socket);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return () => connections > 0;
}

/** Starts it, interrupts it as soon as it is at work, and returns how it ended and what is left of it. */
async function interrupted(hold: Hold, words: readonly string[]) {
  const { home, environment, started } = aHome(hold);
  const state = join(home, 'state');
  let isReached = (): boolean => existsSync(started);
  if (hold === 'daemon') isReached = await endlessDaemon(join(state, 'run/gowarden.sock'));
  const before = everything(home);
  const child = spawn(process.execPath, [bundle, ...words, '--state', state], {
    cwd: join(home, 'module'),
    env: environment,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let isSaid = false;
  for (const stream of [child.stdout, child.stderr])
    stream.once(hold === 'unread' ? 'readable' : 'data', () => (isSaid = true));
  if (hold === 'output' || hold === 'unread') isReached = () => isSaid;
  await vi.waitFor(() => expect(isReached(), words.join(' ')).toBe(true), patience);
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const [code] = (await ended) as [number | null];
  const made = everything(home).filter((path) => !before.includes(path) && path !== 'started');
  // A killed process needs a processor once more before it is gone.
  await vi.waitFor(() => expect(processesOf(home), words.join(' ')).toEqual([]), patience);
  // A daemon keeps its history.
  return { words, code, made: words[0] === 'run' ? [] : made };
}

const everything = (home: string): string[] => readdirSync(home, { recursive: true }).map(String);

test.each(Object.entries(cases) as [Hold, string[]][])(
  'Ctrl-C ends what is held up by %s: nothing goes on or is left half done',
  async (hold, commands) => {
    const done = await Promise.all(commands.map((command) => interrupted(hold, command.split(' '))));
    for (const { words, ...end } of done)
      expect({ words, ...end }).toEqual({ words, code: words[0] === 'run' ? 0 : 130, made: [] });
  },
  3 * patience.timeout,
);
