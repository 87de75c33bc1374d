import { textOf } from '../../host/files/memory.ts';
import { linesOf } from '../../host/formats/lines.ts';
import type { Host } from '../../host/host.ts';

/** A Dockerfile that is written out in a compose or bake file. */
export interface Inline {
  /** Absolute, of that file. */
  readonly file: string;
  /** From 1, where its value begins. */
  readonly line: number;
  /** As it is written there. */
  readonly written: string;
  /** What BuildKit gets: with the file's own variables replaced. */
  readonly text: string;
}

/**
 * The line of the file for a line of the Dockerfile, both from 1: below the beginning where the file has them one for one, as a block of
 * YAML or a here-document of HCL does, else always the beginning.
 */
export function placesOf(host: Host, { file, line, written }: Inline): (own: number) => number {
  const all = [...linesOf(textOf(host, file) ?? '')].map(({ text }) => text.trim());
  const isBlock = [...linesOf(written)].every(({ text, number }) => all[line + number - 1] === text.trim());
  return (own) => (isBlock ? line + own : line);
}
