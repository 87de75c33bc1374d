import { linesOf, trimGo } from './lines.ts';

/** One option of the Java VM, and its line (from 1). */
export interface VmOption {
  readonly text: string;
  readonly line: number;
}

/** Why the launcher takes nothing of a file: a line is not UTF-8, or holds the character NUL. */
export type VmOptionsFault = 'encoding' | 'nul';

/**
 * A `.vmoptions` file as JetBrains' native launcher reads it: lines without the white space around them, empty ones and those that
 * begin with `#` left out. Null: it takes nothing of it. A byte order mark is part of the first line. Bytes that are not UTF-8 are there as U+FFFD.
 * https://github.com/JetBrains/intellij-community/blob/master/native/XPlatLauncher/src/default.rs
 */
export function readVmOptions(text: string): readonly VmOption[] | null {
  const found = read(text);
  return typeof found === 'string' ? null : found;
}

/** Why the launcher takes nothing of it; null when it does. */
export function faultOfVmOptions(text: string): VmOptionsFault | null {
  const found = read(text);
  return typeof found === 'string' ? found : null;
}

function read(text: string): readonly VmOption[] | VmOptionsFault {
  const options: VmOption[] = [];
  for (const { text: line, number } of linesOf(text)) {
    if (line.includes('\uFFFD')) return 'encoding';
    const option = trimGo(line);
    if (option === '' || option.startsWith('#')) continue;
    if (option.includes('\0')) return 'nul';
    options.push({ text: option, line: number });
  }
  return options;
}

/** The options in a variable of the environment, which the VM reads by itself: between white space, and quotes keep that. */
export function readToolOptions(text: string): readonly string[] {
  const options: string[] = [];
  let option: string | null = null;
  let quote = '';
  for (const character of text) {
    if (quote !== '') {
      if (character === quote) quote = '';
      else option = `${option ?? ''}${character}`;
    } else if (character === '"' || character === "'") {
      quote = character;
      option ??= '';
    } else if (/\s/.test(character)) {
      if (option !== null) options.push(option);
      option = null;
    } else option = `${option ?? ''}${character}`;
  }
  return option === null ? options : [...options, option];
}

const units: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Bytes of a size as the VM takes it (`2048m`, `4G`, `0x40000000`); null when it refuses it (`4gb`, ` 4g`, `4g # more`). */
export function bytesOf(size: string): number | null {
  const match = /^(\d{1,18}|0[xX][\dA-Fa-f]{1,15})([kKmMgGtT]?)$/.exec(size);
  if (match === null) return null;
  return Number(match[1]) * (units[(match[2] ?? '').toLowerCase()] ?? 1);
}
