import { join } from 'node:path';
import { fieldsOf } from '../../host/formats/lines.ts';
import { readLegacyVersionFile, readToolVersions } from '../../host/formats/version-files.ts';
import { textOf } from '../../host/files/memory.ts';
import type { ShimCall, ShimChoice } from './shim.ts';
import { upward } from './upward.ts';
import { inWords } from './text.ts';

/** ASDF_GOLANG_VERSION, else the nearest `.tool-versions` that names golang, at last the one in the home (https://asdf-vm.com/manage/versions.html). */
export function chooseByAsdf(call: ShimCall): ShimChoice {
  const { host, environment, directory } = call;
  const home = environment.HOME ?? host.user.home;
  const variable = environment.ASDF_GOLANG_VERSION;
  if (variable) return pick(call, fieldsOf(variable), 'ASDF_GOLANG_VERSION');
  const legacy = readLegacyVersionFile(textOf(host, join(home, '.asdfrc')) ?? '');
  for (const place of new Set([...upward(directory), home])) {
    const file = join(place, environment.ASDF_DEFAULT_TOOL_VERSIONS_FILENAME ?? '.tool-versions');
    const versions = readToolVersions(textOf(host, file) ?? '', ['golang'], 'spaces');
    if (versions) return pick(call, versions, file);
    const other = ['.go-version', 'go.mod', 'go.work'].find(
      (name) => host.files.target(join(place, name)).ok,
    );
    if (legacy && other) return { path: null, reason: inWords('leftToPlugin', { file: join(place, other) }) };
  }
  return { path: null, reason: inWords('noToolVersions') };
}

function pick({ host, root, next }: ShimCall, all: readonly string[], source: string): ShimChoice {
  const versions = all.join(' ');
  const reason = inWords('named', { source, versions });
  for (const version of all) {
    if (version === 'system') return { path: next(), reason };
    const path = version.startsWith('path:')
      ? join(version.slice('path:'.length), 'bin/go')
      : join(root, 'installs/golang', version.replace(/^ref:/, 'ref-'), 'go/bin/go');
    if (path.startsWith('/') && host.files.facts(path).ok) return { path, reason };
  }
  return { path: null, reason: inWords('notInstalled', { source, versions }) };
}
