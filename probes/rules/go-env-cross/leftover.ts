import { isDeepStrictEqual } from 'node:util';
import type { Target } from '../../../host/go/built-in.ts';
import {
  type ContextEnvironment,
  type GoEnvironment,
  type Variable,
  type VariableName,
  variableOf,
} from '../../environment/environment.ts';
import { targetOfCompiler } from '../../environment/targets.ts';

/** Settings for another machine that one place has. */
export interface Leftover {
  /** The file of `go env -w` or go.env, `FILE` of a start-up file, `launchctl`; null for variables that nobody known sets. */
  readonly place: string | null;
  readonly kind: 'user-file' | 'goroot-file' | 'variable';
  /** The first context that builds with it. */
  readonly environment: ContextEnvironment;
  /** What is for another machine, and after it what belongs to that. */
  readonly variables: readonly Variable[];
  /** How many of them are for another machine. */
  readonly crossing: number;
}

/** What goes with a target that is set: of no use without it. */
const companions: readonly VariableName[] = ['CGO_ENABLED', 'GOARM64', 'GOAMD64'];

/** The target of programs that are for this machine. */
export function machineOf({ platform, hardware }: Pick<GoEnvironment, 'platform' | 'hardware'>): Target {
  return { os: platform, architecture: hardware.architecture };
}

/** Every place that has settings for another machine, once, however many contexts read it. */
export function leftoversIn(answer: GoEnvironment): readonly Leftover[] {
  const found: Leftover[] = [];
  for (const environment of answer.contexts) {
    const crossing = environment.variables.filter((variable) => isForAnother(variable, machineOf(answer)));
    for (const key of new Set(crossing.map((variable) => keyOf(variable, environment)))) {
      const here = (variable: Variable): boolean => keyOf(variable, environment) === key;
      const belonging = companions
        .map((name) => variableOf(environment, name))
        .filter((variable) => variable.source.kind !== 'default' && here(variable));
      const own = crossing.filter(here);
      const leftover = leftoverOf([...own, ...belonging], own.length, environment);
      if (leftover && !found.some((other) => isSame(other, leftover))) found.push(leftover);
    }
  }
  return found;
}

function leftoverOf(
  variables: readonly Variable[],
  crossing: number,
  environment: ContextEnvironment,
): Leftover | null {
  const [first] = variables;
  if (!first || first.source.kind === 'default') return null;
  const place = 'file' in first.source ? first.source.file : fileOf(first.by);
  return { place, kind: first.source.kind, environment, variables, crossing };
}

/** Whether a setting lets go build, or a compiler compile, for another machine than this one. */
function isForAnother({ name, value, source }: Variable, machine: Target): boolean {
  if (source.kind === 'default') return false;
  if (name === 'GOOS') return value !== machine.os;
  if (name === 'GOARCH') return value !== machine.architecture;
  if (name !== 'CC' && name !== 'CXX') return false;
  const target = targetOfCompiler(value);
  return target !== null && (target.os !== machine.os || target.architecture !== machine.architecture);
}

function keyOf({ source, by }: Variable, { context }: ContextEnvironment): string {
  return 'file' in source ? source.file : (fileOf(by) ?? context);
}

/** `/Users/me/.zshrc:12` is of `/Users/me/.zshrc`. */
function fileOf(by: string | null): string | null {
  return by?.replace(/:\d+$/, '') ?? null;
}

/** Where it is the same that several contexts have. */
function isSame(one: Leftover, other: Leftover): boolean {
  return one.place !== null && one.place === other.place && isDeepStrictEqual(one.variables, other.variables);
}
