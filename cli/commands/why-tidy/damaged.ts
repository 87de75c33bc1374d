import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { knownSums, sumsIn } from '../../../caches/modules/sums.ts';
import { checkModules } from '../../../caches/repair/check.ts';
import { readGoMod } from '../../../host/formats/mod-file/read.ts';
import type { Host } from '../../../host/host.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';

/** Bytes. */
const largestFile = 1024 * 1024;

/**
 * Which of the modules that the module's go.mod and go.sum name are damaged in the module cache, and where go.sum and
 * their content do not agree: `go build` compiles an edited file without a word. Everything that they hold is read and
 * hashed; nothing is changed.
 */
export async function damagedModules(
  host: Host,
  { module, modFile, sumFile, moduleCache }: TidyPlace,
  signal: AbortSignal,
): Promise<readonly TidyCause[]> {
  // Beside what -modfile names go reads no go.sum of the module and none of a workspace.
  const isOther = modFile !== join(module, 'go.mod');
  const { sums } = isOther ? sumsIn(host.files, [sumFile]) : knownSums(host.files, [module]);
  const named = [...sums.keys()].filter((key) => !key.endsWith('/go.mod'));
  const goMod = host.files.text(modFile, largestFile);
  const required = goMod.ok ? readGoMod(goMod.value).require : [];
  const only = [...named, ...required.map(({ path, version }) => `${path}@${version}`)];
  const root = host.files.realPath(host.files.onDisk(moduleCache));
  if (!root.ok || only.length === 0) return [];
  const causes: TidyCause[] = [];
  const threads = Math.min(4, availableParallelism());
  const options = { lowPriority: false, threads, signal, reach: host.files };
  await checkModules({ roots: [root.value], only }, sums, options, ({ path, version }, verdicts) => {
    for (const verdict of verdicts) {
      const { evidence } = verdict;
      const subject = `${path}@${version}`;
      if ('leave' in verdict) {
        const fault = verdict.leave === 'go-sum-at-fault' ? ({ fault: 'go.sum' } as const) : {};
        causes.push({ id: 'checksum-mismatch', subject, evidence, ...fault });
      } else if (verdict.reason === 'damaged')
        causes.push({ id: 'damaged-cache', subject, evidence, fault: 'cache' });
    }
  });
  return causes;
}
