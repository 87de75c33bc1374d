import { join } from 'node:path';
import { parse } from 'smol-toml';
import { textOf } from '../inventory/memory.ts';
import type { ShimCall, ShimChoice } from './shim.ts';
import { versionsIn } from './tool-versions.ts';
import { upward } from './upward.ts';

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
    return { path: null, reason: `MISE_ENV=${environment.MISE_ENV}: further files decide` };
  for (const place of new Set([...upward(directory), home])) {
    for (const name of names) {
      const file = join(place, name);
      const text = textOf(host, file);
      if (text === null) continue;
      const versions = name.endsWith('.toml') ? toolIn(text) : versionsIn(text, ['go', 'golang']);
      if (versions === 'unreadable') return { path: null, reason: `${file}: not to be parsed` };
      if (versions) return pick(call, versions, file);
    }
  }
  return { path: null, reason: 'no configuration file of mise names go' };
}

/** mise keeps a link for each shortened version (`1.22`, `latest`) beside the full ones. */
function pick({ host, root, next }: ShimCall, versions: readonly string[], source: string): ShimChoice {
  const reason = `${source}: ${versions.join(' ')}`;
  const version = versions[0] ?? '';
  if (version === 'system') return { path: next(), reason };
  const path = version.startsWith('path:')
    ? join(version.slice('path:'.length), 'bin/go')
    : join(root, 'installs/go', version.replace(/^prefix:/, ''), 'bin/go');
  if (path.startsWith('/') && host.files.target(path).ok) return { path, reason };
  return { path: null, reason: `${reason}, for which nothing is installed` };
}

/** Versions of go in the `[tools]` table: a string, a table with `version`, or a list of either. */
function toolIn(text: string): readonly string[] | 'unreadable' | null {
  let tools: unknown;
  try {
    tools = parse(text).tools;
  } catch (error) {
    if (error instanceof Error) return 'unreadable';
    throw error;
  }
  if (typeof tools !== 'object' || tools === null) return null;
  const named: unknown = 'go' in tools ? tools.go : 'golang' in tools ? tools.golang : undefined;
  const versions = (Array.isArray(named) ? named : [named]).map(versionOf).filter((one) => one !== null);
  return versions.length > 0 ? versions : null;
}

function versionOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('version' in value)) return null;
  return typeof value.version === 'string' ? value.version : null;
}
