import { posix } from 'node:path';
import type { Instruction } from '../../../host/formats/dockerfile.ts';
import type { Extent } from './extent.ts';
import { type Image, imageOf } from './image.ts';
import { directoryOf, imageIn, type NamedContexts, valueOf } from './named.ts';
import { type Run, runOf } from './run.ts';
import { substitute, unknownValue, type Variables } from './substitute.ts';

/** For which platform a stage's image is taken, by `--platform`. */
export type StagePlatform =
  /** No flag: the target's. */
  | { readonly kind: 'none' }
  /** $BUILDPLATFORM: the builder's own. */
  | { readonly kind: 'build' }
  /** $TARGETPLATFORM, which is the same as no flag. */
  | { readonly kind: 'target' }
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'unknown' };

/** A COPY or ADD instruction. */
export interface Copied {
  readonly line: number;
  /** Index of the stage that it copies from; null: the build context, or an image. */
  readonly stage: number | null;
  /** The image that it copies from; null where it is none, or unknown. */
  readonly image: Image | null;
  /** Whether it copies from the build context. */
  readonly fromContext: boolean;
  /** The directory of this machine that a named context is and that it copies from; null for everything else. */
  readonly named: string | null;
  /** Variables replaced. */
  readonly sources: readonly string[];
  readonly target: string;
  /** Where the target lies, as a run's directory. */
  readonly place: string;
}

/** A step of a stage in its order. */
export type StageStep =
  | ({ readonly kind: 'run' } & Run)
  | ({ readonly kind: 'copy' } & Copied)
  | { readonly kind: 'variable'; readonly line: number; readonly name: string; readonly value: string };

/** What is between one FROM and the next. */
export interface Stage {
  readonly index: number;
  /** As named behind AS; null without a name. */
  readonly name: string | null;
  /** Of its FROM. */
  readonly line: number;
  /** The stage that it builds on; null when it starts from an image. */
  readonly parent: number | null;
  /** The image that it starts from, directly or through its parents; null when it is unknown. */
  readonly image: Image | null;
  /** Of the stage that starts from the image. */
  readonly platform: StagePlatform;
  /** Own steps, not those of the parent. */
  readonly steps: readonly StageStep[];
  /** What is set at its end. */
  readonly variables: Variables;
  /** Whether it, or a stage that it goes on from, says by ENTRYPOINT or CMD what is started. */
  readonly starts: boolean;
}

/** What BuildKit sets by itself: https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
const automatic = ['TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'TARGETVARIANT'].flatMap((name) => [
  name,
  name.replace('TARGET', 'BUILD'),
]);

/** Represents the value of an automatic argument in a substituted text: its origin is known, its value is not. */
export const mark = (name: string): string => `\u0001${name}\u0001`;

/** Represents an image's own directory, and any other directory that is unknown at a line. It occurs in no path of a Dockerfile. */
const unknownPlace = (line: number | ''): string => `/${unknownValue}${line}`;

/** What compose or bake give to a build; an argument that is given, and unknown, is null. */
export interface Given {
  readonly args: Variables;
  readonly contexts: NamedContexts;
}

/** The stages of a Dockerfile, with arguments and variables replaced as far as the file and what is given tell them. */
export function stagesOf(
  instructions: readonly Instruction[],
  given: Given,
  extent: Extent,
): readonly Stage[] {
  const reader = new StageReader(given, extent);
  for (const instruction of instructions) reader.read(instruction);
  return reader.stages();
}

interface Draft extends Omit<Stage, 'variables' | 'starts'> {
  readonly steps: StageStep[];
  /** What ONBUILD has for stages that go on from it. */
  readonly triggers: Instruction[];
  directory: string;
  variables: Map<string, string | null>;
  starts: boolean;
  /** A named context replaces it: its instructions are not built. */
  readonly isReplaced: boolean;
}

class StageReader {
  readonly #given: Given;
  readonly #extent: Extent;
  /** Before the first FROM. */
  readonly #global = new Map<string, string | null>(automatic.map((name) => [name, mark(name)]));
  readonly #stages: Draft[] = [];

  constructor(given: Given, extent: Extent) {
    this.#given = given;
    this.#extent = extent;
  }

  stages(): readonly Stage[] {
    return this.#stages;
  }

  read(instruction: Instruction): void {
    if (!this.#extent.takes('instructions')) return;
    const stage = this.#stages.at(-1);
    if (instruction.keyword === 'FROM') {
      if (this.#extent.takes('stages')) this.#begin(this.#from(instruction));
    } else if (stage === undefined) {
      if (instruction.keyword === 'ARG') this.#argument(instruction, this.#global, null);
    } else if (stage.isReplaced) return;
    else if (instruction.keyword === 'ONBUILD') {
      if (instruction.trigger !== null) stage.triggers.push(instruction.trigger);
    } else if (instruction.keyword === 'ARG' || instruction.keyword === 'ENV') this.#set(instruction, stage);
    else if (instruction.keyword === 'WORKDIR')
      stage.directory = placeOf(instruction.words[0] ?? '', stage, instruction);
    else if (instruction.keyword === 'ENTRYPOINT' || instruction.keyword === 'CMD') stage.starts = true;
    else if (instruction.keyword === 'RUN')
      stage.steps.push({
        kind: 'run',
        ...runOf(instruction, stage, (name) => this.#stageNamed(substitute(name, this.#global))),
      });
    else if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
      const copied = this.#copied(instruction, stage);
      if (copied) stage.steps.push(copied);
    }
  }

  /** A stage that goes on from another does first what that one has for it, which those that go on from it in turn do not. */
  #begin(draft: Draft): void {
    this.#stages.push(draft);
    const parent = draft.parent === null ? undefined : this.#stages[draft.parent];
    for (const trigger of parent?.triggers ?? []) if (trigger.keyword !== 'FROM') this.read(trigger);
  }

  #from({ words, flags, line }: Instruction): Draft {
    const reference = substitute(words[0] ?? '', this.#global);
    const index = this.#stages.length;
    const name = words[1]?.toLowerCase() === 'as' ? (words[2] ?? '').toLowerCase() : null;
    const own = name === null ? undefined : valueOf(this.#given.contexts, name);
    const parent = this.#stages.findLast((one) => one.name === reference.toLowerCase());
    if (parent && own === undefined)
      return {
        ...{ index, name, line, parent: parent.index, image: parent.image, platform: parent.platform },
        ...{ steps: [], triggers: [], variables: new Map(parent.variables), starts: parent.starts },
        ...{ directory: parent.directory, isReplaced: false },
      };
    const value = own ?? valueOf(this.#given.contexts, reference);
    const flag = flags.find(([one]) => one === 'platform');
    return {
      ...{ index, name, line, parent: null },
      image:
        value !== undefined
          ? imageIn(value)
          : reference === '' || reference.includes(unknownValue)
            ? null
            : imageOf(reference),
      platform: flag ? platformOf(substitute(flag[1], this.#global)) : { kind: 'none' },
      directory: unknownPlace(''),
      steps: [],
      triggers: [],
      variables: new Map(),
      starts: false,
      isReplaced: own !== undefined,
    };
  }

  #set(instruction: Instruction, stage: Draft): void {
    // What ran before keeps what was set then.
    stage.variables = new Map(stage.variables);
    if (instruction.keyword === 'ARG') this.#argument(instruction, stage.variables, stage);
    else
      for (const [name, raw] of instruction.pairs) {
        const value = substitute(raw ?? '', stage.variables);
        this.#extent.put(stage.variables, name, value);
        stage.steps.push({ kind: 'variable', line: instruction.line, name, value });
      }
  }

  /** An argument of a stage takes a given value, then its default, then what was said before the first FROM. */
  #argument({ pairs, line }: Instruction, variables: Map<string, string | null>, stage: Draft | null): void {
    for (const [name, raw] of pairs) {
      const byDefault = raw === null ? null : substitute(raw, variables);
      // A default also applies where the platform would have set the argument, as BuildKit's dispatchArg has it:
      // https://github.com/moby/buildkit/blob/v0.25.1/frontend/dockerfile/dockerfile2llb/convert.go#L1842
      const platform = automatic.includes(name) ? mark(name) : null;
      const { args } = this.#given;
      const otherwise = byDefault ?? (stage ? this.#global.get(name) : platform) ?? null;
      const value = args.has(name) ? (args.get(name) ?? null) : otherwise;
      this.#extent.put(variables, name, value);
      if (stage && value !== null) stage.steps.push({ kind: 'variable', line, name, value });
    }
  }

  #copied(instruction: Instruction, draft: Draft): StageStep | null {
    const { words, flags, line, keyword } = instruction;
    const { variables } = draft;
    const all = words.map((word) => substitute(word, variables));
    const sources = all.slice(0, -1).filter((word) => !word.startsWith('<<'));
    const from = keyword === 'COPY' ? flags.find(([name]) => name === 'from')?.[1] : undefined;
    const name = from === undefined ? '' : substitute(from, this.#global);
    const stage = name === '' ? null : this.#stageNamed(name);
    if (all.length < 2) return null;
    const target = all.at(-1) ?? '';
    const isOther = name !== '' && stage === null && !name.includes(unknownValue);
    const value = isOther ? valueOf(this.#given.contexts, name) : undefined;
    const image = value !== undefined ? imageIn(value) : isOther ? imageOf(name) : null;
    return {
      kind: 'copy',
      ...{ line, stage, image, fromContext: from === undefined, sources, target },
      named: value === undefined ? null : directoryOf(value),
      place: placeOf(words.at(-1) ?? '', draft, instruction),
    };
  }

  /** By name or by number, those before only. */
  #stageNamed(name: string): number | null {
    const before = this.#stages.slice(0, -1);
    const number = /^\d{1,3}$/.test(name) ? Number(name) : -1;
    return (before.findLast((one) => one.name === name.toLowerCase()) ?? before[number])?.index ?? null;
  }
}

function platformOf(value: string): StagePlatform {
  if (value.includes(unknownValue) || value === '') return { kind: 'unknown' };
  if (value.includes('\u0001TARGET')) return { kind: 'target' };
  return value.includes('\u0001BUILD') ? { kind: 'build' } : { kind: 'constant', value };
}

/** Where a path of an instruction lies: relative ones begin at the last WORKDIR. */
function placeOf(word: string, { directory, variables }: Draft, { line }: Instruction): string {
  const path = substitute(word, variables);
  return path.includes(unknownValue) ? unknownPlace(line) : posix.resolve(directory, path);
}
