import { posix } from 'node:path';
import { readGoMod } from '../../host/formats/mod-file/read.ts';
import { textOf } from '../../host/files/memory.ts';
import { describeSource } from '../../host/go/setting.ts';
import type { Target } from '../../host/go/built-in.ts';
import type { Host } from '../../host/host.ts';
import { cgoImports, firstCgoFile } from '../cgo/imports.ts';
import { knownModules } from '../cgo/known-modules.ts';
import type { Choice } from '../choice/choice.ts';
import { type ContextEnvironment, variableOf } from '../environment/environment.ts';
import { environment } from '../environment/probe.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Probe, Sweep } from '../probe.ts';
import { running } from '../running/probe.ts';
import { compareMacos } from '../versions/majors.ts';
import { badRowsOf } from '../versions/bad/match.ts';
import type { BadRelease, Condition } from '../versions/bad/rows.ts';
import { inWords } from '../versions/bad/text.ts';
import { versionOfToolchain } from '../versions/parse.ts';

/** A release that is known to be bad for what is built here, with where its conditions were seen. */
export interface BadInUse {
  readonly row: BadRelease;
  readonly choice: Choice;
  /** `1.26.5` */
  readonly version: string;
  readonly product: Target;
  /** Where each condition was seen, one line each; empty where there is none. */
  readonly seen: readonly string[];
}

export interface BadReleases {
  readonly inUse: readonly BadInUse[];
  readonly inventory: Inventory;
}

/** Do the Gos that run here have a fault that what is built here can meet? */
export const badInUse: Probe<BadReleases> = {
  id: 'bad-releases',
  schedule: '*/5 * * * *',
  timeLimitMs: 30_000,
  async ask(sweep) {
    const [{ runs, inventory }, { contexts }] = [await sweep.ask(running), await sweep.ask(environment)];
    const conditions = new Conditions(sweep);
    const inUse: BadInUse[] = [];
    for (const choice of runs) {
      const around = contexts.find(({ context }) => context === choice.context);
      const version = versionThatRuns(choice);
      if (!around || version === null) continue;
      for (const row of badRowsOf(version, around.target)) {
        const seen = await conditions.seen(row, around);
        if (seen) inUse.push({ row, choice, version, product: around.target, seen });
      }
    }
    return { inUse, inventory };
  },
  doubts: ({ inventory }) => ({ unknown: [], undecided: () => inventory.unseen.length > 0 }),
};

/** `1.26.5` of what runs in the end; null when nothing does, or it is not a release. */
function versionThatRuns({ outcome }: Choice): string | null {
  if (!('architectures' in outcome)) return null;
  return versionOfToolchain(outcome.kind === 'download' ? outcome.toolchain : (outcome.version ?? ''));
}

/** Looks for conditions, each at most once a sweep, and for what costs something only when a version asks for it. */
class Conditions {
  readonly #sweep: Sweep;
  readonly #host: Host;
  #modules: Promise<readonly string[]> | null = null;

  constructor(sweep: Sweep) {
    this.#sweep = sweep;
    this.#host = sweep.host;
  }

  /** Where all of a row's conditions were seen; null when one was not. */
  async seen({ conditions }: BadRelease, around: ContextEnvironment): Promise<readonly string[] | null> {
    const lines: string[] = [];
    for (const condition of conditions) {
      const line = await this.#look(condition, around);
      if (line === null) return null;
      lines.push(line);
    }
    return lines;
  }

  async #look(condition: Condition, around: ContextEnvironment): Promise<string | null> {
    switch (condition.kind) {
      case 'race':
        return raceIn(around);
      case 'macos':
        return this.#macos(condition);
      case 'cgo': {
        if (variableOf(around, 'CGO_ENABLED').value !== '1') return null;
        const first = firstCgoFile(await this.#sweep.ask(cgoImports));
        return first && inWords('importsC', { file: first.file });
      }
      case 'module':
        return this.#module(condition);
      case 'unseen':
        return null;
    }
  }

  async #macos({ from, to }: Extract<Condition, { kind: 'macos' }>): Promise<string | null> {
    const { osVersion } = await this.#host.hardware();
    if (this.#host.platform !== 'darwin' || osVersion === null) return null;
    const isWithin =
      compareMacos(osVersion, from) >= 0 && (to === undefined || compareMacos(osVersion, to) < 0);
    return isWithin ? `macOS ${osVersion}` : null;
  }

  async #module({ path, before }: Extract<Condition, { kind: 'module' }>): Promise<string | null> {
    this.#modules ??= knownModules(this.#sweep);
    for (const module of (await this.#modules).slice(0, 64)) {
      const file = posix.join(module, 'go.mod');
      const found = readGoMod(textOf(this.#host, file) ?? '').require.find((one) => one.path === path);
      if (found && compareSemantic(found.version, before) < 0)
        return inWords('requires', { file, line: found.line, path, version: found.version });
    }
    return null;
  }
}

/** `-race` as a flag of its own. */
function raceIn(around: ContextEnvironment): string | null {
  const { value, source, by } = variableOf(around, 'GOFLAGS');
  const isOn = value.split(/\s+/, 100).some((flag) => /^--?race(?:=(?:true|1|t|T|TRUE|True))?$/.test(flag));
  const place = 'file' in source ? describeSource(source) : (by ?? around.context);
  return isOn ? inWords('race', { value, place }) : null;
}

/** Negative, 0 or positive, of `v0.8.2` and `v0.8.3`, pre-releases aside. */
function compareSemantic(one: string, other: string): number {
  const [a, b] = [one, other].map((text) =>
    text.replace(/^v/, '').split(/[-+]/, 1)[0]?.split('.').map(Number),
  );
  for (let at = 0; at < 3; at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
