import type { ContextId, Hardware, Host } from '../../host/host.ts';
import type { Choice } from '../choice/choice.ts';
import { explainGo } from '../choice/explain.ts';
import { contention } from '../contention/probe.ts';
import { moduleFileNames } from '../contention/memory.ts';
import { toolchains } from '../inventory/probe.ts';
import { watchTargets } from '../inventory/watch.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Probe, Sweep } from '../probe.ts';

/** What runs when `go` is typed, outside of any module and in each known one. */
export interface Running {
  readonly hardware: Hardware;
  readonly runs: readonly Choice[];
  /** What is on PATH, which decides most of it. */
  readonly inventory: Inventory;
}

/** Each is a few reads of go.mod, go.work and settings. */
const mostModules = 64;

/** Which Go really runs, after GOTOOLCHAIN, go.work and go.mod were heard? */
export const running: Probe<Running> = {
  id: 'running',
  schedule: '*/5 * * * *',
  timeLimitMs: 30_000,
  async ask(sweep) {
    const { host, signal } = sweep;
    const inventory = await sweep.ask(toolchains);
    const places = [host.user.home, ...(await knownModules(sweep))];
    const runs: Choice[] = [];
    for (const context of inventory.contexts.filter(({ id }) => watched.includes(id))) {
      for (const place of places) {
        signal.throwIfAborted();
        runs.push(await explainGo(host, place, context));
      }
    }
    return { hardware: inventory.hardware, runs, inventory };
  },
  doubts({ runs, inventory }) {
    const unsure = runs.some(({ outcome }) => outcome.kind === 'unknown');
    // The toolchains probe reports why it could not be determined.
    return { unknown: [], undecided: () => unsure || inventory.unseen.length > 0 };
  },
  watches: ({ inventory }, { host, memory }) => [
    ...watchTargets(inventory, host),
    ...memory.places
      .filter((place) => isBelow(place, host))
      .map((directory) => ({ directory, names: moduleFileNames })),
  ],
};

/** Our own process builds nothing. */
const watched: readonly ContextId[] = ['login-shell', 'gui'];

/** Those that were seen at work or open in an editor; without any, that is asked now. */
async function knownModules(sweep: Sweep): Promise<readonly string[]> {
  const remembered = sweep.memory.modules;
  if (remembered.length > 0) return remembered.slice(-mostModules);
  try {
    const { picture } = await sweep.ask(contention);
    return [...new Set(picture.sessions.map(({ module }) => module))].slice(0, mostModules);
  } catch (error) {
    // What runs outside of them can be determined all the same.
    if (error instanceof Error) return [];
    throw error;
  }
}

/** The home itself is too busy to sit on. */
const isBelow = (place: string, { user }: Host): boolean => place !== '/' && place !== user.home;
