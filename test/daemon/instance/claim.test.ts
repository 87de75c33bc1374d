import { fork, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { claimInstance, type Claim } from '../../../daemon/instance/claim.ts';

let directory: string;
let state: string;
let program: string;
const children: ChildProcess[] = [];
const built = mkdtempSync(join(tmpdir(), 'gowarden-claim-'));

/** Real processes make claims, and report the results. */
beforeAll(async () => {
  const source = fileURLToPath(new URL('./claim-once.ts', import.meta.url));
  const bundle = await rolldown({ input: source, platform: 'node', logLevel: 'silent' });
  program = join(built, 'claim-once.mjs');
  await bundle.write({ file: program, format: 'esm' });
});
afterAll(() => rmSync(built, { recursive: true }));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-claim-'));
  state = join(directory, 'state');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

interface Start {
  readonly child: ChildProcess;
  readonly claim: Promise<{ kind: 'ours' | 'taken'; pid?: number }>;
}

function start(): Start {
  const child = fork(program, [state], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  const claim = new Promise<{ kind: 'ours' | 'taken' }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { kind: 'ours' | 'taken' }));
    child.once('error', reject);
    // Not its exit, which may be known before its last output.
    child.once('disconnect', () => reject(new Error('it ended without a word')));
  });
  return { child, claim };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => child.once('exit', () => resolve()));

async function release(claim: Claim): Promise<void> {
  expect(claim.kind).toBe('ours');
  if (claim.kind === 'ours') await claim.release();
}

test('of fifty starts at once exactly one wins, and the others know who', async () => {
  const starts = Array.from({ length: 50 }, start);
  const claims = await Promise.all(starts.map(({ claim }) => claim));
  const winners = starts.filter((_, index) => claims[index]?.kind === 'ours');
  expect(winners).toHaveLength(1);
  const pid = winners[0]?.child.pid;
  expect(claims.filter(({ kind }) => kind === 'taken').map((claim) => claim.pid)).toEqual(
    Array(49).fill(pid),
  );
});

test('again and again: exactly one takes over from a killed winner', async () => {
  const rounds = Number(process.env.GOWARDEN_LOOPS ?? 6);
  let winner: ChildProcess | undefined;
  for (let round = 0; round < rounds; round++) {
    // The previous one dies while the others start.
    setTimeout(() => winner?.kill('SIGKILL'), Math.random() * 80);
    if (winner) await Promise.all([ended(winner), new Promise((resolve) => setTimeout(resolve, 5))]);
    const starts = Array.from({ length: 8 }, start);
    const claims = await Promise.all(starts.map(({ claim }) => claim));
    const winners = starts.filter((_, index) => claims[index]?.kind === 'ours');
    expect(winners).toHaveLength(1);
    winner = winners[0]?.child;
  }
}, 600_000);

test('a claim ends with its process, however that ends, and leaves little behind', async () => {
  for (let round = 0; round < 3; round++) {
    const { child, claim } = start();
    expect(await claim).toMatchObject({ kind: 'ours' });
    child.kill('SIGKILL');
    await ended(child);
  }
  await release(await claimInstance(state));
  expect(readdirSync(state)).toHaveLength(1);
});

test('a stopped process still has its claim', async () => {
  const { child, claim } = start();
  await claim;
  child.kill('SIGSTOP');
  expect(await claimInstance(state)).toEqual({ kind: 'taken', pid: child.pid });
  child.kill('SIGCONT');
});

test('a claim that was given up is free at once', async () => {
  await release(await claimInstance(state));
  await release(await claimInstance(state));
  await release(await claimInstance(state));
});

test('a reused process id misleads nobody', async () => {
  mkdirSync(state, { mode: 0o700 });
  // The number in the file belongs to a running process, which does not listen.
  const other = spawn('sleep', ['60']);
  children.push(other);
  symlinkSync(`daemon-${other.pid}-00000000.sock`, join(state, 'daemon.7.lock'));
  const claim = await claimInstance(state);
  expect(existsSync(join(state, 'daemon.7.lock'))).toBe(false);
  await release(claim);
});

test('sockets left by killed starts are removed when they are old', async () => {
  mkdirSync(state, { mode: 0o700 });
  const left = join(state, 'daemon-1-00000000.sock');
  const young = join(state, 'daemon-2-00000000.sock');
  for (const path of [left, young]) {
    const server = createServer().listen(path);
    await new Promise((resolve) => server.once('listening', resolve));
    // As after a kill: nobody listens, the file is there.
    symlinkSync(path, `${path}.kept`);
    server.unref();
  }
  utimesSync(left, 0, 0);
  const claim = await claimInstance(state);
  expect(existsSync(left)).toBe(false);
  expect(existsSync(young)).toBe(true);
  await release(claim);
});

test('its directory is made private, and refused where it is a link', async () => {
  mkdirSync(state, { mode: 0o755 });
  chmodSync(state, 0o755);
  await release(await claimInstance(state));
  expect(lstatSync(state).mode & 0o777).toBe(0o700);
  symlinkSync(state, join(directory, 'link'));
  await expect(claimInstance(join(directory, 'link'))).rejects.toThrow('Expected');
});

test('a deep state directory can still be claimed, by exactly one', async () => {
  state = join(directory, 'deep'.repeat(50));
  const cwd = process.cwd();
  const ours = await claimInstance(state);
  expect(ours.kind).toBe('ours');
  expect(await claimInstance(state)).toEqual({ kind: 'taken', pid: process.pid });
  await release(ours);
  expect(readdirSync(state).filter((name) => name.endsWith('.sock'))).toEqual([]);
  const starts = Array.from({ length: 10 }, start);
  const claims = await Promise.all(starts.map(({ claim }) => claim));
  expect(claims.filter(({ kind }) => kind === 'ours')).toHaveLength(1);
  expect(process.cwd()).toBe(cwd);
});
