import { join } from 'node:path';
import * as v from 'valibot';
import { cappedText } from '../files/capped.ts';
import { machineSchema, type Description } from './description.ts';
import { inWords } from './text.ts';

const largest = 64 * 1024 * 1024;

/** Where a description is in its folder. */
export function descriptionFile(folder: string): string {
  return join(folder, 'machine.json');
}

/** Reads and checks `machine.json`. Throws a sentence with file, place, value and what was expected. */
export function readDescription(folder: string): Description {
  const file = descriptionFile(folder);
  const text = textOf(file);
  return parseDescription(text, file);
}

/** The same for a description that is in memory; `file` is what errors call it. */
export function parseDescription(text: string, file: string): Description {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(inWords('notJson', { file, place: placeOf(text, error) }), { cause: error });
  }
  const result = v.safeParse(machineSchema, value);
  if (result.success) return result.output;
  const told = result.issues.slice(0, 5).map((issue) => sentence(issue));
  throw new Error(inWords('described', { problems: told.join('; '), file }));
}

function textOf(file: string): string {
  try {
    return cappedText(file, largest);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(inWords('noDescription', { file }), { cause: error });
  }
}

/** V8 reports a place as `at position 17` or `line 2 column 5`, or shows the text around it. */
function placeOf(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return `: ${message}`;
  const before = text.slice(0, Number(position)).split('\n');
  const what = message.replace(/ in JSON at position.*$/s, '').replace(/ at position.*$/s, '');
  return `: ${what} (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}

/** `Expected `hardware.architecture` to be string, got 5`. */
function sentence(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).reduce((told, { key }) => {
    if (typeof key === 'number') return `${told}[${key}]`;
    const name = String(key);
    return /^[\w]+$/.test(name) ? `${told}${told === '' ? '' : '.'}${name}` : `${told}["${name}"]`;
  }, '');
  if (issue.kind === 'schema' && issue.type === 'strict_object' && issue.expected === 'never') {
    return inWords('unknownName', { path });
  }
  return inWords('otherValue', {
    path,
    expected: issue.expected ?? inWords('asDescribed'),
    received: issue.received,
  });
}
