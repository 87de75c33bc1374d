import { join } from 'node:path';
import { namesIn } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';
import type { Trace } from './environment.ts';
import { isKnownSystem } from './targets.ts';

const mostNames = 20;

/**
 * Directories such as `~/go/bin/darwin_arm64`: `go install` puts there, and not into `bin`, what it builds for another target than
 * the go command's own (https://pkg.go.dev/cmd/go#hdr-Compile_and_install_packages_and_dependencies). No PATH leads there.
 */
export function tracesBelow(host: Host, gopath: readonly string[]): readonly Trace[] {
  return [...new Set(gopath)].flatMap((element) => {
    const bin = join(element, 'bin');
    const names = namesIn(host, bin, 'cross', (name) => targetIn(name) !== null);
    return (names.ok ? [...names.value].sort() : []).flatMap((name) => traceAt(host, join(bin, name), name));
  });
}

function traceAt(host: Host, directory: string, name: string): readonly Trace[] {
  const target = targetIn(name);
  const programs = namesIn(host, directory, 'programs', () => true);
  if (target === null || !programs.ok || programs.value.length === 0) return [];
  const sorted = [...programs.value].sort();
  return [{ directory, ...target, programs: sorted.slice(0, mostNames), count: sorted.length }];
}

function targetIn(name: string): Pick<Trace, 'os' | 'architecture'> | null {
  const [os = '', architecture = '', ...more] = name.split('_');
  return more.length === 0 && architecture !== '' && isKnownSystem(os) ? { os, architecture } : null;
}
