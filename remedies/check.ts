import { posix } from 'node:path';
import type { Remedy, Run, Step } from '../probes/remedy.ts';
import { contradictionOf } from './contradict.ts';
import { edited } from './edited.ts';
import type { Facts } from './facts.ts';
import { actOf } from './verbs.ts';

/** Why a remedy is not to be carried out. */
export interface Problem {
  readonly code:
    | 'empty'
    | 'shell'
    | 'root'
    | 'no-program'
    | 'no-release'
    | 'no-permission'
    | 'removes-first'
    | 'stale-edit'
    | 'contradicts';
  /** What of it: a program, a version, a path, a rule. */
  readonly what: string;
}

/** Everything that speaks against a remedy, as far as that is known without carrying it out. None when it may be. */
export function check(remedy: Remedy, facts: Facts): readonly Problem[] {
  if (remedy.steps.length === 0) return [{ code: 'empty', what: '' }];
  const runs = [...remedy.steps, ...(remedy.undo ?? [])].filter((step) => step.kind === 'run');
  const contradicted = facts.others.flatMap((other) => contradictionOf(remedy, other) ?? []);
  return [
    ...runs.flatMap(shellOf),
    ...programsOf(remedy.steps, facts),
    ...needsOf(remedy, facts),
    ...removalsOf(remedy),
    ...editsOf(remedy.steps, facts),
    ...contradicted.map((what): Problem => ({ code: 'contradicts', what })),
  ];
}

const shells: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'zsh',
  'dash',
  'ksh',
  'fish',
  'csh',
  'tcsh',
  'eval',
  'xargs',
  'env',
  'osascript',
]);
const roots: ReadonlySet<string> = new Set(['sudo', 'doas', 'su']);

/** A shell reads its words again, and root can do anything: both are for people only. */
function shellOf(run: Run): readonly Problem[] {
  const names = [run.argv[0], actOf(run).program].map((program) => posix.basename(program));
  const shell = names.find((name) => shells.has(name));
  const root = names.find((name) => roots.has(name));
  return [
    ...(shell === undefined ? [] : [{ code: 'shell', what: shell } as const]),
    ...(root === undefined ? [] : [{ code: 'root', what: root } as const]),
  ];
}

/** Each program is there, or an earlier step installs it. */
function programsOf(steps: readonly Step[], facts: Facts): readonly Problem[] {
  const made = new Set<string>();
  const problems: Problem[] = [];
  for (const step of steps) {
    if (step.kind !== 'run') continue;
    const { program, words, does } = actOf(step);
    for (const name of new Set([step.argv[0], program]))
      if (!facts.has(name) && !made.has(name)) problems.push({ code: 'no-program', what: name });
    if (does === 'install') for (const word of words) made.add(posix.basename(word.split('@', 1)[0] ?? ''));
  }
  return problems;
}

function needsOf({ needs }: Remedy, facts: Facts): readonly Problem[] {
  return needs.flatMap((need): readonly Problem[] => {
    if (need.kind === 'release' && !facts.released(need.version, need.platform, need.architecture))
      return [{ code: 'no-release', what: `go${need.version}.${need.platform}-${need.architecture}` }];
    if (need.kind === 'write' && !facts.writable(need.path))
      return [{ code: 'no-permission', what: need.path }];
    return [];
  });
}

/** Nothing is removed or moved aside but what a step before it has brought anew; what is moved aside can be moved back. */
function removalsOf({ steps, undo }: Remedy): readonly Problem[] {
  const acts = steps.map((step) => (step.kind === 'run' ? actOf(step) : null));
  return acts.flatMap((act, index): readonly Problem[] => {
    const before = acts.slice(0, index).some((other) => other?.does === 'install');
    if (act?.does === 'remove') {
      const after = acts.slice(index + 1).some((other) => other?.does === 'install');
      return before && !after ? [] : [{ code: 'removes-first', what: act.words.at(-1) ?? act.program }];
    }
    if (act?.does !== 'move') return [];
    const [from, to] = act.words.filter((word) => !word.startsWith('-'));
    const back = (undo ?? []).some(
      (step) => step.kind === 'run' && step.argv.at(-2) === to && step.argv.at(-1) === from,
    );
    return back && before ? [] : [{ code: 'removes-first', what: from ?? act.program }];
  });
}

function editsOf(steps: readonly Step[], facts: Facts): readonly Problem[] {
  return steps.flatMap((step): readonly Problem[] =>
    step.kind === 'edit' && 'why' in edited(facts.text(step.file), step)
      ? [{ code: 'stale-edit', what: step.file }]
      : [],
  );
}
