import { join } from 'node:path';
import { inLanguage } from '../../../messages/fill.ts';
import type { Session } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { tidyPlace } from '../why-tidy/place.ts';
import { texts as tidyTexts } from '../why-tidy/text.ts';
import { needsBoth } from './announce.ts';
import type { BenchDocument } from './document.ts';
import { ownerOf, removeLeftovers } from './leftovers.ts';
import { measured } from './measure.ts';
import { noiseBefore, noiseMeanwhile } from './noise.ts';
import type { Request } from './request.ts';
import { resultOf } from './result.ts';
import { Stand } from './stand.ts';
import type { Subject } from './subject.ts';
import { inWords, type Texts } from './text.ts';
import { type Around, type Laid, noToolchain, toolchainOf } from './toolchains.ts';
import { BuildWork } from './works/build.ts';
import { ProgramWork } from './works/program.ts';
import { projectBuild } from './works/project.ts';
import { StartUpWork } from './works/start-up.ts';
import type { Work } from './works/work.ts';
import { Workplace } from './workplace.ts';

/** Does all of it in a private directory that is gone afterwards, however it ends. */
export async function bench(
  request: Request,
  subject: Subject,
  processors: number,
  session: Session,
  text: Texts,
): Promise<BenchDocument> {
  const { host } = subject;
  for (const path of await removeLeftovers(host)) session.err(text.removedLeftover(path));
  const place = new Workplace(await ownerOf(host));
  try {
    return await benchIn({ subject, place, session, text, network: request.network }, request, processors);
  } finally {
    place.remove();
  }
}

async function benchIn(around: Around, request: Request, processors: number): Promise<BenchDocument> {
  const { subject, place, session, text } = around;
  const { host, hardware, release, emulation, native, translated } = subject;
  const own = await toolchainOf(native, around);
  if (own === null) throw noToolchain(native, around);
  const isProject = request.project !== undefined;
  const isBothNeeded = isProject || request.works.some((work) => needsBoth.includes(work));
  const other = isBothNeeded ? await toolchainOf(translated, around) : null;
  const left = other === null && isBothNeeded ? request.works.filter((work) => needsBoth.includes(work)) : [];
  if (other === null && (isProject || left.length === request.works.length))
    throw noToolchain(translated, around);
  const sides = {
    native: { architecture: native.architecture, prefix: [], goroot: own.goroot },
    translated: {
      architecture: translated.architecture,
      prefix: emulation.prefix,
      goroot: other?.goroot ?? null,
    },
  };
  const stand = new Stand(host, place, sides, { processors, signal: session.signal });
  const works = worksOf(
    { ...request, works: request.works.filter((work) => !left.includes(work)) },
    stand,
    own,
    around,
  );
  const before = (await host.conditions?.()) ?? null;
  const noise = await noiseBefore(host, hardware, before, processors);
  const done = await measured(works, request, session, text);
  const after = (await host.conditions?.()) ?? null;
  const named = { version: release.version, platform: `${host.platform}/${translated.architecture}` };
  return {
    schemaVersion: 1,
    version: release.version,
    hardware: {
      ...{ os: host.platform, osVersion: hardware.osVersion, architecture: hardware.architecture },
      ...{ processors, memoryBytes: hardware.memoryBytes ?? null, translator: emulation.name },
    },
    ...resultOf(
      done,
      works.map(({ name }) => name),
      sides,
    ),
    warnings: [
      ...noise,
      ...noiseMeanwhile(before, after),
      ...(emulation.prefix.length > 0 ? [inWords('emulated', { translator: emulation.name })] : []),
      ...(left.length > 0 ? [inWords('notMeasured', { ...named, works: left.join(', ') })] : []),
    ],
    toolchains: [own, ...(other === null ? [] : [other])].map(({ toolchain }) => toolchain),
    project: request.project ?? null,
  };
}

/** What is built without saying what: it would take an emulator minutes to build what a Mac builds in seconds. */
const usualPackage = { translated: 'encoding/json', emulated: 'math' };

/** Throws a UsageError for a package that this release does not have. */
function worksOf(request: Request, stand: Stand, own: Laid, around: Around): readonly Work[] {
  const { subject, session, place, text } = around;
  const { host, release, emulation } = subject;
  if (request.project !== undefined) {
    const module = tidyPlace(host, request.project, inLanguage(session.language, tidyTexts));
    return [new BuildWork(stand, projectBuild(host, module, place, release.version), true)];
  }
  const usual = emulation.prefix.length > 0 ? usualPackage.emulated : usualPackage.translated;
  const wanted = request.package ?? usual;
  if (request.works.includes('build') && !host.files.list(join(own.goroot, 'src', wanted), 10_000).ok)
    throw new UsageError(text.noPackage(wanted, release.version));
  return request.works.map((work) => {
    if (work === 'build') return new BuildWork(stand, { wanted, flags: [] });
    return work === 'start-up' ? new StartUpWork(stand) : new ProgramWork(stand, work, text);
  });
}
