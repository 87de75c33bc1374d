import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { openHost } from '../../host/open.ts';
import { buildMachine, type SketchedFiles } from '../../host/simulated/build.ts';
import type { Description, RecordedCommand } from '../../host/simulated/description.ts';

/** A machine without tables, so that the readers for its platform answer, from the files and commands given. */
export function standIn(
  platform: Description['platform'],
  commands: readonly RecordedCommand[],
  files: SketchedFiles = {},
  more: Partial<Description> = {},
): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-stand-in-'));
  const user = { name: 'kim', shell: '/bin/zsh' };
  buildMachine(folder, {
    description: { format: 1, platform, user, commands: [...commands], ...more },
    files,
  });
  return openHost({ simulation: folder });
}

/** `sysctl -n NAME` as a Mac answers it; `null` where it does not know the name. */
export function sysctl(values: Readonly<Record<string, string | null>>): readonly RecordedCommand[] {
  return Object.entries(values).map(([name, value]) => ({
    run: ['/usr/sbin/sysctl', '-n', name],
    ...(value === null
      ? { stderr: `sysctl: unknown oid '${name}'\n`, exitCode: 1 }
      : { stdout: `${value}\n` }),
  }));
}
