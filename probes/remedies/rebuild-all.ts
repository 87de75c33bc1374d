import { posix } from 'node:path';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import { isIntelPrefix } from '../inventory/means.ts';
import { startedBy } from '../inventory/native.ts';
import type { Need, Remedy, Run } from '../remedy.ts';
import { compiles } from '../tools/readers.ts';
import { compareVersions, versionOfToolchain } from '../versions/parse.ts';
import { builder } from './fit.ts';
import { formulaOf, natively } from './install.ts';
import { network, remedy, run } from './steps.ts';
import { persons } from './text.ts';
import { installStep } from './tool.ts';

/**
 * Rebuilds all of these tools, package by package as their build info says, with a Go that is at least `needs` (`go1.26.8`);
 * those from Homebrew are upgraded by it. The tools that it reaches are listed, because some cannot be built from published
 * sources.
 */
export function rebuildAll(
  tools: readonly Tool[],
  needs: string,
  inventory: Inventory,
  now: number,
): { readonly reached: readonly Tool[]; readonly remedy: Remedy | null } {
  const kegs = tools.filter(({ installer }) => installer === 'homebrew');
  const others = tools.filter(({ installer }) => installer !== 'homebrew');
  const upgrades = upgradesOf(kegs, inventory);
  const go = builder(inventory, now);
  const rebuilds = go === null ? [] : others.flatMap((tool) => rebuildOf(tool, go, needs, inventory) ?? []);
  const isWithoutGo = go === null && others.length > 0;
  const steps = [
    ...upgrades.map(({ step }) => step),
    ...rebuilds.map(({ step }) => step),
    ...(isWithoutGo ? [persons.goFirst(others.map(({ name }) => name).join(', '))] : []),
  ];
  const reached = [
    ...upgrades.flatMap((upgrade) => upgrade.tools),
    ...(isWithoutGo ? others : rebuilds.map(({ tool }) => tool)),
  ];
  if (steps.length === 0) return { reached, remedy: null };
  return { reached, remedy: remedy(steps, null, [network, ...rebuilds.flatMap((one) => one.needs)]) };
}

interface Upgrade {
  readonly tools: readonly Tool[];
  readonly step: Run;
}

/** One call for each Homebrew. It builds its bottles with its newest Go. */
function upgradesOf(kegs: readonly Tool[], inventory: Inventory): readonly Upgrade[] {
  const { platform, means } = inventory;
  return means.homebrews.flatMap(({ prefix, brew }) => {
    const own = kegs.filter((tool) => tool.prefix === prefix);
    if (own.length === 0 || !brew || isIntelPrefix(platform, prefix)) return [];
    const formulae = new Set(own.map(formulaOf));
    return [{ tools: own, step: natively(inventory, brew, 'upgrade', ...formulae) }];
  });
}

interface Rebuild {
  readonly tool: Tool;
  readonly step: Run;
  readonly needs: readonly Need[];
}

/** The first Go that heeds GOTOOLCHAIN. */
const firstToSwitch = '1.21';

function rebuildOf(tool: Tool, go: Tool, needs: string, inventory: Inventory): Rebuild | null {
  const build = tool.binary?.go;
  const own = versionOfToolchain(startedBy(go, inventory)?.version ?? '');
  const least = versionOfToolchain(needs);
  if (!build || own === null || least === null) return null;
  const isEnough = compareVersions(own, least) >= 0;
  if (!isEnough && compareVersions(own, firstToSwitch) < 0) return null;
  const version = isEnough ? own : least;
  const step = installStep(build, tool, go, inventory);
  if (step === null) return null;
  const { platform, hardware } = inventory;
  const { architecture } = hardware;
  // By itself `go install` takes the toolchain that the tool's own go.mod asks for, which may be older than the module's.
  const toolchain = compareVersions(own, firstToSwitch) < 0 ? {} : { GOTOOLCHAIN: `go${version}+auto` };
  const environment = { ...step.environment, ...toolchain };
  return {
    tool,
    step: {
      ...run(...(compiles(build, `go${version}`) ? step.argv : latest(step.argv))),
      ...(Object.keys(environment).length > 0 && { environment }),
    },
    needs: [
      { kind: 'write', path: posix.dirname(tool.path) },
      ...(isEnough ? [] : [{ kind: 'release', version, platform, architecture } as const]),
    ],
  };
}

/** The sources of that release do not compile any more. */
function latest([program, ...words]: Run['argv']): Run['argv'] {
  const last = words.at(-1) ?? '';
  return [program, ...words.slice(0, -1), last.replace(/@[^@]*$/, '@latest')];
}
