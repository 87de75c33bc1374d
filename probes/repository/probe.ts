import { posix } from 'node:path';
import { parsedOf } from '../../host/files/memory.ts';
import { readGoMod } from '../../host/formats/mod-file/read.ts';
import type { Host } from '../../host/host.ts';
import { knownModules, mostKnownModules } from '../cgo/known-modules.ts';
import type { Asked } from '../containers/answer.ts';
import { askedBy, isBelow } from '../containers/module.ts';
import type { Probe } from '../probe.ts';
import { refusedAt } from '../workspace/workspace.ts';
import { namedIn, type NamedVersion } from './named.ts';

/** A module with the versions that are written down for it. */
export interface ModuleVersions {
  /** Directory of its go.mod. */
  readonly module: string;
  /** The go and toolchain lines of its go.mod, and of a go.work beside it. */
  readonly asked: readonly Asked[];
  /** Why its go.mod says nothing; null where it is read. */
  readonly unread: string | null;
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
  doubts: ({ modules }) => ({
    unknown: modules.flatMap(({ unread }) => unread ?? []),
    undecided: () => false,
  }),
};

/** What the go command has against a go.mod as a whole. */
function unreadOf(host: Host, module: string): string | null {
  const file = posix.join(module, 'go.mod');
  return (
    parsedOf(host, file, { purpose: 'refused' }, (text) => {
      const [problem] = readGoMod(text).problems;
      return { why: problem ? refusedAt(file, problem) : null };
    })?.why ?? null
  );
}

/** Directories above a module in which a version file may stand. */
const mostParents = 20;

/** What is written down for one module; nothing above `top` is read. */
export function versionsOf(host: Host, module: string, top: string): ModuleVersions {
  const about = { module, asked: askedBy(host, module), unread: unreadOf(host, module) };
  let at = module;
  for (let level = 0; level < mostParents && isBelow(at, top); level += 1, at = posix.dirname(at)) {
    const named = namedIn(host, at);
    if (named.length > 0) return { ...about, named };
  }
  return { ...about, named: [] };
}
