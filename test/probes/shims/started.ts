import type { SketchedFiles } from '../../../host/simulated/build.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { contextOf, machine, shell, with_ } from '../machine.ts';

export const kim = '/Users/kim';
export const work = `${kim}/work/module`;
export const go = (version: string) => ({ version, architecture: 'arm64' });
export const text = (content: string) => ({ text: content });

interface Case {
  readonly files: SketchedFiles;
  readonly environment?: Record<string, string>;
  /** The location of the shim. */
  readonly shims: string;
}

/** What the shim starts in ~/work/module, and why. */
export async function started({ files, environment = {}, shims }: Case) {
  const sketch = with_(shell(presets['no-go'](), [shims, '/opt/homebrew/bin'], environment), {
    [`${work}/main.go`]: text(''),
    ...homebrew('/opt/homebrew', go('1.27.1')),
    ...files,
  });
  const { host } = await machine(sketch);
  const { steps, outcome } = await explainGo(host, work, await contextOf(host));
  const shim = steps.find((step) => step.kind === 'shim');
  return { path: shim?.path, reason: shim?.reason, kind: outcome.kind };
}
