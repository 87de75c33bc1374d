import { visible } from './visible.ts';

/**
 * A value as JSON that may stand in a terminal: what acts there or is not seen (`visible`) is written as `\u009b`, which readers of
 * JSON take for the character itself. One line without `indent`, the number of spaces for each level.
 */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).split('\n').map(visible).join('\n');
}

/** A document as one line of JSON with its line end, in steps, one for each element of its lists: some have thousands. */
export function* jsonLineInSteps(document: unknown): Generator<undefined, string> {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return `${jsonText(document)}\n`;
  const fields: string[] = [];
  for (const [name, value] of Object.entries(document)) {
    if (value === undefined) continue;
    fields.push(`${jsonText(name)}:${Array.isArray(value) ? yield* listInSteps(value) : jsonText(value)}`);
    yield;
  }
  return `{${fields.join(',')}}\n`;
}

function* listInSteps(list: readonly unknown[]): Generator<undefined, string> {
  const elements: string[] = [];
  for (const one of list) {
    // As JSON has it in a list.
    elements.push(jsonText(one ?? null));
    yield;
  }
  return `[${elements.join(',')}]`;
}
