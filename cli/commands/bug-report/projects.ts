import { dirname } from 'node:path';
import type { Description } from '../../../host/simulated/description.ts';

/** Directories whose names tell what somebody works on: where go commands run, and where a go.mod stands. */
export function projectsOf({ processes = [], files = {} }: Description): readonly string[] {
  const worked = processes.flatMap(({ directory }) => directory ?? []);
  const modules = Object.entries(files).flatMap(([path, answers]) => {
    const there = [answers.facts, answers.target].some((one) => one !== undefined && 'value' in one);
    return there && /\/go\.(?:mod|work)$/.test(path) ? [dirname(path)] : [];
  });
  return [...new Set([...worked, ...modules])].filter((directory) => !directory.includes('/pkg/mod/'));
}
