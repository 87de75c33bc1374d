import { posix } from 'node:path';
import { binaryOf } from '../../host/files/memory.ts';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Setting } from '../../host/go/setting.ts';
import type { Architecture, Environment } from '../../host/host.ts';
import type { GorootFault } from '../inventory/inventory.ts';
import { obstacleIn } from '../inventory/build-cache.ts';
import { inWords } from '../inventory/text.ts';
import { faultOf, isSeenAtOnce, wordsAbout } from '../inventory/tree.ts';
import { compareVersions } from '../versions/parse.ts';
import type { Outcome } from './choice.ts';
import { heed } from './heed.ts';
import { findModuleFile, invalidGowork, type Surroundings } from './module-file.ts';
import { type Local, localOf, readPolicy } from './select.ts';
import { tooNew } from './too-new.ts';

/** The go command that was started, before it switched to any other. */
export interface Started {
  readonly local: Local;
  readonly environment: Environment;
  readonly around: Surroundings;
  /** GOROOT as it was set; null where the go finds it by its own place. */
  readonly goroot: Setting | null;
  /** Architecture as which it runs; null when not known. */
  readonly architecture: Architecture | null;
  /** GO111MODULE. */
  readonly modules: Setting;
  /** False where GO111MODULE keeps the go command from looking for another toolchain. */
  readonly switches: boolean;
}

/** A toolchain that the go command switches to. */
type Chosen = Extract<Outcome, { readonly kind: 'module-cache' | 'path' }>;

/**
 * What stops the go command that was chosen, though the choice itself was fine; null when nothing does. `go version` hears of
 * little of it: most is said as soon as a module or a package of the standard library is loaded.
 */
export function refusalOf(outcome: Outcome, started: Started): Outcome | null {
  if (outcome.kind === 'own') return refusalOfOwn(started);
  if (outcome.kind !== 'module-cache' && outcome.kind !== 'path') return null;
  // Nothing is known about what a program other than the go command accepts.
  if (outcome.version === null) return null;
  return refusalOfGowork(started.around) ?? refusalOfChild(outcome, started);
}

function refusalOfOwn(started: Started): Outcome | null {
  const { around, goroot } = started;
  const root = goroot?.value ?? around.goroot;
  const fault = root === null ? null : faultOfRoot(root, started);
  if (fault === 'absent' || fault === 'not-a-directory') return refusalOfRoot(fault, root ?? '', started);
  const byFiles = refusalOfGowork(around) ?? refusalOfModules(started) ?? refusalOfFiles(started);
  if (byFiles !== null || root === null) return byFiles;
  const refusal = fault === null ? refusalOfCompiler(root, started) : refusalOfRoot(fault, root, started);
  return refusal === null || isSeenAtOnce(fault) ? refusal : (stopAtCache(root, started) ?? refusal);
}

/** The go command opens its build cache first, and says of one that it cannot write what it says of a GOROOT without source. */
function stopAtCache(goroot: string, { around, environment }: Started): Outcome | null {
  const { buildCache } = placesOf(around.host, environment, around.settings);
  const obstacle = buildCache === null ? null : obstacleIn(around.host, buildCache);
  return obstacle === null ? null : { kind: 'unknown', reason: inWords('behindCache', { goroot, obstacle }) };
}

/** A relative GOROOT is another directory wherever go runs: here it is known which. */
function faultOfRoot(root: string, { around, architecture }: Started): GorootFault | null {
  return faultOf(around.host, { root: posix.resolve(around.directory, root), architecture });
}

function refusalOfRoot(fault: GorootFault, root: string, started: Started): Outcome {
  const { local, goroot } = started;
  const message =
    fault === 'no-source' && !inModules(started)
      ? `cannot find package "fmt" in any of: ${posix.join(root, 'src/fmt')} (from $GOROOT)`
      : wordsAbout(fault, root, compareVersions(local.version, '1.21') < 0);
  return { kind: 'error', message, decidedBy: goroot };
}

/** Without modules packages are looked for in GOROOT and GOPATH; in a workspace there always are some. */
function inModules({ modules, switches, around }: Started): boolean {
  if (switches || modules.value !== 'auto') return switches;
  return around.settings('GOWORK').value.startsWith('/') || findModuleFile(around) !== null;
}

function refusalOfModules({ modules, local }: Started): Outcome | null {
  if (['', 'on', 'off', 'auto'].includes(modules.value) || compareVersions(local.version, '1.21') < 0)
    return null;
  const message = `go: unknown environment setting GO111MODULE=${modules.value}`;
  return { kind: 'error', message, decidedBy: modules };
}

function refusalOfFiles(started: Started): Outcome | null {
  const { local, around, switches } = started;
  if (!inModules(started) || compareVersions(local.version, '1.21') < 0) return null;
  const setting = around.settings('GOTOOLCHAIN');
  const read = readPolicy(setting.value || 'local', local);
  const policy = typeof read === 'string' || !switches ? null : read;
  // Where it did not look for another toolchain, it does not say what kept it from that.
  const gotoolchain = switches ? setting.value : '';
  const message = tooNew({ version: local.version, policy, gotoolchain }, around);
  if (message === null) return null;
  return { kind: 'error', message, decidedBy: policy?.mode === 'local' ? setting : null };
}

/** The compiler says its own version, whatever the tree's VERSION file does (cmd/compile/internal/base, `-goversion`). */
function refusalOfCompiler(root: string, { around, goroot, local, architecture }: Started): Outcome | null {
  const { host, directory } = around;
  const file = posix.resolve(directory, root, `pkg/tool/${host.platform}_${architecture ?? ''}/compile`);
  const facts = host.files.target(file);
  const read = facts.ok ? binaryOf(host, file, facts.value) : facts;
  const version = read.ok ? localOf(read.value.go?.version ?? '')?.toolchain : undefined;
  if (version === undefined || version === local.toolchain) return null;
  const names = [version, local.toolchain].map((name) => JSON.stringify(name));
  const message = `compile: version ${names.join(' does not match go tool version ')}`;
  return { kind: 'error', message, decidedBy: goroot };
}

/** It looks at GOWORK also where no file was asked for. */
function refusalOfGowork(around: Surroundings): Outcome | null {
  const setting = around.settings('GOWORK');
  if (['', 'off', 'auto'].includes(setting.value) || setting.value.startsWith('/')) return null;
  return { kind: 'error', message: invalidGowork, decidedBy: setting };
}

/**
 * A toolchain that was switched to reads GOTOOLCHAIN again, with its own go.env behind it. One of the module cache is given its
 * GOROOT; for one on PATH the variable is taken away, so that a GOROOT of the user's file counts (execGoToolchain in
 * https://go.googlesource.com/go/+/refs/tags/go1.26.0/src/cmd/go/internal/toolchain/exec.go).
 */
function refusalOfChild(outcome: Chosen, started: Started): Outcome | null {
  const { around } = started;
  const own = posix.dirname(posix.dirname(outcome.file));
  const environment = { ...started.environment, GOROOT: outcome.kind === 'path' ? undefined : own };
  const settings = readSettings(around.host, environment, own, around.directory);
  const version = outcome.version ?? outcome.toolchain;
  const local: Local = { toolchain: outcome.toolchain, version: outcome.toolchain.slice('go'.length) };
  const there: Surroundings = { ...around, settings, goroot: own };
  const policy = readPolicy(settings('GOTOOLCHAIN').value || 'local', local);
  if (typeof policy === 'string')
    return { kind: 'error', message: policy, decidedBy: settings('GOTOOLCHAIN') };
  if (policy.mode !== 'local') {
    const { result } = heed(policy, there);
    if ('kind' in result && result.kind === 'error') return result;
  }
  const running: Local = { toolchain: version, version: version.replace(/^go/, '') };
  const child = { ...started, environment, local: running, around: there };
  if (outcome.kind !== 'path') return refusalOfFiles(child);
  const goroot = settings('GOROOT');
  const [architecture = null] = outcome.architectures;
  return refusalOfOwn({ ...child, goroot: goroot.source.kind === 'user-file' ? goroot : null, architecture });
}
