import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openHost } from '../../host/open.ts';
import { newSweep } from '../../probes/sweep.ts';
import { translation } from '../../probes/translation/probe.ts';
import { wayOf } from '../../probes/translation/say.ts';
import { cached } from './cache.ts';
import { goVersion } from './go-programs.ts';

/** A minimal shell: it starts a given program and waits for it. */
const source = `package main

import (
	"os"
	"os/exec"
)

func main() {
	command := exec.Command(os.Args[1], os.Args[2:]...)
	command.Stdout = os.Stdout
	if err := command.Run(); err != nil {
		os.Exit(1)
	}
}
`;

const foreign = process.arch === 'arm64' ? 'amd64' : 'arm64';
const emulator = `qemu-${foreign === 'arm64' ? 'aarch64' : 'x86_64'}`;
const missing =
  process.platform !== 'linux'
    ? 'Linux'
    : goVersion() === null
      ? 'Go'
      : which(emulator) === null
        ? emulator
        : null;

function which(name: string): string | null {
  try {
    return execFileSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** A `zsh` for other processors, which is built once. */
function shellFor(architecture: string): string {
  return cached(`programs/shell-${architecture}-${goVersion() ?? ''}/zsh`, (directory) => {
    writeFileSync(join(directory, 'main.go'), source);
    writeFileSync(join(directory, 'go.mod'), 'module example.com/shell\n\ngo 1.21\n');
    const own = { GOTOOLCHAIN: 'local', GOFLAGS: '', GOWORK: 'off', CGO_ENABLED: '0', GOARCH: architecture };
    const env = { ...process.env, ...own };
    const words = ['build', '-buildvcs=false', '-ldflags=-s -w', '-o', 'zsh', '.'];
    execFileSync('go', words, { cwd: directory, stdio: 'pipe', env });
    return join(directory, 'zsh');
  });
}

test.skipIf(missing !== null)(
  `a translated shell that starts go is named with its ancestors (needs ${missing ?? 'nothing more'})`,
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'gowarden-translated-'));
    const shell = shellFor(foreign);
    const go = join(directory, 'go');
    copyFileSync('/bin/sleep', go);
    const child = spawn(emulator, [shell, go, '60'], { stdio: 'ignore', detached: true });
    onTestFinished(() => {
      // Its children are in its group.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      rmSync(directory, { recursive: true, force: true });
    });
    const host = await openHost();
    const runs = async (): Promise<boolean> =>
      (await host.processes()).all.some(
        ({ executable, parent }) => executable === go && parent === child.pid,
      );
    await expect.poll(runs, { timeout: 30_000 }).toBe(true);
    expect(host.emulated?.()).toContain(child.pid);
    const { all } = await newSweep(host, new AbortController().signal, Date.now()).ask(translation);
    const found = all.find(({ culprit }) => culprit.pid === child.pid);
    expect(found).toMatchObject({
      culprit: { name: 'zsh', executable: shell, translated: true },
      ...{ architectures: [foreign], why: 'built', certainty: 'observed', total: 1 },
      application: { name: 'zsh', family: 'shell', path: shell },
    });
    expect(found && wayOf(found.chains[0] ?? [], found)).toMatch(
      new RegExp(`→ zsh, built for ${foreign} → go$`),
    );
  },
);
