import { join } from 'node:path';
import { homebrewPrefixes, placesOfTools, searchPath } from './inventory/candidates.ts';
import type { Inventory, Tool } from './inventory/inventory.ts';
import { Look } from './inventory/look.ts';
import { wellKnownTools } from './inventory/well-known.ts';
import type { Observation, Probe, RuleLook, Sweep, WatchTarget } from './probe.ts';
import { startedBy } from './repair/native.ts';
import { goArchMismatch } from './rules/go-arch-mismatch.ts';
import { goMissing } from './rules/go-missing.ts';
import { goPrefixShadowed } from './rules/go-prefix-shadowed.ts';
import { goToolArchMismatch } from './rules/go-tool-arch-mismatch.ts';
import { goToolNoUuid } from './rules/go-tool-no-uuid.ts';
import { goToolchainInherited } from './rules/go-toolchain-inherited.ts';
import { goToolchainMixed } from './rules/go-toolchain-mixed.ts';
import { goVersionEol } from './rules/go-version-eol.ts';

const looks: readonly RuleLook[] = [
  goArchMismatch,
  goToolArchMismatch,
  goPrefixShadowed,
  goToolchainMixed,
  goMissing,
  goVersionEol,
  goToolNoUuid,
  goToolchainInherited,
];

/** Which Go toolchains and tools are there, what are they, and which one wins? */
export const toolchains: Probe = {
  id: 'toolchains',
  rules: looks.map(({ rule }) => rule),
  schedule: '*/5 * * * *',
  timeLimitMs: 20_000,
  watches: async (sweep) => watchTargets(await sweep.inventory(), sweep),
  async run(sweep) {
    const inventory = await sweep.inventory();
    const undecided = inventory.toolchains.filter((tool) => tool.leadsTo?.path === null);
    const upgrading = inventory.toolchains.filter((tool) => tool.state === 'upgrading');
    const hidden = [...inventory.unseen, ...undecided, ...upgrading].map(({ path }) => path);
    return {
      findings: looks.flatMap((one) => one.look(inventory, sweep)),
      observations: [...inventory.toolchains, ...inventory.tools]
        .filter(isWorthRemembering)
        .map((tool) => observe(tool, inventory)),
      unknown: [
        ...inventory.unseen.map(({ path, failure }) => `${path}: ${failure.message}`),
        ...undecided.map(
          (tool) => `${tool.path}: ${tool.leadsTo?.manager ?? ''}, ${tool.leadsTo?.reason ?? ''}`,
        ),
      ],
      undecided: (subject) => hidden.some((path) => subject === path || subject.startsWith(`${path}/`)),
    };
  },
};

/** What is being replaced is told when that is done. A keg's own directory comes and goes with each upgrade; what leads to it (`bin/go`, `opt/go`) is what people know. */
function isWorthRemembering(tool: Tool): boolean {
  if (tool.state === 'upgrading') return false;
  return tool.seenIn.length > 0 || !tool.path.includes('/Cellar/');
}

function observe(tool: Tool, inventory: Inventory): Observation {
  const real = startedBy(tool, inventory) ?? tool;
  const started = real === tool ? [] : [real.fingerprint];
  return {
    kind: tool.name === 'go' ? 'toolchain' : 'tool',
    subject: tool.path,
    fingerprint: [tool.fingerprint, ...started].join(' | '),
    value: {
      name: tool.name,
      state: tool.state,
      file: real.chain.file,
      chain: real === tool ? tool.chain.links : [...tool.chain.links, ...real.chain.links],
      version: real.version,
      architectures: real.binary?.architectures ?? [],
      installer: real.installer,
      prefix: real.prefix,
    },
  };
}

/** The directories in which a swap shows, with the names that matter in each: a bounded number, whatever the caches hold. */
function watchTargets(inventory: Inventory, { host }: Sweep): readonly WatchTarget[] {
  const names = new Map<string, Set<string>>();
  const watch = (directory: string, name: string): void => {
    if (isBusy(directory)) return;
    const known = names.get(directory);
    if (known) known.add(name);
    else names.set(directory, new Set([name]));
  };
  const look = new Look(host);
  const { contexts } = inventory;
  // On macOS a watch costs for everything below it: never the root, the home or what is above it.
  const isBusy = (directory: string): boolean =>
    directory === '/' || host.user.home === directory || host.user.home.startsWith(`${directory}/`);
  for (const directory of contexts.flatMap(searchPath)) {
    for (const name of ['go', ...wellKnownTools]) watch(directory, name);
  }
  for (const directory of placesOfTools(look, contexts)) {
    for (const name of wellKnownTools) watch(directory, name);
  }
  for (const prefix of homebrewPrefixes(look, contexts)) {
    watch(join(prefix, 'bin'), 'go');
    watch(join(prefix, 'opt'), 'go');
    watch(join(prefix, 'Cellar'), 'go');
  }
  const followed = [...inventory.toolchains, ...inventory.tools].filter(
    (tool) => tool.seenIn.length > 0 && (tool.name === 'go' || tool.chain.links.length > 1),
  );
  for (const tool of followed) {
    const chain = [tool.chain, startedBy(tool, inventory)?.chain].filter((one) => one !== undefined);
    for (const { links, directories } of chain) {
      for (const directory of directories) {
        for (const link of links) watchComponent(directory, link, watch);
      }
    }
  }
  return [...names].map(([directory, wanted]) => ({ directory, names: [...wanted].sort() }));
}

/** Watches the one name in a directory through which a path goes. */
function watchComponent(
  directory: string,
  path: string,
  watch: (directory: string, name: string) => void,
): void {
  const base = directory === '/' ? '/' : `${directory}/`;
  if (!path.startsWith(base)) return;
  const name = path.slice(base.length).split('/', 1)[0];
  if (name) watch(directory, name);
}
