import { readdirSync, type Dirent } from 'node:fs';
import { codeOf } from '../identity.ts';
import { moduleEntry, type Role } from './entry.ts';

/** One file or tree of a module version. */
export interface ModulePart {
  readonly role: Role;
  /** The directory that it is in, relative to the module cache; empty for the cache itself. */
  readonly directory: string;
  readonly name: string;
}

/** A module version as a module cache holds it, or what is left of one. */
export interface ModuleOnDisk {
  readonly path: string;
  readonly version: string;
  readonly parts: readonly ModulePart[];
}

/** No module path has as many elements; whatever does is somebody else's. */
const deepest = 64;

/** Every module version of a module cache (absolute, links resolved), in the order of the directories. Links are not followed. */
export function listModules(root: string): ModuleOnDisk[] {
  const modules = new Map<string, { path: string; version: string; parts: ModulePart[] }>();
  const visit = (directory: string, depth: number): void => {
    for (const entry of entriesOf(directory === '' ? root : `${root}/${directory}`)) {
      const { name } = entry;
      const found = moduleEntry(directory, name);
      if (found && entry.isDirectory() === isTree(directory)) {
        const key = `${found.path}@${found.version}`;
        const known = modules.get(key) ?? { path: found.path, version: found.version, parts: [] };
        known.parts.push({ role: found.role, directory, name });
        modules.set(key, known);
      } else if (entry.isDirectory() && depth < deepest && leadsOn(directory, name)) {
        visit(directory === '' ? name : `${directory}/${name}`, depth + 1);
      }
    }
  };
  visit('', 0);
  return [...modules.values()];
}

function isTree(directory: string): boolean {
  return directory !== 'cache' && !directory.startsWith('cache/');
}

function leadsOn(directory: string, name: string): boolean {
  if (directory === '') return !name.startsWith('.');
  if (directory === 'cache') return name === 'download';
  if (directory === 'cache/download' && name === 'sumdb') return false;
  return name === '@v' ? !isTree(directory) : !name.includes('@') && !name.startsWith('.');
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    // What may not be read is unknown; it is not part of what is removed.
    if (codeOf(error) === undefined) throw error;
    return [];
  }
}
