import { basename, dirname } from 'node:path';
import type { Observation, Probe } from '../probe.ts';
import type { Inventory, Looked, Tool } from './inventory.ts';
import { oneForEachFileSystem } from '../silence.ts';
import { buildersOf } from './builders.ts';
import { inWords } from './text.ts';
import { startedBy } from './native.ts';
import { takeInventory } from './take.ts';
import { watchTargets } from './watch.ts';

/** Which Go toolchains and tools are there, what are they, and which one wins? */
export const toolchains: Probe<Inventory> = {
  id: 'toolchains',
  schedule: '*/5 * * * *',
  timeLimitMs: 20_000,
  ask: ({ host, signal }) => takeInventory(host, signal),
  watches: (inventory, { host }) => watchTargets(inventory, host),
  observations: (inventory) =>
    [...inventory.toolchains, ...inventory.tools]
      .filter(isWorthRemembering)
      .map((tool) => observe(tool, inventory)),
  sight: ({ toolchains: all, looked }) => ({
    superseded: (subject) =>
      basename(subject) === 'go' &&
      all.some(({ path, state, winsIn }) => state === 'present' && winsIn.length > 0 && path !== subject),
    looked: (subject) => looked === undefined || wouldBeSeen(looked, subject),
  }),
  doubts(inventory) {
    const undecided = inventory.toolchains.filter((tool) => tool.leadsTo?.path === null);
    const upgrading = inventory.toolchains.filter((tool) => tool.state === 'upgrading');
    const behindCache = buildersOf(inventory).filter(({ goroot }) => goroot.obstacle !== null);
    const hidden = [...inventory.unseen, ...undecided, ...upgrading, ...behindCache.map(({ go }) => go)].map(
      ({ path }) => path,
    );
    // Who wins may depend on what does not answer, and with that most of what is said.
    const silent = inventory.unseen.filter(({ failure }) => failure.kind === 'unresponsive');
    return {
      unknown: [
        ...inventory.unseen
          .filter(({ failure }) => failure.kind !== 'unresponsive')
          .map(({ path, failure }) => `${path}: ${failure.message}`),
        ...oneForEachFileSystem(silent.map(({ failure }) => failure.message)),
        ...undecided.map(
          (tool) => `${tool.path}: ${tool.leadsTo?.manager ?? ''}, ${tool.leadsTo?.reason ?? ''}`,
        ),
        ...new Set(
          behindCache.map(({ goroot: { path, obstacle } }) =>
            inWords('behindCache', { goroot: path, obstacle: obstacle ?? '' }),
          ),
        ),
      ],
      undecided: (subject) =>
        silent.length > 0 || hidden.some((path) => subject === path || subject.startsWith(`${path}/`)),
    };
  },
};

/** It or a directory above it was listed, or found to be absent, and it is not an alias of another path. */
function wouldBeSeen({ listed, absent, aliases }: Looked, path: string): boolean {
  if (aliases.has(path)) return false;
  for (let place = path; place.length > 1; place = dirname(place))
    if (listed.has(place) || absent.has(place)) return true;
  return false;
}

/**
 * A replacement is reported when it is complete. A keg's own directory comes and goes with each upgrade; what leads to it
 * (`bin/go`, `opt/go`) is what people know.
 */
function isWorthRemembering(tool: Tool): boolean {
  if (tool.state === 'upgrading') return false;
  return tool.seenIn.length > 0 || !tool.path.includes('/Cellar/');
}

const observed = new WeakMap<Tool, Observation>();

/** What did not change is the same object again. What a shim starts may change by itself. */
function observe(tool: Tool, inventory: Inventory): Observation {
  const known = tool.leadsTo ? undefined : observed.get(tool);
  const observation = known ?? observationOf(tool, inventory);
  if (known === undefined && !tool.leadsTo) observed.set(tool, observation);
  return observation;
}

function observationOf(tool: Tool, inventory: Inventory): Observation {
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
