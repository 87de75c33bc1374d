import { basename } from 'node:path';
import type { Host } from '../../host/host.ts';
import type { Process, Processes } from '../../host/processes/processes.ts';
import { Translations } from '../../host/processes/translation.ts';
import type { ObservedTool } from '../../probes/probe.ts';
import type { Maker, Transition } from '../transition.ts';

type Change = Extract<Transition, { kind: 'toolchain-changed' }>;

/** The programs of each installer; those that are not here leave no process of their own, or cannot be distinguished from others. */
const programs: Readonly<Record<string, readonly string[]>> = {
  'go.dev package': ['installer', 'installd', 'package_script_service'],
  goenv: ['goenv'],
  mise: ['mise'],
  asdf: ['asdf'],
  gobrew: ['gobrew'],
  macports: ['port'],
  nix: ['nix', 'nix-env', 'nix-daemon'],
  distribution: ['apt', 'apt-get', 'dpkg', 'dnf', 'rpm', 'pacman', 'zypper', 'apk'],
};

/**
 * Names, in each change of a toolchain, the installer that was at work when the change was seen; of others nothing is said. The
 * process table is read only when there was a change.
 */
export async function withMakers(
  transitions: readonly Transition[],
  host: Pick<Host, 'processes' | 'files'>,
): Promise<readonly Transition[]> {
  if (!transitions.some(({ kind }) => kind === 'toolchain-changed')) return transitions;
  const [read] = await Promise.allSettled([host.processes()]);
  if (read.status === 'rejected' || read.value.certainty === 'unknown') return transitions;
  const processes = read.value;
  const translations = new Translations(processes, host.files);
  return transitions.map((one) => {
    const by = one.kind === 'toolchain-changed' ? makerOf(one, processes, translations) : null;
    return by === null ? one : { ...one, by };
  });
}

function makerOf({ before, after }: Change, processes: Processes, translations: Translations): Maker | null {
  for (const tool of [after, before]) {
    const maker = tool && processes.all.find((process) => installs(process, tool));
    if (!maker) continue;
    const ancestors = processes.ancestors(maker.pid);
    const translated = [maker, ...ancestors].findLast((one) => translations.of(one) === true);
    return {
      name: tool.installer === 'homebrew' ? 'brew' : basename(maker.executable),
      pid: maker.pid,
      translated: translated ? { name: basename(translated.executable), pid: translated.pid } : null,
    };
  }
  return null;
}

/** `brew` runs Ruby on `…/Library/Homebrew/brew.rb` below its own prefix. */
function installs({ executable, arguments: words }: Process, { installer, prefix }: ObservedTool): boolean {
  if (installer === 'homebrew')
    return words.some(
      (word) => word.endsWith('/Library/Homebrew/brew.rb') && word.startsWith(`${prefix ?? ''}/`),
    );
  return programs[installer]?.includes(basename(executable)) === true;
}
