import { posix } from 'node:path';
import type { BuildTarget } from '../../host/formats/build-constraint.ts';
import type { Host } from '../../host/host.ts';

/** Homebrew has about 8,000 formulas. */
const mostFormulas = 10_000;
/** By what they are built for: https://docs.brew.sh/Installation */
function prefixesFor({ platform }: Host, { architecture }: BuildTarget): readonly string[] {
  if (platform === 'linux') return ['/home/linuxbrew/.linuxbrew'];
  return [architecture === 'arm64' ? '/opt/homebrew' : '/usr/local'];
}

/**
 * Where a formula of Homebrew has the `.pc` file of a package: keg-only ones (openssl@3, libffi, …) keep theirs below `opt`, where no
 * pkg-config looks (https://docs.brew.sh/FAQ, "What does keg-only mean?"). The directory; null where no formula has it.
 */
export function kegOf(host: Host, name: string, target: BuildTarget): string | null {
  for (const prefix of prefixesFor(host, target)) {
    const formulas = host.files.list(posix.join(prefix, 'opt'), mostFormulas);
    for (const formula of formulas.ok ? formulas.value : []) {
      const directory = posix.join(prefix, 'opt', formula, 'lib/pkgconfig');
      if (host.files.target(posix.join(directory, `${name}.pc`)).ok) return directory;
    }
  }
  return null;
}
