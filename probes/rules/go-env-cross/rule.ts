import type { Target } from '../../../host/go/built-in.ts';
import { type GoEnvironment, targetName, type Trace, type Variable } from '../../environment/environment.ts';
import { environment } from '../../environment/probe.ts';
import { isKnownTarget, targetOfCompiler } from '../../environment/targets.ts';
import { inWords } from '../../environment/text.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { unsetVariables } from '../../remedies/variables.ts';
import { type Leftover, leftoversIn, machineOf } from './leftover.ts';
import type { Effect, Values } from './text.ts';

/** GOOS, GOARCH or a cross compiler was set once for another machine, and is still there. */
export const rule: Rule<GoEnvironment, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://pkg.go.dev/cmd/go#hdr-Environment_variables',
    'https://github.com/golang/go/issues/57693',
    'https://go.dev/doc/install/source#environment',
  ],
  probe: environment,
  decide(answer) {
    const leftovers = leftoversIn(answer).map((leftover) => ofLeftover(leftover, answer));
    const explained = leftovers.length > 0;
    return [...leftovers, ...(explained ? [] : answer.traces.flatMap((trace) => ofTrace(trace, answer)))];
  },
  remedy({ subject }, answer) {
    const leftover = leftoversIn(answer).find((one) => subjectOf(one) === subject);
    return leftover ? unsetVariables(leftover, answer.inventory) : null;
  },
};

const severities: Readonly<Record<Effect, Severity>> = {
  refused: 'error',
  stops: 'warning',
  translated: 'warning',
  compiler: 'warning',
  native: 'info',
  trace: 'info',
};

function ofLeftover(leftover: Leftover, answer: GoEnvironment): Found<Values> {
  const { environment: there, kind, variables } = leftover;
  const crossing = variables.slice(0, leftover.crossing);
  const effect = effectOf(crossing, there.target, answer);
  const machine = targetName(machineOf(answer));
  const compilers = crossing.flatMap(({ name, value }) => {
    const target = targetOfCompiler(value);
    return target && (name === 'CC' || name === 'CXX') ? [{ name, target: targetName(target) }] : [];
  });
  const target = effect === 'compiler' ? (compilers[0]?.target ?? '') : targetName(there.target);
  const traces = answer.traces.filter((trace) => targetName(trace) === target);
  return {
    subject: subjectOf(leftover),
    severity: severities[effect],
    certainty: kind === 'variable' && there.certainty === 'assumed' ? 'suspected' : 'observed',
    evidence: [
      ...variables.map((one) => `${one.name}=${one.value} (${placeOf(one, leftover)})`),
      ...(effect === 'compiler'
        ? compilers.map((one) => inWords('compiles', { ...one, machine }))
        : [inWords('builds', { context: there.context, target, machine })]),
      ...(there.gobin === null || effect === 'compiler' ? [] : [inWords('gobin', { path: there.gobin })]),
      ...traces.map(evidenceOfTrace),
    ],
    values: {
      effect,
      target,
      machine,
      settings: crossing.map(({ name, value }) => `${name}=${value}`).join(' '),
      names: variables.map(({ name }) => name).join(' '),
      source: sourceOf(leftover),
    },
  };
}

/** A directory for this very machine: a go for another one installed it there, with GOARCH set for one command. */
function ofTrace(trace: Trace, answer: GoEnvironment): readonly Found<Values>[] {
  const machine = targetName(machineOf(answer));
  if (targetName(trace) !== machine) return [];
  return [
    {
      subject: trace.directory,
      severity: severities.trace,
      certainty: 'observed',
      evidence: [evidenceOfTrace(trace)],
      values: {
        ...{ effect: 'trace', target: targetName(trace), machine, settings: '', names: '' },
        source: trace.directory,
      },
    },
  ];
}

function evidenceOfTrace(trace: Trace): string {
  const { directory, count, programs } = trace;
  return inWords('trace', { directory, count, programs: programs.join(', '), target: targetName(trace) });
}

/** What comes of it for a program that was built. */
function effectOf(
  crossing: readonly Variable[],
  target: Target,
  { platform, hardware }: GoEnvironment,
): Effect {
  if (crossing.every(({ name }) => name === 'CC' || name === 'CXX')) return 'compiler';
  if (!isKnownTarget(target)) return 'refused';
  if (target.os !== platform) return 'stops';
  if (hardware.native.includes(target.architecture)) return 'native';
  const translated = hardware.translators.some(({ architecture }) => architecture === target.architecture);
  return translated ? 'translated' : 'stops';
}

/** The file, or the variable with where it comes from unless that is the terminal. */
function subjectOf({ kind, place, environment: { context }, variables }: Leftover): string {
  if (kind !== 'variable' && place !== null) return place;
  const name = variables[0]?.name ?? '';
  if (place === 'launchctl') return `${name} (launchctl)`;
  return context === 'login-shell' ? name : `${name} (${context})`;
}

/** `FILE:LINE`, or the context that has the variable. */
function placeOf({ source, by }: Variable, { environment: { context } }: Leftover): string {
  if ('file' in source) return `${source.file}:${source.line}`;
  return by === null ? context : `${context}, ${by}`;
}

/** Where all of them are set: `FILE:2,3`. */
function sourceOf({ kind, place, environment: { context }, variables }: Leftover): string {
  if (place === null) return context;
  const lines = variables.flatMap(({ source, by }) =>
    kind === 'variable' ? (/:(\d+)$/.exec(by ?? '')?.[1] ?? []) : 'line' in source ? String(source.line) : [],
  );
  return lines.length === 0 ? place : `${place}:${lines.join(',')}`;
}
