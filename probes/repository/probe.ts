import { posix } from 'node:path';
import type { Host } from '../../host/host.ts';
import { knownModules, mostKnownModules } from '../cgo/known-modules.ts';
import type { Asked } from '../containers/answer.ts';
import { askedBy, isBelow } from '../containers/module.ts';
import type { Probe } from '../probe.ts';
import { namedIn, type NamedVersion } from './named.ts';

/** A module with the versions that are written down for it. */
export interface ModuleVersions {
  /** Directory of its go.mod. */
  readonly module: string;
  /** The go and toolchain lines of its go.mod, and of a go.work beside it. */
  readonly asked: readonly Asked[];
  /** The nearest version files, its own before those above it. */
  readonly named: readonly NamedVersion[];
}

/** What is written down for the modules that are known. */
export interface Versions {
  readonly modules: readonly ModuleVersions[];
}

/** Which Go do go.mod and the files of version managers name, for the modules that are known? */
export const moduleVersions: Probe<Versions> = {
  id: 'module-versions',
  schedule: '*/10 * * * *',
  timeLimitMs: 10_000,
  async ask(sweep) {
    const modules = (await knownModules(sweep)).slice(0, mostKnownModules);
    return { modules: modules.map((module) => versionsOf(sweep.host, module, module)) };
  },
  doubts: () => ({ unknown: [], undecided: () => false }),
};

/** Directories above a module in which a version file may stand. */
const mostParents = 20;

/** What is written down for one module; nothing above `top` is read. */
export function versionsOf(host: Host, module: string, top: string): ModuleVersions {
  const asked = askedBy(host, module);
  let at = module;
  for (let level = 0; level < mostParents && isBelow(at, top); level += 1, at = posix.dirname(at)) {
    const named = namedIn(host, at);
    if (named.length > 0) return { module, asked, named };
  }
  return { module, asked, named: [] };
}
