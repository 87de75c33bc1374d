import type { Context } from '../../host/host.ts';
import type { Found } from '../probe.ts';
import type { GorootInUse, Inventory, Tool } from './inventory.ts';
import { inWords } from './text.ts';

/** A go that wins somewhere, with the tree that it works with there. */
export interface Builder {
  readonly go: Tool;
  /** By its build info, without experiments: `go1.26.8`. */
  readonly goVersion: string;
  readonly goroot: GorootInUse;
  readonly context: Context;
}

/** Each context's winner with its GOROOT, where both are known. */
export function buildersOf(inventory: Inventory): readonly Builder[] {
  return inventory.contexts.flatMap((context) => {
    const go = inventory.toolchains.find((tool) => tool.winsIn.includes(context.id));
    const goVersion = go?.binary?.go?.version;
    const goroot = inventory.goroots.get(context.id);
    return go && goVersion && goroot ? [{ go, goVersion: firstWord(goVersion), goroot, context }] : [];
  });
}

/**
 * What is wrong with the tree of each go, reported once: by the first context where it wins and something is wrong. Nothing is
 * reported where the build cache is an obstacle: the go command stops there, mostly with the same words.
 */
export function firstOfEachGo<Values>(
  inventory: Inventory,
  judge: (builder: Builder) => Found<Values> | null,
): readonly Found<Values>[] {
  const found = new Map<string, Found<Values>>();
  for (const builder of buildersOf(inventory)) {
    const isTold = found.has(builder.go.path) || builder.goroot.obstacle !== null;
    const first = isTold ? null : judge(builder);
    if (first) found.set(builder.go.path, first);
  }
  return [...found.values()];
}

/** What a name of a version is without the experiments that stand behind a space. */
export function firstWord(text: string): string {
  return text.split(' ', 1)[0] ?? '';
}

/** Who set it, or `bin/go` when the go found it by its own place. */
export function settingOf({ setBy }: GorootInUse): string {
  return setBy ?? 'bin/go';
}

/** What everything that is said about a go and its tree rests on; `about` says what is wrong with the tree. */
export function evidenceOfBuilder({ go, goroot, context }: Builder, about: string, inventory: Inventory) {
  return [
    inWords('path', { chain: go.chain.links.join(' -> ') }),
    inWords('goVersion', { version: go.binary?.go?.version ?? '' }),
    goroot.setBy === null
      ? inWords('gorootByPlace', { path: goroot.path })
      : `GOROOT=${goroot.path} (${goroot.setBy})`,
    about,
    inWords('context', { context: context.id, source: context.source }),
    inWords('hardware', { architecture: inventory.hardware.architecture }),
  ];
}

/** `observed`, unless nobody but an assumed environment says so. */
export function certaintyOfBuilder({ goroot, context }: Builder): 'observed' | 'suspected' {
  return context.certainty === 'observed' || goroot.source !== 'variable' ? 'observed' : 'suspected';
}
