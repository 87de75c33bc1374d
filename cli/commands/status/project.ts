import { posix } from 'node:path';
import { placesOf } from '../../../host/go/places.ts';
import { readSettings } from '../../../host/go/settings.ts';
import type { Context, Host } from '../../../host/host.ts';
import { moduleOf } from '../../../probes/contention/actor.ts';
import { contention } from '../../../probes/contention/probe.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { findTool } from '../../../probes/choice/find.ts';
import { toolchains } from '../../../probes/inventory/probe.ts';
import type { ModuleCache } from '../../../probes/modes/answer.ts';
import { moduleCachesOf } from '../../../probes/modes/module-caches.ts';
import { modeHere } from '../../../probes/modes/probe.ts';
import { ruleIds } from '../../../probes/rules/ids.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { isWithin } from '../../../probes/workspace/workspace.ts';
import type { Session } from '../../command.ts';
import type { Look, ShownFinding } from '../../look/look.ts';
import { lookOnce } from '../doctor/look-once.ts';
import { sizesOf } from './sizes.ts';
import type { ProjectCache, ProjectContext, ProjectTool } from './project-document.ts';

/** Everything that is shown about one directory. */
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
  // Looks as if from there, so that findings shown only in that directory are found too.
  const there = Object.create(session, { directory: { value: directory } }) as Session;
  const look = await lookOnce(there, new Set(ruleIds), now);
  const tools = shell ? toolNames.flatMap((name) => toolAt(host, name, shell)) : [];
  const caches = shell ? await cachesOf(host, [shell, ...watched.slice(1)], contexts, session.signal) : [];
  const paths = [
    ...tools.map(({ path }) => path),
    ...caches.flatMap(({ kind, path }) => (kind === 'modules' ? [path] : [])),
  ];
  return {
    ...{ directory, module, contexts, tools, editors: [...new Set(editors)], caches },
    look: { ...look, findings: look.findings.filter((finding) => concerns(finding, here, contexts, paths)) },
  };
}

function toolAt(host: Host, name: string, context: Context): readonly ProjectTool[] {
  const { winner, installed } = findTool(host, name, context);
  const found = winner ?? installed;
  if (!found) return [];
  const { path, version, binary } = found;
  return [{ name, path, version, architectures: binary?.architectures ?? [], onPath: winner !== null }];
}

async function cachesOf(
  host: Host,
  watched: readonly [shell: Context, ...others: Context[]],
  contexts: readonly ProjectContext[],
  signal: AbortSignal,
): Promise<readonly ProjectCache[]> {
  const { environment } = watched[0];
  const { buildCache, moduleCache } = placesOf(host, environment, readSettings(host, environment, null));
  const vendor = contexts.find(({ mode }) => mode.vendor?.exists)?.mode.vendor?.directory;
  const several = moduleCachesOf(host, watched);
  const one = moduleCache === null ? [] : [plain('modules', moduleCache)];
  return [
    ...(buildCache === null ? [] : [plain('build', buildCache)]),
    ...(several.length > 1 ? await measured(host, several, signal) : one),
    ...(vendor === undefined ? [] : [plain('vendor', vendor)]),
  ];
}

const plain = (kind: ProjectCache['kind'], path: string): ProjectCache => ({
  ...{ kind, path, of: null, bytes: null },
});

/** The same modules several times: what they take is the reason to say so. */
async function measured(
  host: Host,
  caches: readonly ModuleCache[],
  signal: AbortSignal,
): Promise<readonly ProjectCache[]> {
  const sizes = await sizesOf(
    host,
    caches.map(({ path }) => path),
    signal,
  );
  return caches.map(({ path, of }) => ({ kind: 'modules', path, of, bytes: sizes.get(path) ?? null }));
}

/**
 * Findings about the project's files, about what runs in it and its caches (`more`), and those that name it in their evidence; where a
 * context starts no go in it, also why there is none.
 */
function concerns(
  { rule, subject, evidence }: ShownFinding,
  here: string,
  contexts: readonly ProjectContext[],
  more: readonly string[],
): boolean {
  const files = contexts.flatMap(({ outcome, mode, file }) => [
    ...('file' in outcome ? [outcome.file] : []),
    ...[mode.goMod, mode.goWork, file].flatMap((one) => (one === null ? [] : [one, posix.dirname(one)])),
  ]);
  const paths = [...files, ...more];
  const isWithoutGo = contexts.some(({ outcome }) => outcome.kind === 'absent');
  if (isWithoutGo && rule === 'go-missing') return true;
  const isNamed = (line: string): boolean => paths.some((path) => line.includes(path)) || line.includes(here);
  return isWithin(subject, here) || paths.includes(subject) || evidence.some(isNamed);
}
