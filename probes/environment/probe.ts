import { basename, dirname } from 'node:path';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Context, ContextId, Host } from '../../host/host.ts';
import { toolchains } from '../inventory/probe.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { architectureThatRuns, startedBy } from '../inventory/native.ts';
import { watchTargets } from '../inventory/watch.ts';
import type { Probe } from '../probe.ts';
import type { ContextEnvironment, GoEnvironment, Variable } from './environment.ts';
import { Origins } from './origin.ts';
import { settle } from './settle.ts';
import { tracesBelow } from './traces.ts';

/** For what and with what does each context's go build, and who set that? */
export const environment: Probe<GoEnvironment> = {
  id: 'environment',
  schedule: '*/5 * * * *',
  timeLimitMs: 20_000,
  async ask(sweep) {
    const { host } = sweep;
    const inventory = await sweep.ask(toolchains);
    const origins = new Origins(host, inventory.contexts);
    const watched = inventory.contexts.filter(({ id }) => builders.includes(id));
    const gopath = watched.flatMap(
      (context) => placesOf(host, context.environment, readSettings(host, context.environment, null)).gopath,
    );
    return {
      platform: host.platform,
      hardware: inventory.hardware,
      contexts: watched.map((context) => inContext(host, context, inventory, origins)),
      traces: tracesBelow(host, gopath),
      inventory,
    };
  },
  doubts: ({ inventory }) => ({ unknown: [], undecided: () => inventory.unseen.length > 0 }),
  watches: ({ inventory, traces }, { host }) => [
    ...watchTargets(inventory, host),
    ...traces.map(({ directory }) => ({ directory: dirname(directory), names: [basename(directory)] })),
  ],
};

/** Our own process builds nothing. */
const builders: readonly ContextId[] = ['login-shell', 'gui'];

function inContext(host: Host, context: Context, inventory: Inventory, origins: Origins): ContextEnvironment {
  const first = inventory.toolchains.find(({ winsIn }) => winsIn.includes(context.id));
  const go = first && startedBy(first, inventory);
  const { variables, target } = settle(host, context, {
    goroot: go?.goroot?.path ?? null,
    // Without one, what people would install here.
    architecture: go ? architectureThatRuns(go.binary, inventory.hardware) : inventory.hardware.architecture,
    version: go?.binary?.go?.version ?? null,
    directory: null,
  });
  const { id, certainty } = context;
  const gobin = readSettings(host, context.environment, null)('GOBIN').value || null;
  return { context: id, certainty, target, gobin, variables: withOrigins(variables, context, origins) };
}

/** Says who set each variable of a context. */
export function withOrigins(
  variables: readonly Variable[],
  context: Context,
  origins: Origins,
): readonly Variable[] {
  return variables.map((variable) =>
    variable.source.kind === 'variable' || variable.ignored !== null
      ? { ...variable, by: origins.of(context, variable.name) }
      : variable,
  );
}
