import { posix } from 'node:path';
import { parsedOf } from '../../host/files/memory.ts';
import { readVmOptions, type VmOption } from '../../host/formats/vm-options.ts';
import type { Environment, Host } from '../../host/host.ts';
import type { GoLand } from './goland.ts';

/** An option with the file that contains it. */
export interface Option extends VmOption {
  readonly file: string;
  /** False for what came with GoLand. */
  readonly isUsers: boolean;
}

/** The options of a GoLand as its launcher hands them to the VM. */
export interface Options {
  /** In that order: of those that contradict each other the last counts. */
  readonly all: readonly Option[];
  /** The user's own file; null when there is none. */
  readonly userFile: string | null;
  /** Files that hold the character NUL, of which nothing is taken. */
  readonly corrupted: readonly string[];
}

/**
 * The file that came with GoLand, then the user's: the first that is there of `$GOLAND_VM_OPTIONS`, the one beside the application
 * that the Toolbox writes, and the one in the directory of settings. A collector of the user's takes away the one of GoLand, and
 * percentages of the memory its sizes (collect_vm_options_from_files in
 * https://github.com/JetBrains/intellij-community/blob/master/native/XPlatLauncher/src/default.rs).
 */
export function optionsOf(host: Host, goland: GoLand, environment: Environment): Options {
  const corrupted: string[] = [];
  const read = (file: string | null, isUsers: boolean): readonly Option[] => {
    if (file === null) return [];
    const options = parsedOf(host, file, { purpose: 'vmoptions' }, (text) => ({ all: readVmOptions(text) }));
    if (options?.all === null) corrupted.push(file);
    return (options?.all ?? []).map((option) => ({ ...option, file, isUsers }));
  };
  const userFile = userFileOf(host, goland, environment);
  const own = read(goland.vmOptions, false);
  const users = read(userFile, true);
  return { all: [...own.filter(({ text }) => !isReplaced(text, users)), ...users], userFile, corrupted };
}

function userFileOf(host: Host, goland: GoLand, environment: Environment): string | null {
  const isFile = (path: string): boolean => {
    const facts = host.files.target(path);
    return facts.ok && facts.value.kind === 'file';
  };
  const variable = `${goland.variables || 'GOLAND'}_VM_OPTIONS`;
  const named = environment[variable];
  const name = posix.basename(goland.vmOptions ?? 'goland.vmoptions');
  const places = [
    ...(named?.startsWith('/') ? [named] : []),
    `${goland.path}.vmoptions`,
    posix.join(goland.config, name),
  ];
  return places.find(isFile) ?? null;
}

const isCollector = (text: string): boolean => text.startsWith('-XX:+') && text.endsWith('GC');

function isReplaced(text: string, users: readonly Option[]): boolean {
  const has = (fits: (option: string) => boolean): boolean => users.some((option) => fits(option.text));
  if (isCollector(text)) return has(isCollector);
  if (text.startsWith('-Xms')) return has((one) => one.startsWith('-XX:InitialRAMPercentage='));
  if (text.startsWith('-Xmx')) return has((one) => /^-XX:M(?:in|ax)RAMPercentage=/.test(one));
  return false;
}
