import { join } from 'node:path';
import type { GoBuild } from '../../host/binary/report.ts';
import { binaryOf } from '../../host/files/memory.ts';
import { linesOf } from '../../host/formats/lines.ts';
import type { Host } from '../../host/host.ts';
import { foreignDirectories } from './names.ts';
import { isSinceMinor } from './releases.ts';
import type { BuiltFor } from './verdict.ts';
import { inWords } from './text.ts';

/** What of a tree is asked before its files are hashed. */
export interface TreeFacts {
  /** Links resolved. */
  readonly goroot: string;
  /** First line of VERSION; null when there is none. */
  readonly version: string | null;
  /** What the linker wrote into bin/go; null when it could not be read. */
  readonly go: GoBuild | null;
  readonly builtFor: BuiltFor | null;
  /** go.env as it is there; null when it is missing. */
  readonly goEnv: string | null;
  /** Directories that are not entered. */
  readonly leaveOut: readonly string[];
  /** What shows that somebody else has built it, one sentence each. */
  readonly origin: readonly string[];
}

/** Whether a directory is laid out as a GOROOT is. */
export function isGoroot(host: Host, directory: string): boolean {
  const go = host.files.target(join(directory, 'bin/go'));
  const source = host.files.target(join(directory, 'src'));
  return go.ok && go.value.kind === 'file' && source.ok && source.value.kind === 'directory';
}

/** Looks at a GOROOT without hashing anything. Runs nothing. */
export function factsOf(host: Host, directory: string): TreeFacts {
  const real = host.files.realPath(directory);
  const goroot = real.ok ? real.value : directory;
  const text = smallText(host, join(goroot, 'VERSION'));
  const lines = text === null ? [] : [...linesOf(text)].map(({ text: line }) => line.trim());
  const version = lines[0] ?? null;
  const { go, builtFor } = goOf(host, goroot);
  const names = (path: string): readonly string[] => {
    const listed = host.files.list(join(goroot, path), 1000);
    return listed.ok ? listed.value : [];
  };
  const isDirectory = (name: string): boolean => {
    const facts = host.files.facts(join(goroot, name));
    return facts.ok && facts.value.kind === 'directory';
  };
  const inside = { top: names('.'), pkg: names('pkg'), bin: names('bin') };
  return {
    ...{ goroot, version, go, builtFor },
    goEnv: smallText(host, join(goroot, 'go.env')),
    leaveOut: foreignDirectories(version ?? '', inside).filter(isDirectory),
    origin: originOf(host, goroot, { version, hasTime: lines.some((line) => line.startsWith('time ')), go }),
  };
}

function smallText(host: Host, path: string): string | null {
  const text = host.files.text(path, 64 * 1024);
  return text.ok ? text.value : null;
}

function goOf(host: Host, goroot: string): Pick<TreeFacts, 'go' | 'builtFor'> {
  const path = join(goroot, 'bin/go');
  const facts = host.files.target(path);
  const read = facts.ok ? binaryOf(host, path, facts.value) : facts;
  if (!read.ok) return { go: null, builtFor: null };
  const { format, architectures, go } = read.value;
  const os =
    go?.settings.GOOS ?? (format.startsWith('mach-o') ? 'darwin' : format === 'elf' ? 'linux' : null);
  const architecture = go?.settings.GOARCH ?? architectures[0];
  return { go, builtFor: os === null || architecture === undefined ? null : { os, architecture } };
}

/** Roots of those who build Go themselves. */
const places: readonly (readonly [pattern: RegExp, installer: string])[] = [
  [/\/Cellar\/go(?:@[^/]*)?\//, 'Homebrew'],
  [/^\/nix\/store\//, 'Nix'],
  [/^\/opt\/local\/lib\/go(?:-[^/]*)?(?:\/|$)/, 'MacPorts'],
  [/^\/usr\/(?:lib|lib64|share)\/(?:go|golang)(?:-[^/]*)?(?:\/|$)/, 'the distribution'],
];

interface Own {
  readonly version: string | null;
  readonly hasTime: boolean;
  readonly go: GoBuild | null;
}

/** Signs that a tree was built by somebody else than Go's makers. Each is rare in an official tree that was only changed. */
function originOf(host: Host, goroot: string, { version, hasTime, go }: Own): string[] {
  const found: string[] = [];
  const place = places.find(([pattern]) => pattern.test(`${goroot}/`));
  if (place) found.push(inWords('byPlace', { path: goroot, installer: place[1] }));
  const isSince121 = version !== null && isSinceMinor(version, 21);
  if (isSince121 && !hasTime) found.push(inWords('noTime'));
  const testdata = 'src/debug/elf/testdata';
  const elf = host.files.target(join(goroot, 'src/debug/elf'));
  const data = host.files.target(join(goroot, testdata));
  if (elf.ok && !data.ok && data.failure.kind === 'absent')
    found.push(inWords('noTestdata', { path: testdata }));
  if (isSince121 && go !== null && go.settings['-trimpath'] !== 'true') found.push(inWords('noTrimpath'));
  return found;
}
