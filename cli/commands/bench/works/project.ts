import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from '../../../../host/host.ts';
import { isSinceMinor } from '../../../../probes/verification/releases.ts';
import type { TidyPlace } from '../../why-tidy/place.ts';
import { movedWork, workspaceOf } from '../../why-tidy/workspace.ts';
import type { Workplace } from '../workplace.ts';
import type { Build } from './build.ts';

/** Bytes of a go.work.sum. */
const largestSum = 16 * 1024 * 1024;

/**
 * How a module of the user's is built so that nothing of it is written or run: its directory is only read, modules come out of the
 * user's cache into one of our own, a go.work is a copy (go notes beside it what it sees), and git is not asked for the revision.
 */
export function projectBuild(host: Host, module: TidyPlace, place: Workplace, version: string): Build {
  const { directory, moduleCache } = module;
  const work = workspaceOf(host, module);
  const moved = work === null ? null : movedWork(work);
  const file = moved === null ? 'off' : place.write('work/go.work', moved);
  if (work !== null && moved !== null) {
    const sum = host.files.open(`${work.file}.sum`, (source) =>
      source.read(0, Math.min(source.size, largestSum)),
    );
    if (sum.ok) place.write('work/go.work.sum', sum.value);
  }
  return {
    wanted: './...',
    flags: isSinceMinor(version, 18) ? ['-buildvcs=false'] : [],
    more: {
      directory,
      environment: {
        GOPROXY: pathToFileURL(join(moduleCache, 'cache/download')).href,
        GOWORK: file,
      },
    },
  };
}
