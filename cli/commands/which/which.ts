import type { Hardware, Host } from '../../../host/host.ts';
import type { Choice } from '../../../probes/choice/choice.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { Origins } from '../../../probes/environment/origin.ts';
import { type EnvironmentStep, environmentStep } from '../../../probes/environment/step.ts';
import { findTool, type Located } from '../../../probes/choice/find.ts';
import { isNative } from '../../../probes/inventory/inventory.ts';

/** What one context answers. `choice` is there for `go` only. */
export interface Answer extends Located {
  readonly choice: Choice | null;
  /** With what the go that was chosen builds; for `go` only. */
  readonly environment: EnvironmentStep | null;
}

export interface Answers {
  readonly name: string;
  readonly directory: string;
  readonly hardware: Hardware;
  readonly contexts: readonly Answer[];
}

/** Asks every context (or the one that is named) what runs under a name in a directory. */
export async function ask(host: Host, name: string, directory: string, only?: string): Promise<Answers> {
  const hardware = await host.hardware();
  const all = await host.contexts();
  const origins = new Origins(host, all);
  const asked = all.filter(({ id }) => only === undefined || id === only);
  const contexts = await Promise.all(
    asked.map(async (context) => {
      const choice = name === 'go' ? await explainGo(host, directory, context) : null;
      const environment = choice && environmentStep(host, hardware, { context, choice, origins });
      return { ...findTool(host, name, context), choice, environment };
    }),
  );
  return { name, directory, hardware, contexts };
}

/** What runs in the end: version, architectures and file, as far as they are known; null when nothing does. */
export interface Runs {
  readonly version: string | null;
  readonly architectures: readonly string[];
  readonly file: string | null;
}

export function runs({ choice, winner }: Answer): Runs | null {
  if (choice === null) {
    if (winner === null) return null;
    const { version, binary, chain } = winner;
    return { version, architectures: binary?.architectures ?? [], file: chain.file };
  }
  const { outcome } = choice;
  if (!('architectures' in outcome)) return null;
  const { architectures } = outcome;
  if (outcome.kind === 'download') return { version: outcome.toolchain, architectures, file: null };
  return { version: outcome.version, architectures, file: outcome.file };
}

/** Whether what runs is native; null when its architecture is not known. */
export function isNativeHere(answer: Answer, hardware: Hardware): boolean | null {
  const architectures = runs(answer)?.architectures ?? [];
  return architectures.length === 0 ? null : isNative(architectures, hardware);
}
