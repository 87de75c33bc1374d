import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startHelper, type Helper, type StartOptions } from '../../../tray/helper/start.ts';
import { menu } from '../../../tray/menu.ts';
import { now, someStatus } from '../some-status.ts';
import { words } from '../words.ts';

export const someMenu = menu(someStatus(), now, words('en'));

/** A temporary directory that is removed after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-tray-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts a program written in JavaScript where systray2 looks for its helper; `say(object)` writes a message. */
export function placeScript(copyDir: string, program: string): string {
  mkdirSync(join(copyDir, '2.1.4'), { recursive: true, mode: 0o700 });
  const preamble = `#!${process.execPath}\nconst say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');\n`;
  const name = `tray_${process.platform === 'darwin' ? 'darwin' : 'linux'}_release`;
  writeFileSync(join(copyDir, '2.1.4', name), preamble + program, { mode: 0o700 });
  return copyDir;
}

/** Starts a program in place of the helper. */
export function startScript(program: string, options: Partial<StartOptions> = {}): Promise<Helper> {
  return startIn(placeScript(scratch(), program), options);
}

/** Starts the helper in `copyDir`; it is ended with the test. */
export async function startIn(copyDir: string, options: Partial<StartOptions> = {}): Promise<Helper> {
  const helper = await startHelper(someMenu, {
    copyDir,
    style: 'panel',
    readyLimitMs: 20_000,
    signal: new AbortController().signal,
    clicked: () => undefined,
    ...options,
  });
  onTestFinished(() => helper.stop('test over'));
  return helper;
}

/** Whether a process exists and is not a zombie. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process whose parent was killed, and which has ended since, stays in the table of a namespace in which nobody reaps it.
    return process.platform !== 'linux' || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    if (['ESRCH', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
