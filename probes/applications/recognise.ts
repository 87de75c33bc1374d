import { posix } from 'node:path';
import { fieldOf, readJson } from '../../host/formats/json.ts';
import { namesIn, parsedOf } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';
import { knownBy } from '../../host/processes/owners.ts';
import type { Application } from './application.ts';

/** Who an application is, and what its own files say of its programs, relative to `resources`. */
export interface Recognised extends Pick<Application, 'name' | 'kind' | 'family' | 'version'> {
  /** File name of the program on Linux (product.json's `applicationName`). */
  readonly executable: string | null;
  /** Of product-info.json's first `launch`, relative to that file. */
  readonly launcher: string | null;
  readonly java: string | null;
}

/**
 * Recognises an editor or terminal by its own files, whatever it is called: `product.json` of VS Code and its relatives,
 * `product-info.json` of JetBrains. Others by the names of their bundle and programs. Null for any other application.
 * `root` is where `resources` and programs are: Contents on macOS.
 */
export function recognise(host: Host, path: string, root: string): Recognised | null {
  const darwin = host.platform === 'darwin';
  const resources = posix.join(root, darwin ? 'Resources' : 'resources');
  const has = (directory: string): readonly string[] => {
    const names = namesIn(host, directory, 'recognise', isTelling);
    return names.ok ? names.value : [];
  };
  const inRoot = has(root);
  const inResources = darwin || inRoot.includes('resources') ? has(resources) : [];
  if (inResources.includes('app')) {
    const file = posix.join(resources, 'app/product.json');
    const found = parsedOf(host, file, { purpose: 'recognise' }, vscode);
    if (found) return found;
  }
  if ((darwin ? inResources : inRoot).includes('product-info.json')) {
    const file = posix.join(darwin ? resources : root, 'product-info.json');
    const found = parsedOf(host, file, { purpose: 'recognise' }, jetbrains);
    if (found) return found;
  }
  // On Linux programs are beside the rest, or in directories of their own.
  const places = darwin ? ['MacOS'] : ['bin', 'libexec'];
  const programs = places.flatMap((name) => has(posix.join(root, name)));
  return byName(path, darwin ? programs : [...inRoot, ...programs]);
}

/** Names that are worth keeping of a directory with thousands. */
const isTelling = (name: string): boolean =>
  name === 'app' || name === 'resources' || name === 'product-info.json' || knownBy([name]) !== null;

/** Of the hundreds of kilobytes that these files have only this is kept. */
function vscode(text: string): Recognised | null {
  const product = readJson(text);
  const folder = fieldOf(product, 'dataFolderName');
  const name = fieldOf(product, 'nameLong') ?? fieldOf(product, 'nameShort');
  if (typeof folder !== 'string' || typeof name !== 'string' || name === '') return null;
  return {
    ...{ name: name.slice(0, 100), kind: 'editor', family: 'vscode' },
    version: word(fieldOf(product, 'version')),
    executable: fileName(fieldOf(product, 'applicationName')),
    ...{ launcher: null, java: null },
  };
}

function jetbrains(text: string): Recognised | null {
  const product = readJson(text);
  const name = fieldOf(product, 'name');
  const launches = fieldOf(product, 'launch');
  if (typeof name !== 'string' || name === '' || typeof fieldOf(product, 'productCode') !== 'string')
    return null;
  const launch: unknown = Array.isArray(launches) ? launches[0] : undefined;
  return {
    ...{ name: name.slice(0, 100), kind: 'editor', family: 'jetbrains', executable: null },
    version: word(fieldOf(product, 'version')),
    launcher: word(fieldOf(launch, 'launcherPath')),
    java: word(fieldOf(launch, 'javaExecutablePath')),
  };
}

const families: Readonly<Record<string, Pick<Application, 'kind' | 'family'>>> = {
  vscode: { kind: 'editor', family: 'vscode' },
  jetbrains: { kind: 'editor', family: 'jetbrains' },
  editor: { kind: 'editor', family: 'editor' },
  terminal: { kind: 'terminal', family: 'terminal' },
};

function byName(path: string, programs: readonly string[]): Recognised | null {
  const named = knownBy([posix.basename(path).replace(/\.app$/, '')]);
  const match = named ?? knownBy(programs);
  const family = match && families[match.family];
  if (!match || !family) return null;
  const executable = programs.find((name) => knownBy([name])?.name === match.name) ?? null;
  return { ...family, name: match.name, version: null, executable, launcher: null, java: null };
}

const word = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 400) : null;

/** Anything but a plain name would lead elsewhere. */
const fileName = (value: unknown): string | null => {
  const name = word(value);
  return name === null || name.includes('/') || name === '..' ? null : name;
};
