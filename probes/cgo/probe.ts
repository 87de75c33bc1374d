import type { BuildTarget } from '../../host/formats/build-constraint.ts';
import { userFileOf } from '../../host/go/settings.ts';
import type { Context, ContextId } from '../../host/host.ts';
import { basename, dirname } from 'node:path';
import { architectureThatRuns, startedBy } from '../inventory/native.ts';
import { toolchains } from '../inventory/probe.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Probe } from '../probe.ts';
import type { Compiler } from './compiler.ts';
import { wantedIn } from './directives.ts';
import { type Examined, examine } from './examine.ts';
import { cgoImports, firstCgoFile } from './imports.ts';
import { type Refused, refusedCompilers, refusedFlags } from './refused.ts';
import { type Enabled, type GoUsed, setupOf } from './setup.ts';

/** How C would be built in one context, outside of any module, with the requirements of the known modules. */
export interface CgoContext extends Examined {
  readonly context: Pick<Context, 'id' | 'certainty' | 'source'>;
  readonly go: GoUsed;
  readonly target: BuildTarget;
  readonly enabled: Enabled;
  readonly cc: Compiler;
  /** Settings at which go stops: CC, CXX and FC at every build, flags at one with C. */
  readonly refused: { readonly compilers: readonly Refused[]; readonly flags: readonly Refused[] };
}

/** What a build of C would use on this machine. */
export interface Cgo {
  readonly contexts: readonly CgoContext[];
  /** A file of a known module that imports "C"; null when none is known: then nothing here keeps anyone from building. */
  readonly neededBy: string | null;
  readonly hardware: Inventory['hardware'];
  /** The files of `go env -w`, whether or not they are there. */
  readonly userFiles: readonly string[];
  /** Whether places could not be looked at, so that another go or compiler may be the first there. */
  readonly unsure: boolean;
}

/** Which compiler, directories and libraries would a build with cgo use, and are they there? */
export const cgo: Probe<Cgo> = {
  id: 'cgo',
  schedule: '*/10 * * * *',
  timeLimitMs: 30_000,
  async ask(sweep) {
    const { host, signal } = sweep;
    const inventory = await sweep.ask(toolchains);
    const imports = await sweep.ask(cgoImports);
    const files = imports.modules.flatMap((module) => module.files);
    const contexts: CgoContext[] = [];
    for (const context of inventory.contexts.filter(({ id }) => watched.includes(id))) {
      signal.throwIfAborted();
      const go = goOf(inventory, context);
      if (go === null) continue;
      const setup = setupOf(host, context, host.user.home, go);
      const wanted = files.flatMap((file) => wantedIn(file, setup.target));
      const { id, certainty, source } = context;
      const { target, enabled, cc, settings } = setup;
      const refused = {
        compilers: refusedCompilers(settings, go.version),
        flags: refusedFlags(settings, go.version),
      };
      const examined = examine(setup, wanted);
      contexts.push({ context: { id, certainty, source }, go, target, enabled, cc, refused, ...examined });
    }
    const { hardware, unseen } = inventory;
    return {
      contexts,
      neededBy: firstCgoFile(imports)?.file ?? null,
      hardware,
      userFiles: inventory.contexts.flatMap(({ environment }) => userFileOf(host, environment) ?? []),
      unsure: unseen.length > 0,
    };
  },
  // The toolchains and modules probes report what could not be looked at, and why.
  doubts: ({ unsure }) => ({ unknown: [], undecided: () => unsure }),
  watches: ({ userFiles }) =>
    [...new Set(userFiles)].map((file) => ({ directory: dirname(file), names: [basename(file)] })),
};

/** Our own process builds nothing. */
const watched: readonly ContextId[] = ['login-shell', 'gui'];

function goOf(inventory: Inventory, context: Context): GoUsed | null {
  const found = inventory.toolchains.find((tool) => tool.winsIn.includes(context.id));
  const go = found && startedBy(found, inventory);
  const version = go?.binary?.go?.version;
  if (!go || version === undefined) return null;
  return {
    path: go.path,
    version: version.split(' ', 1)[0] ?? '',
    architecture: architectureThatRuns(go.binary, inventory.hardware),
    goroot: go.goroot?.path ?? null,
  };
}
