import { posix } from 'node:path';
import type { BuildTarget } from '../../host/formats/build-constraint.ts';
import { identityOf } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';

/** Homebrew has about 8,000 formulas. */
const mostFormulas = 10_000;
/** By what they are built for: https://docs.brew.sh/Installation */
function prefixesFor({ platform }: Host, { architecture }: BuildTarget): readonly string[] {
  if (platform === 'linux') return ['/home/linuxbrew/.linuxbrew'];
  return [architecture === 'arm64' ? '/opt/homebrew' : '/usr/local'];
}

/** Kegs by prefix and package, as long as no formula comes or goes. */
const memories = new WeakMap<Host, Map<string, { readonly identity: string; readonly keg: string | null }>>();

/**
 * Where a formula of Homebrew has the `.pc` file of a package: keg-only ones (openssl@3, libffi, …) keep theirs below `opt`, where no
 * pkg-config looks (https://docs.brew.sh/FAQ, "What does keg-only mean?"). The directory; null where no formula has it.
 */
export function kegOf(host: Host, name: string, target: BuildTarget): string | null {
  const memory = memories.get(host) ?? new Map<string, { identity: string; keg: string | null }>();
  memories.set(host, memory);
  for (const prefix of prefixesFor(host, target)) {
    const opt = posix.join(prefix, 'opt');
    const facts = host.files.target(opt);
    if (!facts.ok) continue;
    const key = posix.join(opt, name);
    const identity = identityOf(facts.value);
    const known = memory.get(key);
    const keg = known?.identity === identity ? known.keg : look(host, opt, name);
    if (memory.size > mostNames) memory.clear();
    memory.set(key, { identity, keg });
    if (keg !== null) return keg;
  }
  return null;
}

/** Packages that are remembered. */
const mostNames = 200;

function look(host: Host, opt: string, name: string): string | null {
  const formulas = host.files.list(opt, mostFormulas);
  for (const formula of formulas.ok ? formulas.value : []) {
    const directory = posix.join(opt, formula, 'lib/pkgconfig');
    if (host.files.target(posix.join(directory, `${name}.pc`)).ok) return directory;
  }
  return null;
}
