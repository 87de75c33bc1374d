import type { Architecture, Hardware } from '../../../host/host.ts';
import { type Applications, foreignPart } from '../../applications/application.ts';
import { applications } from '../../applications/probe.ts';
import type { Debugger, Debuggers, DebugServer, Target } from '../../debuggers/answer.ts';
import { evidenceOf, evidenceOfTarget } from '../../debuggers/evidence.ts';
import { debuggers } from '../../debuggers/probe.ts';
import { inWords } from '../../debuggers/text.ts';
import { type Inventory, isNative } from '../../inventory/inventory.ts';
import { isForeign } from '../../inventory/native.ts';
import type { Found, Rule } from '../../probe.ts';
import type { RuleId } from '../ids.ts';
import { isOvertaken, renew } from '../../remedies/tool.ts';
import type { Values } from './text.ts';

/** A Delve that cannot control what is to be debugged: one of them is for another processor, or both are translated. */
export const rule: Rule<Debuggers, Values> = {
  severity: 'error',
  dependsOn: ['go-tool-arch-mismatch'],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/go-delve/delve/issues/2604',
    'https://github.com/go-delve/delve/issues/2382',
    'https://github.com/golang/vscode-go/issues/1669',
  ],
  probe: debuggers,
  needs: [applications],
  decide: (answer, sweep) =>
    answer.debuggers.flatMap((one) => misfitOf(one, answer, sweep.answer(applications)) ?? []),
  remedy({ subject, values }, { inventory, debuggers: all }, { now }) {
    const tool = all.find(({ path }) => path === subject)?.tool;
    return tool && values.fault === 'translated' ? renew(tool, inventory, now) : null;
  },
};

/** What is wrong, and with what it is wrong. */
interface Misfit {
  readonly fault: Values['fault'];
  readonly target: Target | null;
  readonly server: DebugServer | null;
}

function misfitOf(one: Debugger, answer: Debuggers, programs: Applications): Found<Values> | null {
  const { hardware, inventory } = answer;
  const own = architectureThatRuns(one.architectures, hardware);
  if (one.state !== 'present' || own === null) return null;
  const misfit = judge(one, own, answer);
  if (misfit === null) return null;
  const { fault, target, server } = misfit;
  const overtaken = one.tool !== null && isOvertaken(one.tool, inventory);
  const dependsOn = explainedBy(one, fault, target, programs);
  return {
    subject: one.path,
    severity: overtaken ? 'info' : dependsOn.length > 0 ? 'warning' : 'error',
    dependsOn,
    // Which of its two debuggers a GoLand starts is concluded from reports.
    certainty: one.source === 'goland' || target?.certainty === 'assumed' ? 'suspected' : 'observed',
    evidence: [
      ...evidenceOf(one),
      inWords('architectures', { architectures: one.architectures.join(' + ') }),
      ...(target === null ? [] : [evidenceOfTarget(target)]),
      ...(server === null
        ? []
        : [inWords('server', { path: server.path ?? '', architectures: server.architectures.join(' + ') })]),
      ...(fault === 'other-program' ? [] : [inWords('says', { words: refusal[fault] })]),
      inWords('hardware', { architecture: hardware.architecture }),
    ],
    values: {
      ...{ path: one.path, fault, architecture: own, hardware: hardware.architecture },
      ...{ source: one.source, by: one.by ?? '' },
      goVersion: target?.goVersion ?? '',
      directory: target?.directory ?? '',
      target: target?.architecture ?? '',
      server: server?.path ?? '',
    },
  };
}

/** Delve's own words (pkg/proc/macutil and gdbserver.go). */
const refusal = {
  translated:
    'can not run under Rosetta, check that the installed build of Go is right for your CPU architecture',
  'debug-server':
    'can not run under Rosetta, check that the terminal/shell in use is right for your CPU architecture',
  'not-native': 'could not launch process: fork/exec: exec format error',
} as const;

function judge(one: Debugger, own: Architecture, answer: Debuggers): Misfit | null {
  const { hardware, inventory, targets, servers } = answer;
  const mac = inventory.platform === 'darwin';
  const [first = null] = targets;
  if (!isNative([own], hardware))
    return { fault: mac ? 'translated' : 'not-native', target: first, server: null };
  const server = [...servers].find(([id]) => one.winsIn.includes(id) || one.tool === null)?.[1];
  if (server !== undefined && server.architectures.length > 0 && !server.architectures.includes(own))
    return { fault: 'debug-server', target: null, server };
  // Delve reads only programs of its own architecture, whatever the machine can start.
  const other = targets.find(
    (target) =>
      target.architecture !== null && target.architecture !== own && !isOfForeignGo(target, inventory),
  );
  return other === undefined ? null : { fault: 'other-program', target: other, server: null };
}

/** A go command that is itself foreign has a finding of its own, with which this one goes. */
function isOfForeignGo({ context }: Target, inventory: Inventory): boolean {
  const go = inventory.toolchains.find(({ winsIn }) => winsIn.includes(context));
  return go !== undefined && isForeign(go, inventory);
}

function architectureThatRuns(all: readonly Architecture[], { native }: Hardware): Architecture | null {
  return all.find((one) => native.includes(one)) ?? all[0] ?? null;
}

/** A foreign tool, a foreign GoLand that brings it, or a foreign toolchain that a module pins has a finding of its own that says how to put it right. */
function explainedBy(
  { tool, source, by }: Debugger,
  fault: Values['fault'],
  target: Target | null,
  { all, hardware }: Applications,
): readonly RuleId[] {
  if (fault === 'translated' || fault === 'not-native') {
    const cameWith = all.find(({ path }) => source === 'goland' && path === by);
    return [
      ...(tool === null ? [] : (['go-tool-arch-mismatch'] as const)),
      ...(cameWith && foreignPart(cameWith, hardware) ? (['editor-arch-mismatch'] as const) : []),
    ];
  }
  const architecture = fault === 'other-program' ? (target?.architecture ?? null) : null;
  if (architecture === null) return [];
  return isNative([architecture], hardware) ? [] : ['go-toolchain-pinned', 'go-toolchain-inherited'];
}
