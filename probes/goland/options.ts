import { posix } from 'node:path';
import { parsedOf } from '../../host/files/memory.ts';
import {
  readToolOptions,
  faultOfVmOptions,
  readVmOptions,
  type VmOption,
  type VmOptionsFault,
} from '../../host/formats/vm-options.ts';
import type { Environment, Host } from '../../host/host.ts';
import type { GoLand } from './goland.ts';

/** An option with the file that contains it. */
export interface Option extends VmOption {
  /** Or the variable, such as `JAVA_TOOL_OPTIONS`: all of it is its line 1. */
  readonly file: string;
  /** False for what came with GoLand. */
  readonly isUsers: boolean;
  /** Of a variable: the VM stops for what it does not know. */
  readonly isStrict?: true;
}

/** A file of which the launcher takes nothing. `absent`: what a variable names, or what came with GoLand, is not there. */
export interface Passed {
  readonly file: string;
  readonly fault: VmOptionsFault | 'absent';
  /** The variable that names it; null for a file that has its place. */
  readonly named: string | null;
  /** GoLand's own: without it nothing starts. */
  readonly isOwn: boolean;
}

/** The options of a GoLand as its launcher hands them to the VM. */
export interface Options {
  /** In that order: of those that contradict each other the last counts. */
  readonly all: readonly Option[];
  /** The user's own file; null when there is none. */
  readonly userFile: string | null;
  readonly passed: readonly Passed[];
}

/**
 * The file that came with GoLand, then the user's: the first that is there of `$GOLAND_VM_OPTIONS`, the one beside the application
 * that the Toolbox writes, and the one in the directory of settings. A collector of the user's takes away the one of GoLand, and
 * percentages of the memory its sizes (collect_vm_options_from_files in
 * https://github.com/JetBrains/intellij-community/blob/master/native/XPlatLauncher/src/default.rs). The VM itself reads one variable
 * before all that, and one after it (https://docs.oracle.com/en/java/javase/21/troubleshoot/environment-variables-and-system-properties.html).
 */
export function optionsOf(host: Host, goland: GoLand, environment: Environment): Options {
  const passed: Passed[] = [];
  const read = (file: string | null, isOwn: boolean): readonly Option[] => {
    if (file === null) return [];
    const made = parsedOf(host, file, { purpose: 'vmoptions' }, (text) => ({
      options: readVmOptions(text) ?? [],
      fault: faultOfVmOptions(text),
    }));
    if (made?.fault) passed.push({ file, fault: made.fault, named: null, isOwn });
    return (made?.options ?? []).map((option) => ({ ...option, file, isUsers: !isOwn }));
  };
  const named = environment[variableOf(goland)]?.trim() ?? '';
  if (named.startsWith('/') && isAbsent(host, named))
    passed.push({ file: named, fault: 'absent', named: variableOf(goland), isOwn: false });
  if (goland.vmOptions !== null && isAbsent(host, goland.vmOptions))
    passed.push({ file: goland.vmOptions, fault: 'absent', named: null, isOwn: true });
  const userFile = userFileOf(host, goland, named);
  const own = read(goland.vmOptions, true);
  const users = read(userFile, false);
  const all = [
    ...ofVariable('JAVA_TOOL_OPTIONS', environment),
    ...own.filter(({ text }) => !isReplaced(text, users)),
    ...users,
    ...ofVariable('_JAVA_OPTIONS', environment),
  ];
  return { all, userFile, passed };
}

const variableOf = ({ variables }: GoLand): string => `${variables || 'GOLAND'}_VM_OPTIONS`;

function ofVariable(name: string, environment: Environment): readonly Option[] {
  return readToolOptions(environment[name] ?? '').map((text) => ({
    ...{ text, line: 1, file: name },
    ...({ isUsers: true, isStrict: true } as const),
  }));
}

function isAbsent({ files }: Host, path: string): boolean {
  const facts = files.target(path);
  return !facts.ok && facts.failure.kind === 'absent';
}

function userFileOf(host: Host, goland: GoLand, named: string): string | null {
  const isFile = (path: string): boolean => {
    const facts = host.files.target(path);
    return facts.ok && facts.value.kind === 'file';
  };
  const real = host.files.realPath(goland.path);
  const places = [
    ...(named.startsWith('/') ? [named] : []),
    `${real.ok ? real.value : goland.path}.vmoptions`,
    posix.join(goland.config, posix.basename(goland.vmOptions ?? 'goland.vmoptions')),
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
