import { posix } from 'node:path';
import { binaryOf } from '../../host/files/memory.ts';
import type { Architecture, Environment, Host } from '../../host/host.ts';
import { versionIn } from '../inventory/goroot.ts';
import { type Inventory, isNative } from '../inventory/inventory.ts';
import { startedBy } from '../inventory/native.ts';
import type { Named, NamedRoot, NamedTool, RootFault, SettingsFile } from './answer.ts';
import { type Around, expanded, holdsVariable, isOfWindows, throughOpt } from './expand.ts';

/** What the extension would start for `go`, and the version of its tree. */
interface OtherGo {
  readonly path: string;
  readonly version: string;
}

/**
 * Every `go.goroot`. Where it is a directory, the extension gives it to all that it starts as GOROOT; the go command itself it takes
 * from `go.alternateTools`, then GOBIN, and only then from there.
 * https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/goEnv.ts (setGOROOTEnvVar)
 */
export function namedRoots(
  host: Host,
  files: readonly SettingsFile[],
  tools: readonly NamedTool[],
  inventory: Inventory,
  around: Omit<Around, 'folder'>,
): readonly NamedRoot[] {
  return files
    .filter(({ kind }) => kind !== 'devcontainer')
    .flatMap((file) =>
      file.settings
        .filter(({ key }) => key === 'go.goroot')
        .flatMap(({ key, path, node: { value, line } }) => {
          if (typeof value !== 'string' || value.trim() === '') return [];
          const resolved = expanded(value, { ...around, folder: file.folder });
          const named = { in: file, key, path, line, written: value, resolved };
          return [describe(named, host, inventory, goFor(file, tools, host, around.environment))];
        }),
    );
}

function describe(named: Named, host: Host, inventory: Inventory, started: OtherGo | null): NamedRoot {
  const { resolved } = named;
  const nothing = { ...named, version: null, architectures: [], other: null, stable: null };
  if (resolved === null || isOfWindows(resolved)) return { ...nothing, fault: null };
  if (holdsVariable(resolved)) return { ...nothing, fault: 'variable' };
  const stable = betterThan(host, resolved);
  const place = host.files.target(resolved);
  if (!place.ok || place.value.kind !== 'directory' || !resolved.startsWith('/')) {
    const isGone = place.ok || ['absent', 'wrong-kind', 'loop'].includes(place.failure.kind);
    return { ...nothing, stable, fault: isGone || !resolved.startsWith('/') ? 'missing' : null };
  }
  const go = host.files.target(posix.join(resolved, 'bin/go'));
  if (!go.ok && !['absent', 'wrong-kind'].includes(go.failure.kind)) return { ...nothing, fault: null };
  if (!go.ok || !isTree(host.files, resolved)) return { ...nothing, stable, fault: 'no-tree' };
  const version = versionIn(host, resolved);
  const architectures = architecturesOf(host, posix.join(resolved, 'bin/go'));
  const other = differing(started, version) ?? differing(terminalGo(inventory), version);
  const fault = faultOf(other, started, resolved, isForeign(architectures, inventory));
  return { ...named, version, architectures, other, stable, fault };
}

function faultOf(
  other: OtherGo | null,
  started: OtherGo | null,
  resolved: string,
  foreign: boolean,
): RootFault | null {
  if (other !== null && other === started) return 'mixed';
  if (foreign) return 'architecture';
  if (throughOpt(resolved) !== null) return 'changing';
  return other === null ? null : 'other';
}

const differing = (go: OtherGo | null, version: string | null): OtherGo | null =>
  go !== null && version !== null && go.version !== version ? go : null;

const isForeign = (architectures: readonly Architecture[], { hardware }: Inventory): boolean =>
  architectures.length > 0 && !isNative(architectures, hardware);

/** What comes before `go.goroot` in the search for `go`: `go.alternateTools` of the same file, then GOBIN. */
function goFor(
  file: SettingsFile,
  tools: readonly NamedTool[],
  host: Host,
  environment: Environment,
): OtherGo | null {
  const named = tools.find(({ in: of, key, tool }) => {
    return of === file && key === 'go.alternateTools' && tool === 'go';
  });
  const version = named?.found?.goroot?.version;
  if (named?.resolved && version) return { path: named.resolved, version };
  const gobin = environment.GOBIN;
  if (!gobin?.startsWith('/')) return null;
  const path = posix.join(gobin, 'go');
  const real = host.files.realPath(path);
  const tree = real.ok ? versionIn(host, posix.join(posix.dirname(real.value), '..')) : null;
  return tree === null ? null : { path, version: tree };
}

function terminalGo(inventory: Inventory): OtherGo | null {
  const winner = inventory.toolchains.find(({ winsIn }) => winsIn.includes('login-shell'));
  const version = winner && startedBy(winner, inventory)?.goroot?.version;
  return winner && version ? { path: winner.path, version } : null;
}

function architecturesOf(host: Host, go: string): readonly Architecture[] {
  const facts = host.files.target(go);
  const binary = facts.ok && facts.value.kind === 'file' ? binaryOf(host, go, facts.value) : null;
  return binary?.ok ? binary.value.architectures : [];
}

/** The tree that was meant: through Homebrew's `opt`, in the `libexec` of a keg, above a `bin`, above the go command itself. */
function betterThan({ files }: Host, path: string): string | null {
  const through = throughOpt(path);
  const places = [path, ...(through === null ? [] : [through])].flatMap((place) => [
    place,
    posix.join(place, 'libexec'),
    posix.dirname(place),
    posix.dirname(posix.dirname(place)),
  ]);
  const steady = places.filter((place) => throughOpt(place) === null && place !== path);
  return steady.find((place) => files.target(posix.join(place, 'bin/go')).ok && isTree(files, place)) ?? null;
}

function isTree(files: Host['files'], place: string): boolean {
  return files.target(posix.join(place, 'VERSION')).ok || files.target(posix.join(place, 'src')).ok;
}
