import { parsedOf } from '../../host/files/memory.ts';
import { longestDockerfile, readDockerfile } from '../../host/formats/dockerfile.ts';
import { linesOf } from '../../host/formats/lines.ts';
import type { Host } from '../../host/host.ts';
import { Turns } from '../../host/run/turns.ts';
import { knownModules, mostKnownModules } from '../cgo/known-modules.ts';
import type { Probe } from '../probe.ts';
import type { Dockerfiles, GoDockerfile } from './answer.ts';
import type { Build } from './builds.ts';
import { goIn, type GoStage } from './dockerfile/go.ts';
import { stagesOf } from './dockerfile/stages.ts';
import { buildsIn, containerFilesOf, type ContainerFiles } from './find.ts';
import { askedBy, type BuiltModule, isBelow, isVendored, moduleOf } from './module.ts';
import { needsOf } from './needs.ts';
import { inWords } from './text.ts';

/** How the Dockerfiles of the known modules build Go? */
export const dockerfiles: Probe<Dockerfiles> = {
  id: 'dockerfiles',
  schedule: '*/10 * * * *',
  timeLimitMs: 20_000,
  async ask(sweep) {
    const modules = (await knownModules(sweep)).slice(0, mostKnownModules);
    const turns = new Turns(sweep.signal);
    const answers: Dockerfiles[] = [];
    for (const module of modules)
      answers.push(await readDockerfiles(sweep.host, containerFilesOf(sweep.host, module), module, turns));
    const files = new Map(answers.flatMap((one) => one.files).map((file) => [file.path, file]));
    return {
      files: [...files.values()],
      unread: [...new Set(answers.flatMap(({ unread }) => unread))].slice(0, 20),
    };
  },
  doubts: ({ unread }) => ({ unknown: unread, undecided: () => false }),
};

/** Dockerfiles of one repository or module that are read. */
const mostFiles = 200;

/**
 * What the files of a repository say; nothing above its directory `top` is read, where the files and what they name may lie. Gives way
 * to others in between.
 */
export async function readDockerfiles(
  host: Host,
  found: ContainerFiles,
  top: string,
  turns: Turns,
): Promise<Dockerfiles> {
  const unread = new Set<string>();
  const builds: Build[] = [];
  for (const file of found.builds.slice(0, mostFiles)) {
    await turns.given();
    builds.push(...buildsIn(host, file, (why) => unread.add(why)));
  }
  const named = builds.flatMap(({ dockerfile }) =>
    dockerfile !== null && isBelow(dockerfile, top) ? [dockerfile] : [],
  );
  const paths = [...new Set([...found.dockerfiles, ...named])];
  if (paths.length > mostFiles) unread.add(inWords('tooMany', { most: mostFiles }));
  const files: GoDockerfile[] = [];
  for (const path of paths.slice(0, mostFiles)) {
    await turns.given();
    const own = builds.filter(({ dockerfile }) => dockerfile === path);
    const read = readOne(host, path, own, top, unread);
    if (read === null) continue;
    const { file, built } = read;
    const needs = built === null ? null : await needsOf(host, file, { ...built, top }, turns);
    files.push(needs === null ? file : { ...file, needs });
  }
  return { files, unread: [...unread] };
}

interface Parsed {
  readonly stages: readonly GoStage[];
  readonly written: ReadonlyMap<number, string>;
}

function readOne(
  host: Host,
  path: string,
  builds: readonly Build[],
  top: string,
  unread: Set<string>,
): { readonly file: GoDockerfile; readonly built: BuiltModule | null } | null {
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
    parse(text, given),
  );
  if (parsed === null) {
    unread.add(inWords('unreadable', { path }));
    return null;
  }
  if (!parsed.stages.some((one) => one.isGolang || one.runsGo)) return null;
  const context = builds.find((build) => build.context !== null)?.context ?? null;
  const built = moduleOf(host, path, parsed.stages, { top, context });
  const file = {
    ...{ path, builds, stages: parsed.stages, written: parsed.written, needs: new Map() },
    asked: built === null ? [] : askedBy(host, built.module),
    isVendored: built !== null && isVendored(host, built.module),
  };
  return { file, built };
}

/** Build arguments on which all builds of a Dockerfile agree. */
function argsOf(builds: readonly Build[]): ReadonlyMap<string, string> {
  const [first, ...others] = builds;
  return new Map(
    [...(first?.args ?? [])].filter(([name, value]) => others.every(({ args }) => args.get(name) === value)),
  );
}

function parse(text: string, given: ReadonlyMap<string, string>): Parsed {
  const stages = stagesOf(readDockerfile(text), given);
  const go = stages.map((stage) => {
    const parents = [];
    for (let at = stage.parent; at !== null; at = stages[at]?.parent ?? null) {
      const parent = stages[at];
      if (parent) parents.push(parent);
    }
    return goIn(stage, parents);
  });
  return {
    stages: go,
    written: writtenIn(
      text,
      stages.flatMap(({ line, steps }) => [line, ...steps.map((step) => step.line)]),
    ),
  };
}

/** Lines as they stand in the file, which evidence shows, cut to what a terminal has. */
function writtenIn(text: string, lines: readonly number[]): ReadonlyMap<number, string> {
  const wanted = new Set(lines);
  const all = new Map<number, string>();
  for (const line of linesOf(text))
    if (wanted.has(line.number)) all.set(line.number, line.text.trim().slice(0, 200));
  return all;
}
