import type { Host } from '../../../../host/host.ts';
import type { SketchedFiles } from '../../../../host/simulated/build.ts';
import { goroot, homebrew } from '../../../../host/simulated/installers.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import type { Outcome } from '../../../../probes/choice/choice.ts';
import { explainGo } from '../../../../probes/choice/explain.ts';
import { contextOf, machine, shell, with_ } from '../../machine.ts';

export const home = '/Users/kim';
export const module = `${home}/work/m`;
export const root = `${home}/.local/share/mise`;
export const at = (version: string): string => `${root}/installs/go/${version}/bin/go`;
export const system = '/opt/homebrew/bin/go';

const installed = ['1.20', '1.20.14', '1.22.5', '1.22.12', '1.25.4'];

/** Everything that a project may contain is trusted. */
export const trusted = { MISE_TRUSTED_CONFIG_PATHS: '/' };

/** What mise's shim starts in ~/work/m of a Mac, and why. Files are texts by path; paths without a leading `/` are in the home. */
export async function started(
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = trusted,
  mise = '/opt/homebrew/bin/mise',
  more: SketchedFiles = {},
  as: Partial<Pick<Host, 'simulated'>> = {},
): Promise<{
  readonly path: string | null | undefined;
  readonly reason: string | undefined;
  readonly outcome: Outcome;
}> {
  const texts = Object.entries(files).map(
    ([path, text]) => [path.startsWith('/') ? path : `${home}/${path}`, { text }] as const,
  );
  const trees = installed.map((version) =>
    goroot(`${root}/installs/go/${version}`, { version, architecture: 'arm64' }),
  );
  const sketch = with_(shell(presets['no-go'](), [`${root}/shims`, '/opt/homebrew/bin'], environment), {
    [`${module}/main.go`]: { text: '' },
    [mise]: { text: 'a Rust program', executable: true },
    [`${root}/shims/go`]: { link: mise },
    ...homebrew('/opt/homebrew', { version: '1.27.1', architecture: 'arm64' }),
    ...goroot('/opt/mygo', { version: '1.24.1', architecture: 'arm64' }),
    ...(Object.assign({}, ...trees) as SketchedFiles),
    ...Object.fromEntries(texts),
    ...more,
  });
  const host: Host = { ...(await machine(sketch)).host, ...as };
  const { steps, outcome } = await explainGo(host, module, await contextOf(host));
  const shim = steps.find((step) => step.kind === 'shim');
  return { path: shim?.path, reason: shim?.reason, outcome };
}
