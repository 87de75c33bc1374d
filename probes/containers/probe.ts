import { posix } from 'node:path';
import type { Host } from '../../host/host.ts';
import { Turns } from '../../host/run/turns.ts';
import { knownModules, mostKnownModules } from '../cgo/known-modules.ts';
import type { Probe } from '../probe.ts';
import type { Dockerfiles, GoDockerfile } from './answer.ts';
import { buildsIn, containerFilesOf, type ContainerFiles } from './find.ts';
import { isBelow } from './module.ts';
import { needsOf } from './needs.ts';
import { readOne, sourcesOf } from './read.ts';
import { inWords } from './text.ts';
import { Budget } from './variants.ts';

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
    // One module may lie in another.
    const files = new Map<string, readonly GoDockerfile[]>();
    for (const one of answers)
      for (const { subject } of one.files)
        files.set(
          subject,
          one.files.filter((file) => file.subject === subject),
        );
    return {
      files: [...files.values()].flat(),
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
  // What a `.env` beside a Dockerfile names may be a compose file by any name.
  const directories = [top, ...found.dockerfiles.map((path) => posix.dirname(path))].slice(0, mostFiles);
  const around = { top, directories, turns };
  const builds = await buildsIn(host, found.builds.slice(0, mostFiles), around, (why) => unread.add(why));
  const named = builds.flatMap(({ dockerfile, inline }) =>
    dockerfile !== null && inline === null && isBelow(dockerfile, top) ? [dockerfile] : [],
  );
  const sources = sourcesOf([...new Set([...found.dockerfiles, ...named])], builds);
  if (sources.length > mostFiles) unread.add(inWords('tooMany', { most: mostFiles }));
  const files: GoDockerfile[] = [];
  const budget = new Budget();
  for (const source of sources.slice(0, mostFiles)) {
    await turns.given();
    for (const { file, built } of readOne(host, source, { top, budget }, unread)) {
      const needs = built === null ? null : await needsOf(host, file, { ...built, top }, turns);
      files.push(needs === null ? file : { ...file, needs });
    }
  }
  return { files, unread: [...unread] };
}
