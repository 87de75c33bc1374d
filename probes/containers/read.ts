import { parsedOf } from '../../host/files/memory.ts';
import { longestDockerfile, readDockerfile } from '../../host/formats/dockerfile.ts';
import { linesOf } from '../../host/formats/lines.ts';
import type { Host } from '../../host/host.ts';
import type { GoDockerfile } from './answer.ts';
import type { Build } from './builds.ts';
import { goIn, type GoStage } from './dockerfile/go.ts';
import { stagesOf } from './dockerfile/stages.ts';
import { placesOf } from './inline.ts';
import { askedBy, type BuiltModule, isVendored, moduleOf } from './module.ts';
import { inWords } from './text.ts';

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
  readonly stages: readonly GoStage[];
  readonly written: ReadonlyMap<number, string>;
}

/**
 * What a Dockerfile does with Go, and the module that it builds; null where it has nothing to do with Go, is not there, or cannot be read,
 * which `unread` receives.
 */
export function readOne(
  host: Host,
  source: Source,
  top: string,
  unread: Set<string>,
): { readonly file: GoDockerfile; readonly built: BuiltModule | null } | null {
  const { path, builds, isInline } = source;
  const parsed = isInline ? inlineOf(host, source) : ownOf(host, source, unread);
  if (parsed === null || !parsed.stages.some((one) => one.isGolang || one.runsGo)) return null;
  const context = builds.find((build) => build.context !== null)?.context ?? null;
  const built = moduleOf(host, path, parsed.stages, { top, context });
  const file = {
    ...{ path, builds, stages: parsed.stages, written: parsed.written, needs: new Map() },
    subject: isInline ? `${path}#${builds[0]?.name ?? ''}` : path,
    isInCompose: isInline && (builds[0]?.name.startsWith('services.') ?? false),
    asked: built === null ? [] : askedBy(host, built.module),
    isVendored: built !== null && isVendored(host, built.module),
  };
  return { file, built };
}

function ownOf(host: Host, { path, builds }: Source, unread: Set<string>): Parsed | null {
  const facts = host.files.target(path);
  // A compose file may name one that is made by something else.
  if (!facts.ok && facts.failure.kind === 'absent') return null;
  if (!facts.ok || facts.value.kind !== 'file' || facts.value.size > longestDockerfile) {
    unread.add(facts.ok ? inWords('tooLarge', { path, most: longestDockerfile }) : facts.failure.message);
    return null;
  }
  const given = argsOf(builds);
  const purpose = `dockerfile ${[...given].map((pair) => pair.join('=')).join(' ')}`;
  const parsed = parsedOf(host, path, { purpose, limitBytes: longestDockerfile }, (text) =>
    parse(text, given, (line) => line),
  );
  if (parsed === null) unread.add(inWords('unreadable', { path }));
  return parsed;
}

function inlineOf(host: Host, { builds }: Source): Parsed | null {
  const inline = builds[0]?.inline ?? null;
  if (inline === null) return null;
  // The value of a variable may be a secret: evidence shows the line as it is written.
  return parse(inline.text, argsOf(builds), placesOf(host, inline), inline.written);
}

/** Build arguments on which all builds of a Dockerfile agree. */
function argsOf(builds: readonly Build[]): ReadonlyMap<string, string> {
  const [first, ...others] = builds;
  return new Map(
    [...(first?.args ?? [])].filter(([name, value]) => others.every(({ args }) => args.get(name) === value)),
  );
}

/** `placed`: the line of the file for a line of the text; `source`: the text as the file has it. */
function parse(
  text: string,
  given: ReadonlyMap<string, string>,
  placed: (line: number) => number,
  source = text,
): Parsed {
  const instructions = readDockerfile(text).map((one) => ({
    ...one,
    line: placed(one.line),
    endLine: placed(one.endLine),
    trigger: one.trigger && { ...one.trigger, line: placed(one.trigger.line) },
  }));
  const stages = stagesOf(instructions, given);
  const go = stages.map((stage) => {
    const parents = [];
    for (let at = stage.parent; at !== null; at = stages[at]?.parent ?? null) {
      const parent = stages[at];
      if (parent) parents.push(parent);
    }
    return goIn(stage, parents, stages);
  });
  const lines = stages.flatMap(({ line, steps }) => [line, ...steps.map((step) => step.line)]);
  return { stages: go, written: writtenIn(source, lines, placed) };
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
