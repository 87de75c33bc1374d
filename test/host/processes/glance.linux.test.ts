import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { Files } from '../../../host/files/files.ts';
import { openHost } from '../../../host/open.ts';
import { LinuxGlancer } from '../../../host/processes/glance.linux.ts';

const onLinux = test.skipIf(process.platform !== 'linux');
const folder = mkdtempSync(join(tmpdir(), 'gowarden-glance-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function start(file: string, ...words: string[]): number {
  const child = spawn(file, words, { detached: true, stdio: 'ignore' });
  children.push(child);
  return child.pid ?? 0;
}

onLinux('a go that starts is told once, runs while it runs, and is gone when it ended', async () => {
  const host = await openHost();
  const glance = host.glance!;
  glance();
  const go = join(folder, 'go');
  copyFileSync('/bin/sleep', go);
  const pid = start(go, '60');
  const told: number[] = [];
  const look = (): boolean => {
    const { started, running } = glance();
    told.push(...started.filter((one) => one === pid));
    return running.get(pid) === 'go';
  };
  await vi.waitFor(() => expect(look()).toBe(true), { timeout: 20_000, interval: 10 });
  for (let more = 0; more < 20; more += 1) expect(look()).toBe(true);
  expect(told).toEqual([pid]);
  process.kill(-pid, 'SIGKILL');
  children.length = 0;
  await vi.waitFor(() => expect(look()).toBe(false), { timeout: 20_000, interval: 10 });
});

onLinux('who holds a lock and who waits stand in it by pid and inode', async () => {
  const host = await openHost();
  const file = join(folder, 'lock');
  writeFileSync(file, '');
  const facts = host.files.facts(file);
  const inode = facts.ok ? facts.value.inode : 0;
  const holder = start('flock', file, 'sleep', '60');
  await vi.waitFor(() => expect(host.glance!().exclusive).toContain(`${holder}:${inode}`), 20_000);
  const waiter = start('flock', file, 'true');
  await vi.waitFor(() => expect(host.glance!().waits).toContain(`${waiter}:${inode}`), 20_000);
  expect(host.glance!().exclusive).not.toContain(`${waiter}:${inode}`);
});

onLinux(
  'the table of locks is left alone only while nobody comes, and read again as soon as somebody does',
  () => {
    let lastPid = 100;
    let pids: string[] = [];
    let reads = 0;
    const waiting = '1: -> FLOCK  ADVISORY  WRITE 7 08:01:9 0 EOF\n';
    const files = {
      text: (path: string) => {
        if (path === '/proc/locks') reads += 1;
        const value = path === '/proc/locks' ? waiting : `0.1 0.1 0.1 1/100 ${lastPid}\n`;
        return { ok: true, value };
      },
      list: () => ({ ok: true, value: pids }),
    } as unknown as Files;
    const glancer = new LinuxGlancer(files);
    const kept = Array.from({ length: 20 }, () => glancer.look(true)).filter(({ readLocks }) => !readLocks);
    expect(kept).toHaveLength(20 - reads);
    expect(reads).toBeLessThan(5);
    // What was last read is still returned.
    expect(kept.every(({ waits }) => waits[0] === '7:9')).toBe(true);
    expect(glancer.look().readLocks).toBe(true);
    glancer.look(true);
    // It has ended by now.
    lastPid += 1;
    expect(glancer.look(true).readLocks).toBe(false);
    lastPid += 1;
    pids = [String(lastPid)];
    for (let more = 0; more < 2; more += 1) expect(glancer.look(true).readLocks).toBe(true);
  },
);

onLinux('the table of some processes holds them and their parents, and no others', async () => {
  const host = await openHost();
  const whole = await host.processes();
  const some = await host.processes([process.pid]);
  expect(some.find(process.pid)).toEqual(whole.find(process.pid));
  expect(some.ancestors(process.pid).map(({ pid }) => pid)).toEqual(
    whole.ancestors(process.pid).map(({ pid }) => pid),
  );
  expect(some.all).toHaveLength(1 + some.ancestors(process.pid).length);
});
