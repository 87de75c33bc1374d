import type { Host } from '../../host/host.ts';
import { moduleCacheOf } from '../contention/probe.ts';
import { toolchains } from '../inventory/probe.ts';
import type { Probe, Sweep } from '../probe.ts';
import { knownModules, mostKnownModules } from './known-modules.ts';
import { type ModuleCgo, readModuleCgo } from './module.ts';
import { inWords } from './text.ts';

/** Whether the modules that are known here need a C compiler. */
export interface CgoImports {
  /** Every known module, with the files that import "C". */
  readonly modules: readonly ModuleCgo[];
  /** Why not all was read, one sentence each. */
  readonly unread: readonly string[];
}

/** An answer of the same modules is good for so long: a first `import "C"` is not written every minute. */
const goodForMs = 10 * 60_000;

const answers = new WeakMap<
  Host,
  { readonly at: number; readonly key: string; readonly answer: CgoImports }
>();

/**
 * Which known modules import "C", themselves or by what they import? Read from their files; no go runs. It costs some time when
 * there are many (10,000 files: a second), so whoever needs it for a fault only asks when there is one.
 */
export const cgoImports: Probe<CgoImports> = {
  id: 'cgo-imports',
  schedule: '*/10 * * * *',
  timeLimitMs: 20_000,
  async ask(sweep) {
    const known = await knownModules(sweep);
    const key = known.join('\0');
    const before = answers.get(sweep.host);
    if (before?.key === key && sweep.now - before.at < goodForMs && sweep.now >= before.at)
      return before.answer;
    const answer = await readAll(known, sweep);
    answers.set(sweep.host, { at: sweep.now, key, answer });
    return answer;
  },
  doubts: ({ unread }) => ({ unknown: unread, undecided: () => false }),
};

/** The first file that imports "C", the module's own before those of packages that it imports; null when none is known. */
export function firstCgoFile({
  modules,
}: CgoImports): (ModuleCgo['files'][number] & { module: string }) | null {
  for (const { module, files } of modules) for (const file of files) return { ...file, module };
  return null;
}

async function readAll(known: readonly string[], sweep: Sweep): Promise<CgoImports> {
  const { host, signal } = sweep;
  const { hardware } = await sweep.ask(toolchains);
  const moduleCache = await moduleCacheOf(sweep);
  const target = { os: host.platform, architecture: hardware.architecture };
  const modules: ModuleCgo[] = [];
  for (const module of known.slice(0, mostKnownModules))
    modules.push(await readModuleCgo(host, module, { target, moduleCache, signal }));
  const unread = modules.flatMap((one) => one.unread);
  if (known.length > mostKnownModules) unread.push(inWords('tooManyModules', { most: mostKnownModules }));
  return { modules, unread: [...new Set(unread)].slice(0, 20) };
}
