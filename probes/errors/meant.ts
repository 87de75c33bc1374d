import { stripVTControlCharacters } from 'node:util';
import { linesOf } from '../../host/formats/lines.ts';
import { errorRows } from './catalogue.ts';
import type { ErrorRow } from './row.ts';
import { Words } from './words.ts';

/** A row whose advice, claim or symptom was found in other words than its own, and where. */
export interface Meant {
  readonly row: ErrorRow;
  readonly line: string;
}

/** Characters of a text in which commands and settings are looked for, and of one that a person typed. */
const longestScript = 16 * 1024;
const longestTyped = 600;

const inLines = [...errorRows.values()].filter(({ asked }) => asked === 'line');
const symptoms = [...errorRows.values()].filter(({ asked }) => asked === 'symptom');
const claims = [...errorRows.values()].filter(({ asked }) => asked === 'claim');

/**
 * The rows that a text means, the most special first. `hasErrors`: it holds error texts, which say more than a symptom.
 */
export function meantIn(text: string, hasErrors: boolean): readonly Meant[] {
  if (text.length > longestScript) return [];
  const plain = stripVTControlCharacters(text).trim();
  const found = new Map<string, Meant & { readonly weight: number }>();
  const look = (line: string, rows: readonly ErrorRow[], forgives: boolean): void => {
    const words = new Words(line, forgives);
    for (const row of rows) {
      const weight = Math.max(0, ...(row.means ?? []).filter((means) => words.hold(means)).map(concepts));
      if (weight > (found.get(row.id)?.weight ?? 0)) found.set(row.id, { row, line, weight });
    }
  };
  // A command that goes on in the next line is one command.
  for (const { text: line } of linesOf(plain.replaceAll('\\\n', ' '))) look(line.trim(), inLines, false);
  const typed = plain.replaceAll(/\s+/g, ' ');
  if (plain.length <= longestTyped)
    look(typed, [...inLines, ...claims, ...(hasErrors ? [] : symptoms)], true);
  return [...found.values()].sort((a, b) => b.weight - a.weight);
}

/** How much a wording asks for. */
const concepts = (means: string): number => means.split(' ').length;
