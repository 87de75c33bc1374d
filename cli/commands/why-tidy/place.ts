import { basename, dirname, join, resolve } from 'node:path';
import type { Host } from '../../../host/host.ts';
import { splitFlags } from '../../../host/formats/flags.ts';
import { placesOf } from '../../../host/go/places.ts';
import { readSettings, type Settings } from '../../../host/go/settings.ts';
import { moduleOf } from '../../../probes/contention/actor.ts';
import { commandLine } from '../../../messages/command.ts';
import { Failure } from '../../failure.ts';
import type { Texts } from './text.ts';

/** What tidy works on when it is run in a directory. */
export interface TidyPlace {
  /** Where it was asked about: go runs here. */
  readonly directory: string;
  /** Directory of the module's go.mod. */
  readonly module: string;
  /** The file that tidy reads and writes: go.mod, or what `-modfile` in GOFLAGS names. */
  readonly modFile: string;
  readonly sumFile: string;
  /** What `-modfile` in GOFLAGS names and go refuses: its name does not end in .mod, it is missing, or a directory; otherwise null. */
  readonly refusedModFile: string | null;
  readonly moduleCache: string;
  readonly settings: Settings;
}

/** Finds the module of a directory and the files that tidy would change there. Throws a Failure where there is none. */
export function tidyPlace(host: Host, directory: string, text: Texts): TidyPlace {
  const { environment, files } = host;
  const place = files.target(directory);
  if (!place.ok)
    throw new Failure(
      'no-directory',
      2,
      text.noDirectory(directory, place.failure.message),
      text.noModuleNext,
    );
  const settings = readSettings(host, environment, null, directory);
  const module = moduleOf(directory, files);
  if (module === null) {
    const [found] = aboveOf(directory).filter((at) => files.facts(join(at, 'go.mod')).ok);
    if (found === undefined) throw new Failure('no-module', 2, text.noModule(directory), text.noModuleNext);
    const look = text.look(commandLine`ls -ld -- ${join(found, 'go.mod')}`);
    throw new Failure('no-module', 2, text.noFile(join(found, 'go.mod')), look);
  }
  const { moduleCache } = placesOf(host, environment, settings);
  const named = modFileIn(settings('GOFLAGS').value);
  const refusedModFile = named !== null && isRefused(host, resolve(directory, named)) ? named : null;
  const modFile =
    named === null || refusedModFile !== null ? join(module, 'go.mod') : resolve(directory, named);
  return {
    ...{ directory, module, modFile, refusedModFile, settings },
    sumFile: `${modFile.replace(/\.mod$/, '')}.sum`,
    // Where go refuses its own setting, it says so itself.
    moduleCache: moduleCache ?? join(host.user.home, 'go/pkg/mod'),
  };
}

function isRefused({ files }: Host, path: string): boolean {
  if (!path.endsWith('.mod')) return true;
  const facts = files.target(path);
  return facts.ok ? facts.value.kind === 'directory' : facts.failure.kind === 'absent';
}

/** What the two files are called. */
export function namesOf({ modFile, sumFile }: TidyPlace): { readonly mod: string; readonly sum: string } {
  return { mod: basename(modFile), sum: basename(sumFile) };
}

function aboveOf(directory: string): readonly string[] {
  const all = [directory];
  for (let at = directory; at !== dirname(at); at = dirname(at)) all.push(dirname(at));
  return all.slice(0, 64);
}

/** The file that `-modfile` names, the last time it is there; null without one, or when go cannot read the flags either. */
function modFileIn(flags: string): string | null {
  const words = splitFlags(flags, 'go') ?? [];
  const last = words.findLast((word) => /^--?modfile=./.test(word));
  return last?.slice(last.indexOf('=') + 1) ?? null;
}
