import { type Marks, unknownMarks } from '../../host/attributes/marks.ts';
import type { ContextId, Host } from '../../host/host.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { toolchains } from '../inventory/probe.ts';
import type { Probe } from '../probe.ts';
import { isWithin } from '../workspace/workspace.ts';
import { knownModules, mostKnownModules } from '../cgo/known-modules.ts';
import { type Named, namedPlaces } from './find.ts';
import { labelsOf } from './labels.ts';
import type { MarkedProgram, Place, Places } from './places.ts';
import { type Sample, sampleOf } from './sample.ts';
import { standing } from './standing.ts';

/** Whose are the places in which Go and its tools write, and may we? */
export const places: Probe<Places> = {
  id: 'places',
  schedule: '*/10 * * * *',
  timeLimitMs: 20_000,
  async ask(sweep) {
    const { host } = sweep;
    const { platform, user } = host;
    const inventory = await sweep.ask(toolchains);
    const watched = inventory.contexts.filter(({ id }) => builders.includes(id));
    const nothing = { platform, user, places: [], programs: [], labels: [], unknown: [] };
    // Root writes everything, and what belongs to somebody else is not in its way.
    const named =
      user.uid === 0
        ? []
        : [...namedPlaces(host, watched), ...modulesIn(user.home, await knownModules(sweep))];
    const sampled = named.map((one) => ({ ...one, sample: sampleOf(host, one.kind, one.path) }));
    const files = programsIn(inventory);
    const paths = [
      ...files.map(({ file }) => file),
      ...sampled.flatMap(({ kind, path, sample }) => (kind === 'module' ? [] : [path, ...sample.programs])),
    ];
    const marks = (await host.marks?.(paths)) ?? new Map<string, Marks>();
    return {
      ...nothing,
      places: sampled.map((one) => placeOf(host, one, marks)),
      programs: files.map((one) => ({ ...one, marks: marks.get(one.file) ?? unknownMarks })),
      labels: labelsOf(host, paths, marks),
    };
  },
  doubts: ({ unknown }) => ({ unknown, undecided: () => false }),
};

/** Our own process builds nothing. */
const builders: readonly ContextId[] = ['login-shell', 'gui'];

/** A repository outside of the home may well be somebody else's, and a module of the module cache is read-only on purpose. */
function modulesIn(home: string, modules: readonly string[]): readonly Named[] {
  return modules
    .slice(0, mostKnownModules)
    .filter((path) => path !== home && isWithin(path, home) && !path.includes('@'))
    .map((path) => ({ kind: 'module', path }));
}

function placeOf(
  host: Host,
  { kind, path, sample }: Named & { readonly sample: Sample },
  marks: Place['marks'],
): Place {
  const { programs, ...more } = sample;
  const here = [path, ...programs];
  const at = standing(host, path);
  return {
    ...{ kind, path, exists: host.files.facts(path).ok, own: isWithin(path, host.user.home), ...more },
    // Of a module much can be built without writing there.
    volume: at === null || kind === 'module' ? null : (host.volume?.(at) ?? null),
    marks: new Map([...marks].filter(([one]) => here.includes(one))),
  };
}

/** The go commands and the tools that were built by Go, each real file once. */
function programsIn({ toolchains: all, tools }: Inventory): readonly Omit<MarkedProgram, 'marks'>[] {
  const found = new Map<string, Omit<MarkedProgram, 'marks'>>();
  for (const { name, path, chain } of [...all, ...tools])
    if (chain.file !== null && !found.has(chain.file))
      found.set(chain.file, { name, path, file: chain.file });
  return [...found.values()];
}
