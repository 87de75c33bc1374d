import type { Context, Hardware, Host } from '../../../host/host.ts';
import type { Choice } from '../../../probes/choice/choice.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { findTool, type Located, type Relative, relativeTo } from '../../../probes/choice/find.ts';
import type { Comparison, Place, Runs, View } from '../../../probes/contexts/answer.ts';
import { runsOf, viewOf, Views } from '../../../probes/contexts/views.ts';
import { Origins } from '../../../probes/environment/origin.ts';
import { type EnvironmentStep, environmentStep } from '../../../probes/environment/step.ts';
import { isNative } from '../../../probes/inventory/inventory.ts';

/** What one context answers. `choice` is there for `go` only. */
export interface Answer extends Located {
  readonly choice: Choice | null;
  /** With what the go that was chosen builds; for `go` only. */
  readonly environment: EnvironmentStep | null;
  readonly view: View;
  /** What a shell in the directory starts in its place, by an entry of PATH that is not absolute. */
  readonly relative: Relative | null;
}

export interface Answers {
  readonly name: string;
  readonly directory: string;
  readonly hardware: Hardware;
  /** The terminal first, then the editors. */
  readonly contexts: readonly Answer[];
  /** All of them, even where a single one is requested. */
  readonly comparison: Comparison;
  /** Of the editors, what could not be read: sentences. */
  readonly unread: readonly string[];
}

/** Asks every context (or the one that is named) what runs under a name in a directory. */
export async function ask(host: Host, name: string, directory: string, only?: string): Promise<Answers> {
  const hardware = await host.hardware();
  const all = await host.contexts();
  const origins = new Origins(host, all);
  const question = { name, directory };
  const withStep = (context: Context, choice: Choice | null): EnvironmentStep | null =>
    choice && environmentStep(host, hardware, { context, choice, origins });
  const own = await Promise.all(
    all.map(async (context): Promise<Answer> => {
      const choice = name === 'go' ? await explainGo(host, directory, context) : null;
      const located = findTool(host, name, context);
      const view = viewOf(host, question, context, located.winner, choice);
      const relative = relativeTo(host, name, directory, located);
      return { ...located, choice, environment: withStep(context, choice), view, relative };
    }),
  );
  const editors = new Views(host, all);
  const views = await editors.inEditors(question);
  const inEditors = views.map((view): Answer => {
    const { context, found: winner, choice } = view;
    const found = { context, winner, silence: null, others: [], installed: null, relative: null };
    return { ...found, choice, environment: withStep(context, choice), view };
  });
  const contexts = [...own.slice(0, 1), ...inEditors, ...own.slice(1)];
  return {
    ...{ name, directory, hardware },
    contexts: contexts.filter(({ view }) => only === undefined || view.place === only),
    comparison: { ...question, views: contexts.map(({ view }) => view) },
    unread: [...editors.unread],
  };
}

/** What runs in the end: version, architectures and file, as far as they are known; null when nothing does. */
export function runs({ choice, winner }: Answer): Runs | null {
  return runsOf(winner, choice);
}

/** From where it is started. */
export function placeOf({ view }: Answer): Place {
  return view.place;
}

/** Whether what runs is native; null when its architecture is not known. */
export function isNativeHere(answer: Answer, hardware: Hardware): boolean | null {
  const architectures = runs(answer)?.architectures ?? [];
  return architectures.length === 0 ? null : isNative(architectures, hardware);
}
