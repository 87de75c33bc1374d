import { posix } from 'node:path';
import { placesOf } from '../../../host/go/places.ts';
import { readSettings } from '../../../host/go/settings.ts';
import type { Context, Host } from '../../../host/host.ts';
import { moduleOf } from '../../../probes/contention/actor.ts';
import { contention } from '../../../probes/contention/probe.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { findTool } from '../../../probes/choice/find.ts';
import { toolchains } from '../../../probes/inventory/probe.ts';
import { modeHere } from '../../../probes/modes/probe.ts';
import { ruleIds } from '../../../probes/rules/ids.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { isWithin } from '../../../probes/workspace/workspace.ts';
import type { Session } from '../../command.ts';
import type { Look, ShownFinding } from '../../look/look.ts';
import { lookOnce } from '../doctor/look-once.ts';
import type { ProjectCache, ProjectContext, ProjectTool } from './project-document.ts';

/** Everything that is told of one directory. */
export interface Project {
  readonly directory: string;
  readonly module: string | null;
  readonly contexts: readonly ProjectContext[];
  readonly tools: readonly ProjectTool[];
  /** Applications that have it open or work in it. */
  readonly editors: readonly string[];
  readonly caches: readonly ProjectCache[];
  readonly look: Look;
}

/** Programs of a project beside go itself. */
const toolNames = ['gopls', 'dlv', 'staticcheck', 'golangci-lint', 'govulncheck'];

/** Asks all that is known of one project, by files and once; `directory` is absolute. */
export async function projectAt(session: Session, directory: string): Promise<Project> {
  const host = await session.host();
  const now = Date.now();
  const sweep = newSweep(host, session.signal, now, { directory });
  const inventory = await sweep.ask(toolchains);
  const watched = inventory.contexts.filter(({ id }) => id !== 'daemon');
  const contexts = await Promise.all(
    watched.map(async (context): Promise<ProjectContext> => {
      const { outcome, steps } = await explainGo(host, directory, context);
      const mode = modeHere(host, directory, context, inventory);
      const file = steps.find((step) => step.kind === 'file')?.file ?? null;
      const lines = steps.flatMap((step) =>
        step.kind === 'line'
          ? [{ setting: `${step.name} ${step.line.value}`, line: step.line.line, raises: step.raises }]
          : [],
      );
      return { context: context.id, certainty: context.certainty, outcome, file, lines, mode };
    }),
  );
  const module = moduleOf(directory, host.files);
  const here = module ?? directory;
  const { picture } = await sweep.ask(contention);
  const editors = picture.sessions.filter((one) => one.module === here).map(({ owner }) => owner);
  const shell = watched[0];
  // Looks as if from there, so that what only an asker in that directory is told is found too.
  const there = Object.create(session, { directory: { value: directory } }) as Session;
  const look = await lookOnce(there, new Set(ruleIds), now);
  const tools = shell ? toolNames.flatMap((name) => toolAt(host, name, shell)) : [];
  return {
    ...{ directory, module, contexts, tools, editors: [...new Set(editors)] },
    caches: shell ? cachesOf(host, shell, contexts) : [],
    look: { ...look, findings: look.findings.filter((finding) => concerns(finding, here, contexts, tools)) },
  };
}

function toolAt(host: Host, name: string, context: Context): readonly ProjectTool[] {
  const { winner, installed } = findTool(host, name, context);
  const found = winner ?? installed;
  if (!found) return [];
  const { path, version, binary } = found;
  return [{ name, path, version, architectures: binary?.architectures ?? [], onPath: winner !== null }];
}

function cachesOf(
  host: Host,
  { environment }: Context,
  contexts: readonly ProjectContext[],
): readonly ProjectCache[] {
  const { buildCache, moduleCache } = placesOf(host, environment, readSettings(host, environment, null));
  const vendor = contexts.find(({ mode }) => mode.vendor?.exists)?.mode.vendor?.directory;
  return [
    ...(buildCache === null ? [] : [{ kind: 'build', path: buildCache } as const]),
    ...(moduleCache === null ? [] : [{ kind: 'modules', path: moduleCache } as const]),
    ...(vendor === undefined ? [] : [{ kind: 'vendor', path: vendor } as const]),
  ];
}

/** Findings about the project's files, about what runs in it, and those that name it in their evidence. */
function concerns(
  { subject, evidence }: ShownFinding,
  here: string,
  contexts: readonly ProjectContext[],
  tools: readonly ProjectTool[],
): boolean {
  const files = contexts.flatMap(({ outcome, mode, file }) => [
    ...('file' in outcome ? [outcome.file] : []),
    ...[mode.goMod, mode.goWork, file].flatMap((one) => (one === null ? [] : [one, posix.dirname(one)])),
  ]);
  const paths = [...files, ...tools.map(({ path }) => path)];
  const isNamed = (line: string): boolean => paths.some((path) => line.includes(path)) || line.includes(here);
  return isWithin(subject, here) || paths.includes(subject) || evidence.some(isNamed);
}
