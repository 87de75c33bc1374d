import { linesOf } from './lines.ts';

/** One option of the Java VM, and its line (from 1). */
export interface VmOption {
  readonly text: string;
  readonly line: number;
}

/**
 * A `.vmoptions` file as JetBrains' native launcher reads it: lines without the white space around them, empty ones and those that
 * begin with `#` left out. Null when a line holds the character NUL: then the launcher takes nothing of it.
 * https://github.com/JetBrains/intellij-community/blob/master/native/XPlatLauncher/src/default.rs
 */
export function readVmOptions(text: string): readonly VmOption[] | null {
  const options: VmOption[] = [];
  for (const { text: line, number } of linesOf(text)) {
    const option = line.trim();
    if (option === '' || option.startsWith('#')) continue;
    if (option.includes('\0')) return null;
    options.push({ text: option, line: number });
  }
  return options;
}

const units: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Bytes of a size as the VM takes it (`2048m`, `4G`); null when it refuses it (`4gb`, ` 4g`, `4g # more`). */
export function bytesOf(size: string): number | null {
  const match = /^(\d{1,18})([kKmMgGtT]?)$/.exec(size);
  if (match === null) return null;
  return Number(match[1]) * (units[(match[2] ?? '').toLowerCase()] ?? 1);
}
