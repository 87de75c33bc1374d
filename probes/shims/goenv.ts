import { join } from 'node:path';
import { readGoenvVersions } from '../../host/formats/version-files.ts';
import { textOf } from '../../host/files/memory.ts';
import type { ShimCall, ShimChoice } from './shim.ts';
import { upward } from './upward.ts';
import { inWords } from './text.ts';

/** GOENV_VERSION, else the nearest `.go-version`, else `$GOENV_ROOT/version` (https://github.com/go-nv/goenv/blob/master/COMMANDS.md). */
export function chooseByGoenv(call: ShimCall): ShimChoice {
  const { host, environment, root } = call;
  if (environment.GOENV_VERSION) return pick(call, environment.GOENV_VERSION, 'GOENV_VERSION');
  for (const directory of upward(call.directory)) {
    const file = join(directory, '.go-version');
    const words = wordsOf(textOf(host, file));
    if (words) return pick(call, words, file);
    if (environment.GOENV_GOMOD_VERSION_ENABLE === '1' && host.files.target(join(directory, 'go.mod')).ok)
      return {
        path: null,
        reason: inWords('goModDecides', { file: join(directory, 'go.mod') }),
      };
  }
  const file = join(root, 'version');
  const words = wordsOf(textOf(host, file));
  return words ? pick(call, words, file) : { path: call.next(), reason: inWords('absentSoSystem', { file }) };
}

/** The first version of a colon-separated list that is installed. */
function pick({ host, root, next }: ShimCall, versions: string, source: string): ShimChoice {
  const reason = inWords('named', { source, versions });
  for (const version of versions.split(':')) {
    if (version === 'system') return { path: next(), reason };
    for (const name of [version, version.replace(/^go-?/, '')]) {
      const path = join(root, 'versions', name, 'bin/go');
      if (host.files.facts(path).ok) return { path, reason };
    }
  }
  const directory = join(root, 'versions');
  return { path: null, reason: inWords('notInstalledIn', { source, versions, directory }) };
}

function wordsOf(text: string | null): string | null {
  const words = text === null ? [] : readGoenvVersions(text);
  return words.length > 0 ? words.join(':') : null;
}
