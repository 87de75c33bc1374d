import { posix } from 'node:path';
import { binaryOf } from '../../host/files/memory.ts';
import { plistAt } from '../../host/files/plist.ts';
import { isDictionary, isPlistArray, type PlistDictionary } from '../../host/formats/plist.ts';
import { fromApple } from '../../host/hardware/architecture.ts';
import type { Architecture, Host } from '../../host/host.ts';
import type { Application, Part } from './application.ts';
import { recognise, type Recognised } from './recognise.ts';

/** Describes the application at a path; null when it is none that starts go. */
export function readApplication(
  host: Host,
  path: string,
  choices: ReadonlyMap<string, Architecture>,
): Application | null {
  const darwin = host.platform === 'darwin';
  const root = darwin ? posix.join(path, 'Contents') : path;
  const recognised = recognise(host, path, root);
  if (recognised === null) return null;
  const plist = darwin ? plistAt(host, posix.join(root, 'Info.plist')) : null;
  const info: PlistDictionary = plist?.ok && isDictionary(plist.value) ? plist.value : new Map();
  const bundleId = textIn(info, 'CFBundleIdentifier');
  const parts = darwin
    ? partsOfBundle(host, root, info, recognised)
    : partsOfDirectory(host, root, recognised);
  if (!darwin && parts.length === 0) return null;
  const priority = info.get('LSArchitecturePriority');
  return {
    path,
    name: recognised.name,
    kind: recognised.kind,
    family: recognised.family,
    version: recognised.version ?? textIn(info, 'CFBundleShortVersionString'),
    bundleId,
    parts,
    launch: {
      nativeOnly: info.get('LSRequiresNativeExecution') === true,
      priority: isPlistArray(priority)
        ? priority.filter((one) => typeof one === 'string').map(fromApple)
        : [],
      chosen: (bundleId !== null && choices.get(bundleId)) || null,
    },
  };
}

/** `Contents/MacOS/<CFBundleExecutable>`, Electron's framework, and the Java of a JetBrains IDE. */
function partsOfBundle(
  host: Host,
  root: string,
  info: PlistDictionary,
  { executable, java }: Recognised,
): readonly Part[] {
  const programs = posix.join(root, 'MacOS');
  const name = textIn(info, 'CFBundleExecutable') ?? executable ?? onlyOne(host, programs);
  return [
    ...(name === null || name.includes('/') ? [] : part(host, 'program', posix.join(programs, name))),
    ...part(
      host,
      'framework',
      posix.join(root, 'Frameworks/Electron Framework.framework/Versions/A/Electron Framework'),
    ),
    ...part(
      host,
      'runtime',
      inside(root, 'Resources', java) ?? posix.join(root, 'jbr/Contents/Home/bin/java'),
    ),
  ];
}

/** On Linux Electron is one file; JetBrains' launcher may be a script, in which case only its Java shows the architecture. */
function partsOfDirectory(host: Host, root: string, recognised: Recognised): readonly Part[] {
  const { executable, launcher, java } = recognised;
  const usual = executable === null ? [] : [executable, `bin/${executable}`, `libexec/${executable}`];
  const programs = [inside(root, '', launcher), ...usual.map((name) => posix.join(root, name))];
  const found = programs.flatMap((path) => (path === null ? [] : part(host, 'program', path)));
  return [
    ...found.slice(0, 1),
    ...(java === null
      ? []
      : part(host, 'runtime', inside(root, '', java) ?? posix.join(root, 'jbr/bin/java'))),
  ];
}

/** A path that a file below `root` names relative to itself; null when it leads out. */
function inside(root: string, directory: string, relative: string | null): string | null {
  if (relative === null || relative.startsWith('/')) return null;
  const path = posix.join(root, directory, relative);
  return path.startsWith(`${root}/`) ? path : null;
}

/** Of a bundle whose Info.plist does not say. */
function onlyOne({ files }: Host, directory: string): string | null {
  const names = files.list(directory, 100);
  const [first, ...others] = names.ok ? names.value.filter((name) => !name.startsWith('.')) : [];
  return first !== undefined && others.length === 0 ? first : null;
}

/** Empty for what is not a program, such as a script, or does not exist. */
function part(host: Host, role: Part['role'], path: string): readonly Part[] {
  const facts = host.files.target(path);
  if (!facts.ok || facts.value.kind !== 'file') return [];
  const read = binaryOf(host, path, facts.value);
  return read.ok && read.value.architectures.length > 0
    ? [{ role, path, architectures: read.value.architectures }]
    : [];
}

function textIn(plist: PlistDictionary, key: string): string | null {
  const value = plist.get(key);
  return typeof value === 'string' && value !== '' ? value.slice(0, 400) : null;
}
