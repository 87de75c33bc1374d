import type { GoDockerfile } from './answer.ts';
import { inWords } from './text.ts';

/** `FILE:LINE` and what is written there. */
export function written({ path, written: lines }: GoDockerfile, line: number): string {
  return inWords('at', { place: `${path}:${line}`, line: lines.get(line) ?? '' });
}

/** The same of several lines, each once and in their order. */
export function writtenAt(file: GoDockerfile, lines: readonly number[]): readonly string[] {
  return [...new Set(lines)].sort((a, b) => a - b).map((line) => written(file, line));
}

/** What who follows the advice in such a file has to know besides. */
export const remarksOn = ({ isInCompose }: GoDockerfile): readonly string[] =>
  isInCompose ? [inWords('doubled')] : [];
