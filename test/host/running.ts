import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a process is still running; a zombie that its parent has not yet reaped is not. */
export function runs(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.includes('Z');
}

/** Whether it has ended, or ends as soon as a busy machine lets it. */
export async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 400 && runs(pid); tries++) await wait(50);
  return !runs(pid);
}
