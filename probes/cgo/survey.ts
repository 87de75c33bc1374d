import type { BuildTarget } from '../../host/formats/build-constraint.ts';
import { placesOf } from '../../host/go/places.ts';
import type { Context, Host } from '../../host/host.ts';
import { explainGo } from '../choice/explain.ts';
import { moduleOf } from '../contention/actor.ts';
import { type Advice, adviceFor } from './advice.ts';
import { wantedIn } from './directives.ts';
import { type Examined, examine } from './examine.ts';
import { type ModuleCgo, readModuleCgo } from './module.ts';
import { gorootOf, type GoUsed, type Setup, setupOf } from './setup.ts';

/** What a build of C in a directory would use. */
export interface Survey {
  readonly directory: string;
  /** Whether a go was found whose version is known. */
  readonly hasGo: boolean;
  readonly setup: Setup;
  readonly examined: Examined;
  /** Null outside of any module. */
  readonly module: ModuleCgo | null;
  readonly advice: Advice;
}

export interface SurveyOptions {
  /** What is to be built for, in the place of what GOOS and GOARCH say. */
  readonly target: Partial<BuildTarget>;
  /** Where another machine's headers and libraries lie; null when nobody named it. */
  readonly sysroot: string | null;
  readonly signal: AbortSignal;
}

/** Looks at what a build of C in a directory would use, from files alone: nothing is run. Rejects only when `signal` aborts. */
export async function survey(
  host: Host,
  directory: string,
  context: Context,
  { target, sysroot, signal }: SurveyOptions,
): Promise<Survey> {
  const found = await goIn(host, directory, context);
  const { architecture } = await host.hardware();
  const go = found ?? { path: '', version: '', architecture, goroot: null };
  const setup = setupOf(host, context, directory, go, target);
  const root = moduleOf(directory, host.files);
  const { moduleCache } = placesOf(host, context.environment, setup.settings);
  const module =
    root === null ? null : await readModuleCgo(host, root, { target: setup.target, moduleCache, signal });
  const wanted = (module?.files ?? []).flatMap((file) => wantedIn(file, setup.target));
  return {
    directory,
    hasGo: found !== null,
    setup,
    examined: examine(setup, wanted),
    module,
    advice: adviceFor({ setup, module, wanted, sysroot }),
  };
}

/** The go command that runs there in the end; null where that is not known or would have to be fetched. */
async function goIn(host: Host, directory: string, context: Context): Promise<GoUsed | null> {
  const { outcome, steps } = await explainGo(host, directory, context);
  const first = steps.findLast((step) => step.kind === 'go');
  if (!('file' in outcome) || outcome.version === null) return null;
  const { native } = await host.hardware();
  const { architectures, file } = outcome;
  const isOwn = outcome.kind === 'own' && first?.kind === 'go';
  return {
    path: isOwn ? first.path : file,
    version: outcome.version.split(' ', 1)[0] ?? '',
    architecture: architectures.find((one) => native.includes(one)) ?? architectures[0] ?? null,
    goroot: isOwn ? first.goroot : gorootOf(host, file),
  };
}
