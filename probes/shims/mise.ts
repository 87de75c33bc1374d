import { join } from 'node:path';
import { fieldOf } from '../../host/formats/json.ts';
import { readToml } from '../../host/formats/toml.ts';
import { readGoenvVersions, readToolVersions } from '../../host/formats/version-files.ts';
import { textOf } from '../../host/files/memory.ts';
import type { ShimCall, ShimChoice } from './shim.ts';
import { upward } from './upward.ts';
import { inWords } from './text.ts';

/** Configuration files of one directory, the first wins (https://mise.jdx.dev/configuration.html). */
const names = [
  'mise.local.toml',
  '.mise.local.toml',
  'mise.toml',
  '.mise.toml',
  'mise/config.toml',
  '.mise/config.toml',
  '.config/mise.toml',
  '.config/mise/config.toml',
  '.tool-versions',
];

/** MISE_GO_VERSION, else the nearest configuration file that names go, at last the global one. */
export function chooseByMise(call: ShimCall): ShimChoice {
  const { host, environment, directory } = call;
  const home = environment.HOME ?? host.user.home;
  if (environment.MISE_GO_VERSION) return pick(call, [environment.MISE_GO_VERSION], 'MISE_GO_VERSION');
  if (environment.MISE_ENV)
    return { path: null, reason: inWords('furtherFiles', { environment: environment.MISE_ENV }) };
  const idiomatic = readsIdiomaticFiles(call, home);
  for (const place of new Set([...upward(directory), home])) {
    for (const name of names) {
      const file = join(place, name);
      const text = textOf(host, file);
      if (text === null) continue;
      const versions = name.endsWith('.toml')
        ? toolIn(text)
        : readToolVersions(text, ['go', 'golang'], 'white space');
      if (versions === 'unreadable') return { path: null, reason: inWords('unreadable', { file }) };
      if (versions) return pick(call, versions, file);
    }
    if (!idiomatic) continue;
    const own = readGoenvVersions(textOf(host, join(place, '.go-version')) ?? '');
    if (own.length > 0)
      return pick(
        call,
        own.map((version) => version.replace(/^v/, '')),
        join(place, '.go-version'),
      );
    const module = ['go.mod', 'go.work'].find((name) => host.files.target(join(place, name)).ok);
    if (module !== undefined)
      return { path: null, reason: inWords('leftToMise', { file: join(place, module) }) };
  }
  return { path: null, reason: inWords('noMiseFile') };
}

/** mise keeps a link for each shortened version (`1.22`, `latest`) beside the full ones. */
function pick({ host, root, next }: ShimCall, versions: readonly string[], source: string): ShimChoice {
  const reason = inWords('named', { source, versions: versions.join(' ') });
  const version = versions[0] ?? '';
  if (version === 'system') return { path: next(), reason };
  const path = version.startsWith('path:')
    ? join(version.slice('path:'.length), 'bin/go')
    : join(root, 'installs/go', version.replace(/^prefix:/, ''), 'bin/go');
  if (path.startsWith('/') && host.files.target(path).ok) return { path, reason };
  return { path: null, reason: inWords('nothingInstalled', { source, versions: versions.join(' ') }) };
}

/** Versions of go in the `[tools]` table: a string, a table with `version`, or a list of either. */
function toolIn(text: string): readonly string[] | 'unreadable' | null {
  const toml = readToml(text);
  if (!toml.ok) return 'unreadable';
  const tools = fieldOf(toml.value, 'tools');
  const named = fieldOf(tools, 'go') ?? fieldOf(tools, 'golang');
  const versions = (Array.isArray(named) ? named : [named]).map(versionOf).filter((one) => one !== null);
  return versions.length > 0 ? versions : null;
}

function versionOf(value: unknown): string | null {
  const version = typeof value === 'string' ? value : fieldOf(value, 'version');
  return typeof version === 'string' ? version : null;
}

/** `.go-version`, go.mod and go.work are read only where a setting names go (https://mise.jdx.dev/configuration.html#idiomatic-version-files). */
function readsIdiomaticFiles({ host, environment }: ShimCall, home: string): boolean {
  const variable = environment.MISE_IDIOMATIC_VERSION_FILE_ENABLE_TOOLS;
  if (variable) return variable.split(',').some((name) => name.trim() === 'go');
  const config = environment.XDG_CONFIG_HOME || join(home, '.config');
  const toml = readToml(textOf(host, join(config, 'mise/config.toml')) ?? '');
  const tools = toml.ok
    ? fieldOf(fieldOf(toml.value, 'settings'), 'idiomatic_version_file_enable_tools')
    : null;
  return Array.isArray(tools) && tools.includes('go');
}
