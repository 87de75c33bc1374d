import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseMount } from '../real/fuse.ts';
import { bundle, temporary } from './running.ts';

export interface SilentHome {
  readonly home: string;
  readonly mount: FuseMount;
  readonly environment: Record<string, string>;
}

/** A home whose PATH goes through a file system that can be stopped, before everything else. */
export async function aHome(): Promise<SilentHome> {
  const home = temporary('silent');
  for (const directory of ['far/bin', 'bin', 'sdk/bin'])
    mkdirSync(join(home, directory), { recursive: true });
  writeFileSync(join(home, 'far/bin/gopls'), '#!/bin/sh\n', { mode: 0o755 });
  cpSync(process.execPath, join(home, 'sdk/bin/go'));
  writeFileSync(join(home, 'sdk/VERSION'), 'go1.26.8\n');
  symlinkSync('../sdk/bin/go', join(home, 'bin/go'));
  const mount = await new FuseMount(join(home, 'far'), join(home, 'mnt')).mounted();
  writeFileSync(join(home, '.bash_profile'), `export PATH=${home}/mnt/bin:${home}/bin:/usr/bin:/bin\n`);
  return { home, mount, environment: { HOME: home, SHELL: '/bin/bash', PATH: '/usr/bin:/bin' } };
}

/** What is reported about the directory on PATH. */
export const sentence = (mount: FuseMount): string =>
  `${mount.point}/bin does not answer (file system fuse mounted at ${mount.point})`;

/** Runs the built command and waits for its end. */
export function gowarden(environment: Record<string, string>, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...words], {
    env: environment,
    encoding: 'utf8',
    timeout: 200_000,
  });
  // A sentence is wrapped to fit the terminal.
  return { status, stdout: stdout.replace(/\s+/g, ' '), stderr: stderr.replace(/\s+/g, ' ') };
}
