import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { goInstall } from './go-install.ts';

const clean = { ...process.env, GOENV: 'off', GOWORK: 'off', GOFLAGS: '', GO111MODULE: 'on' };

/** A real `dlv` of that release, built by the Go of this machine, or by another; its path. Needs the module proxy once. */
export function realDelve(release: string, builtBy = 'local'): string {
  const kept = cached(`delve/${release}-${builtBy}`, (directory) =>
    goInstall(`github.com/go-delve/delve/cmd/dlv@${release}`, join(directory, 'bin'), builtBy),
  );
  return join(kept, 'dlv');
}

/** A program for debugging, built by the Go of this machine (`local`) or another toolchain (`go1.24.5`). */
export function target(toolchain: string): string {
  return cached(`delve/target-${toolchain}`, (directory) => {
    writeFileSync(join(directory, 'main.go'), 'package main\n\nfunc main() { select {} }\n');
    writeFileSync(join(directory, 'go.mod'), 'module example.com/target\n\ngo 1.18\n');
    // Before Go 1.18 it did not know about version control.
    const unstamped = /^go1\.1[0-7]\./.test(toolchain) ? [] : ['-buildvcs=false'];
    const argv = ['build', ...unstamped, '-gcflags=all=-N -l', '-o', 'target', '.'];
    execFileSync('go', argv, { cwd: directory, stdio: 'pipe', env: { ...clean, GOTOOLCHAIN: toolchain } });
    return join(directory, 'target');
  });
}

/** What a dlv of that release prints when it is started on a program and quits at once. */
export function debugged(dlv: string, program: string, release: string): string {
  // Before v1.5.1 no terminal was required, and the flag did not exist.
  const unattended = /^v1\.(?:[0-4]\.|5\.0$)/.test(release) ? [] : ['--allow-non-terminal-interactive=true'];
  const ran = spawnSync(dlv, ['exec', program, ...unattended], {
    input: 'exit\n',
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...clean, HOME: '/proc/none' },
  });
  return `${ran.stdout}${ran.stderr}`;
}

/** A headless server without a client; `end` ends it. */
export function headless(dlv: string, program: string): { readonly pid: number; readonly end: () => void } {
  const child = spawn(dlv, ['exec', program, '--headless', '--listen=127.0.0.1:0', '--api-version=2'], {
    stdio: 'ignore',
    env: { ...clean, HOME: '/proc/none' },
  });
  return { pid: child.pid ?? -1, end: () => void child.kill('SIGKILL') };
}
