import { posix } from 'node:path';
import type { Architecture, Context, Hardware, Host } from '../../host/host.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Choice, Outcome } from '../choice/choice.ts';
import { stepOf } from '../choice/decided.ts';
import { locate } from '../choice/locate.ts';
import { Look } from '../inventory/look.ts';
import { describeTool } from '../inventory/tool.ts';
import { targetName, type Variable } from './environment.ts';
import type { Origins } from './origin.ts';
import { withOrigins } from './probe.ts';
import { settle } from './settle.ts';

/** The last step on the way from typing `go` to what it makes: the settings of the go that runs, and who set each. */
export interface EnvironmentStep {
  readonly kind: 'environment';
  /** What it builds for: `darwin/arm64`. */
  readonly target: string;
  /** Whether programs for that start here without translation. */
  readonly native: boolean;
  /** Every setting as `go env` has it. */
  readonly variables: readonly Variable[];
}

/** The go command that runs in the end, as far as it is known. */
interface Runs {
  readonly goroot: string | null;
  readonly architectures: readonly Architecture[];
  readonly version: string;
  /** Whether the first go has started it, and set its GOROOT. */
  readonly isChild: boolean;
}

/** What the chosen Go builds with in its directory; null where it is not known which one that is. Reads files only. */
export function environmentStep(
  host: Host,
  hardware: Hardware,
  { context, choice, origins }: { context: Context; choice: Choice; origins: Origins },
): EnvironmentStep | null {
  const runs = runsOf(host, { ...choice, outcome: chosenOf(host, hardware, context, choice) });
  if (runs === null) return null;
  const { goroot, architectures, version, isChild } = runs;
  const environment =
    isChild && goroot !== null ? { ...context.environment, GOROOT: goroot } : context.environment;
  const architecture = architectures.find((one) => hardware.native.includes(one)) ?? architectures[0] ?? null;
  const asked = { goroot, architecture, version, directory: choice.directory };
  const { variables, target } = settle(host, { environment, path: context.path }, asked);
  return {
    kind: 'environment',
    target: targetName(target),
    native: target.os === host.platform && hardware.native.includes(target.architecture),
    variables: withOrigins(variables, context, origins),
  };
}

/** What was chosen, also where it then refuses to load the module: `go env` does not load any. */
function chosenOf(
  host: Host,
  hardware: Hardware,
  context: Context,
  { steps, outcome, directory }: Choice,
): Outcome {
  const own = stepOf(steps, 'go');
  const selected = stepOf(steps, 'selected')?.toolchain;
  if (outcome.kind !== 'error' || !own || selected === undefined || selected === own.version) return outcome;
  const { native, architecture } = hardware;
  const located = locate(selected, {
    look: new Look(host),
    context,
    settings: readSettings(host, context.environment, own.goroot, directory),
    architecture:
      own.architectures.find((one) => native.includes(one)) ?? own.architectures[0] ?? architecture,
    pathOnly: stepOf(steps, 'setting')?.mode === 'path',
  });
  return located.kind === 'error' ? outcome : located;
}

function runsOf(host: Host, { steps, outcome }: Choice): Runs | null {
  const own = stepOf(steps, 'go');
  if (!own) return null;
  const { goroot, architectures, version } = own;
  if (outcome.kind === 'module-cache')
    return {
      goroot: posix.dirname(posix.dirname(outcome.file)),
      architectures: outcome.architectures,
      version: outcome.version,
      isChild: true,
    };
  if (outcome.kind === 'path' && outcome.version !== null) {
    const found = describeTool(new Look(host), outcome.file, new Set());
    const tree = found?.goroot?.path ?? null;
    return { goroot: tree, architectures: outcome.architectures, version: outcome.version, isChild: false };
  }
  if (outcome.kind === 'path') return null;
  // Of one that is still to be fetched, what the go that fetches it says is the best that is known.
  return { goroot, architectures, version, isChild: false };
}
