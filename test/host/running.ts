import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a process still runs; a zombie that its parent has not yet collected does not. */
export function runs(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.includes('Z');
}

/** Whether it has ended, or does so as soon as a busy machine lets it. */
export async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 400 && runs(pid); tries++) await wait(50);
  return !runs(pid);
}
