import { createHash } from 'node:crypto';
import { parsedOf } from '../../host/files/memory.ts';
import {
  type Instruction,
  longestDockerfile,
  mostInstructions,
  readDockerfile,
} from '../../host/formats/dockerfile.ts';
import { linesOf } from '../../host/formats/lines.ts';
import type { Host } from '../../host/host.ts';
import type { GoDockerfile } from './answer.ts';
import type { Build } from './builds.ts';
import { Extent } from './dockerfile/extent.ts';
import { goIn, type GoStage } from './dockerfile/go.ts';
import { type Stage, stagesOf } from './dockerfile/stages.ts';
import { placesOf } from './inline.ts';
import { askedBy, type BuiltModule, isVendored, moduleOf } from './module.ts';
import { inWords } from './text.ts';
import {
  type Budget,
  byHand,
  indexOf,
  keyOf,
  neededFor,
  onlyFor,
  toldElsewhere,
  type Variant,
  variantsOf,
} from './variants.ts';

/** A Dockerfile that is to be read. */
export interface Source {
  /** Absolute: its own, or that of the file in which it is written out. */
  readonly path: string;
  /** What build it, all of them with the same text. */
  readonly builds: readonly Build[];
  readonly isInline: boolean;
}

/** The Dockerfiles of those paths, and those that are written out where they are built, each once. */
export function sourcesOf(paths: readonly string[], builds: readonly Build[]): readonly Source[] {
  const inline = new Map<string, Build[]>();
  for (const build of builds) {
    if (build.inline === null) continue;
    const place = `${build.inline.file}:${build.inline.line}`;
    inline.set(place, [...(inline.get(place) ?? []), build]);
  }
  return [
    ...paths.map((path) => ({
      path,
      builds: builds.filter((one) => one.dockerfile === path && one.inline === null),
      isInline: false,
    })),
    ...[...inline.values()].map((own) => ({ path: own[0]?.inline?.file ?? '', builds: own, isInline: true })),
  ];
}

interface Parsed {
  /** Of its text. */
  readonly length: number;
  /** Before what Go does in them. */
  readonly plain: readonly Stage[];
  readonly stages: readonly GoStage[];
  readonly written: ReadonlyMap<number, string>;
  /** Some of it was not looked at. */
  readonly isCut: boolean;
}

/** A Dockerfile in one of the ways in which it is built. */
export interface ReadFile {
  readonly file: GoDockerfile;
  readonly built: BuiltModule | null;
}

/**
 * What a Dockerfile does with Go in each way in which it is built, and the module that it builds; nothing where it has nothing to do with
 * Go, is not there, or cannot be read, which `unread` receives.
 */
export function readOne(
  host: Host,
  source: Source,
  { top, budget }: { readonly top: string; readonly budget: Budget },
  unread: Set<string>,
): readonly ReadFile[] {
  const { builds, path } = source;
  if (!isThere(host, source, unread)) return [];
  const reader = source.isInline ? ofInline(host, source) : ofFile(host, path);
  const whole = reader(byHand(builds));
  if (whole === null) unread.add(inWords('unreadable', { path }));
  if (whole?.isCut === true) unread.add(inWords('tooMuch', { path }));
  if (
    whole === null ||
    whole.isCut ||
    !whole.stages.some((one) => one.isGolang || one.runsGo || one.stage.image === null)
  )
    return [];
  const count = whole.plain.length;
  const ways = builds.length === 0 ? [byHand(builds)] : variantsOf(builds, whole.length, budget);
  const [first] = ways.filter(({ isRest }) => isRest);
  const variants = ways.filter(({ isSplit }) => !isSplit);
  const isSplit = variants.length < ways.length;
  if (first !== undefined) unread.add(inWords('tooManyWays', { path, count: first.builds.length }));
  const targets = variants.map(({ target }) => indexOf(whole.plain, target));
  const aimed = targets.flatMap((index) => (index === null ? [] : [...neededFor(whole.plain, index)]));
  const told = new Set(aimed);
  // What nothing names is built as the last stage, or by hand.
  const isAll = targets.includes(null) || told.size === count || isSplit;
  const rest = isAll ? variants : [...variants, byHand(builds)];
  const last = neededFor(whole.plain, count - 1);
  return rest.flatMap((variant, at) => {
    const index = targets[at] ?? null;
    const parsed = reader(variant);
    if (parsed?.isCut === true) unread.add(inWords('tooMuch', { path }));
    if (parsed === null || parsed.isCut) return [];
    const isOwn = (one: GoStage): boolean =>
      // One that is not the last may be the target of what is left over.
      (!told.has(one.stage.index) && (!isSplit || last.has(one.stage.index))) ||
      (variant.builds.length > 0 && last.has(one.stage.index));
    const stages =
      index === null ? parsed.stages.map((one) => (isOwn(one) ? one : toldElsewhere(one))) : parsed.stages;
    return fileOf(host, source, { ...variant, stages, written: parsed.written }, top) ?? [];
  });
}

function fileOf(
  host: Host,
  { path, builds: all, isInline }: Source,
  { builds, stages, written, context }: Variant & Pick<Parsed, 'stages' | 'written'>,
  top: string,
): ReadFile | null {
  if (!stages.some((one) => one.isGolang || one.runsGo)) return null;
  const built = moduleOf(host, path, stages, { top, context });
  const file = {
    ...{ path, builds, stages, written, needs: new Map() },
    subject: isInline ? `${path}#${all[0]?.name ?? ''}` : path,
    isInCompose: isInline && (all[0]?.name.startsWith('services.') ?? false),
    asked: built === null ? [] : askedBy(host, built.module),
    isVendored: built !== null && isVendored(host, built.module),
  };
  return { file, built };
}

/** A compose file may name one that is made by something else. */
function isThere(host: Host, { path, isInline }: Source, unread: Set<string>): boolean {
  if (isInline) return true;
  const facts = host.files.target(path);
  if (!facts.ok && facts.failure.kind === 'absent') return false;
  if (facts.ok && facts.value.kind === 'file' && facts.value.size <= longestDockerfile) return true;
  unread.add(facts.ok ? inWords('tooLarge', { path, most: longestDockerfile }) : facts.failure.message);
  return false;
}

/** What a Dockerfile is in one way in which it is built; null where it cannot be read. */
type Reader = (variant: Variant) => Parsed | null;

function ofFile(host: Host, path: string): Reader {
  const instructions = once(readDockerfile);
  return ({ given, target }) => {
    // A compose file may give as much as it is long.
    const way = createHash('sha256').update(keyOf({ given, target })).digest('base64');
    return parsedOf(host, path, { purpose: `dockerfile ${way}`, limitBytes: longestDockerfile }, (text) =>
      parse(text, instructions(text), { given, target }),
    );
  };
}

function ofInline(host: Host, { builds }: Source): Reader {
  const inline = builds[0]?.inline ?? null;
  if (inline === null) return () => null;
  const placed = placesOf(host, inline);
  const instructions = readDockerfile(inline.text).map((one) => ({
    ...one,
    line: placed(one.line),
    endLine: placed(one.endLine),
    trigger: one.trigger && { ...one.trigger, line: placed(one.trigger.line) },
  }));
  // The value of a variable may be a secret: evidence shows the line as written.
  return (variant) => parse(inline.written, instructions, variant, placed);
}

/** The same for the same text, which changes where a file does. */
function once<T>(read: (text: string) => T): (text: string) => T {
  let known: { readonly text: string; readonly value: T } | null = null;
  return (text) => {
    if (known?.text !== text) known = { text, value: read(text) };
    return known.value;
  };
}

/** `placed`: the line of the file for a line of `text`, which is as the file has it. */
function parse(
  text: string,
  instructions: readonly Instruction[],
  { given, target }: Pick<Variant, 'given' | 'target'>,
  placed: (line: number) => number = (line) => line,
): Parsed {
  const extent = new Extent();
  const plain = stagesOf(instructions, given, extent);
  const index = indexOf(plain, target);
  const stages = index === null ? plain : onlyFor(plain, index);
  const go = goIn(stages, extent);
  const lines = stages.flatMap(({ line, steps }) => [line, ...steps.map((step) => step.line)]);
  return {
    length: text.length,
    plain,
    stages: go,
    written: writtenIn(text, lines, placed),
    isCut: extent.isCut || instructions.length === mostInstructions,
  };
}

/** Lines as they stand in the file, which evidence shows, cut to what a terminal has. */
function writtenIn(
  text: string,
  lines: readonly number[],
  placed: (line: number) => number,
): ReadonlyMap<number, string> {
  const wanted = new Set(lines);
  const all = new Map<number, string>();
  for (const line of linesOf(text)) {
    const place = placed(line.number);
    if (wanted.has(place) && !all.has(place)) all.set(place, line.text.trim().slice(0, 200));
  }
  return all;
}
