import { visible } from './visible.ts';

/**
 * A value as JSON that may stand in a terminal: what acts there or is not seen (`visible`) is written as `\u009b`, which readers of
 * JSON take for the character itself. One line without `indent`, the number of spaces for each level.
 */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).split('\n').map(visible).join('\n');
}
