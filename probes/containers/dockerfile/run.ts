import { posix } from 'node:path';
import type { Instruction } from '../../../host/formats/dockerfile.ts';
import { substitute, type Variables } from './substitute.ts';

/** A RUN instruction with what is set when it runs. */
export interface Run {
  readonly line: number;
  /** What the shell is given. */
  readonly text: string;
  /** Where it runs: absolute, or below an unknown directory (`unknownPlace`). */
  readonly directory: string;
  readonly variables: Variables;
  /** Targets of its cache mounts. */
  readonly caches: readonly string[];
  /** Sources of its bind mounts of the build context; `.`: all of it. */
  readonly binds: readonly string[];
  /** Indices of the stages that it mounts. */
  readonly mounts: readonly number[];
}

/** The RUN of an instruction; `stageNamed` is for mounts of other stages. */
export function runOf(
  { words, flags, line, document }: Instruction,
  { variables, directory }: Pick<Run, 'variables' | 'directory'>,
  stageNamed: (name: string) => number | null,
): Run {
  const mounts = flags.filter(([name]) => name === 'mount').map(([, value]) => value.split(','));
  const caches = mounts
    .filter((parts) => parts.includes('type=cache'))
    .flatMap((parts) => valueIn(parts, /^(?:target|dst|destination)=(.*)$/s) ?? [])
    .map((target) => substitute(target, variables));
  // A mount without a type is a bind mount: https://docs.docker.com/reference/dockerfile/#run---mount
  const binds = mounts
    .filter((parts) => parts.every((part) => part === 'type=bind' || !/^(?:type|from)=/.test(part)))
    .map((parts) => valueIn(parts, /^(?:source|src)=(.*)$/s) ?? '.')
    .map((source) => posix.normalize(substitute(source, variables).replace(/^\/+/, '') || '.'));
  const stages = mounts.flatMap((parts) => {
    const from = valueIn(parts, /^from=(.*)$/s);
    return from === undefined ? [] : (stageNamed(from) ?? []);
  });
  const text = document === '' ? words.join(' ') : `${words.join(' ')}\n${document}`;
  return { line, text, directory, variables, caches, binds, mounts: stages };
}

const valueIn = (parts: readonly string[], key: RegExp): string | undefined =>
  parts.map((part) => key.exec(part)?.[1]).find((value) => value !== undefined);
