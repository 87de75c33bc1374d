import { posix } from 'node:path';
import { textOf } from '../../../host/files/memory.ts';
import { readToml } from '../../../host/formats/toml.ts';
import type { ShimCall } from '../shim.ts';
import { inWords } from '../text.ts';
import { upward } from '../upward.ts';
import { expandHome, type Places } from './places.ts';

/** What mise has to know before it looks for configuration (https://mise.jdx.dev/configuration/settings.html, "early-init"). */
export interface Early {
  /** MISE_ENV: `mise.<name>.toml` counts as well; the last wins. */
  readonly names: readonly string[];
  /** Whether names in conf.d end in such a name. */
  readonly namesInConfD: boolean;
  /** Directories at which the way upwards ends, without them. */
  readonly ceilings: readonly string[];
  /** Files and directories that do not count. */
  readonly ignored: readonly string[];
  /** In place of mise.toml and its siblings; null for those. */
  readonly configNames: readonly string[] | null;
  /** In place of `.tool-versions`; null for that. */
  readonly toolVersionsNames: readonly string[] | null;
}

/** The variables, else the nearest `.miserc.toml` that says it. The first fault of such a file stops mise. */
export function earlyOf(
  call: ShimCall,
  places: Places,
): Early | { readonly file: string; readonly problem: string } {
  const { environment } = call;
  const said = new Map<string, unknown>();
  for (const file of fileNames(call, places)) {
    const text = textOf(call.host, file);
    const toml = text === null ? null : readToml(text);
    if (toml?.ok === false) return { file, problem: toml.message };
    const odd = Object.entries(toml?.value ?? {}).find(([name, value]) => !isExpected(name, value));
    if (odd) return { file, problem: inWords('oddField', { name: odd[0] }) };
    for (const [name, value] of Object.entries(toml?.value ?? {})) {
      if (!said.has(name))
        said.set(
          name,
          name === 'ignored_config_paths' ? absolute(value, posix.dirname(file), places.home) : value,
        );
    }
  }
  const list = (variables: readonly string[], separator: string, field: string): readonly string[] | null => {
    const value = variables.map((name) => environment[name]).find((one) => one !== undefined);
    if (value !== undefined) return value.split(separator).filter(Boolean);
    const own = said.get(field);
    return Array.isArray(own) ? own.filter((one) => typeof one === 'string') : null;
  };
  const is = (variable: string, field: string): boolean =>
    isTrue(environment[variable]) ?? said.get(field) === true;
  const own = list(['MISE_ENV', 'MISE_PROFILE', 'MISE_ENVIRONMENT'], ',', 'env') ?? [];
  const automatic = is('MISE_AUTO_ENV', 'auto_env') ? platformNames(call) : [];
  const toolVersions = list(
    ['MISE_OVERRIDE_TOOL_VERSIONS_FILENAMES'],
    ':',
    'override_tool_versions_filenames',
  );
  const configNames = list(['MISE_OVERRIDE_CONFIG_FILENAMES'], ':', 'override_config_filenames') ?? [];
  return {
    names: [...automatic.filter((name) => !own.includes(name)), ...own],
    namesInConfD: is('MISE_ENV_CONF_D', 'env_conf_d'),
    ceilings: (list(['MISE_CEILING_PATHS'], ':', 'ceiling_paths') ?? []).map((path) =>
      expandHome(path, places.home),
    ),
    ignored: absolute(
      list(['MISE_IGNORED_CONFIG_PATHS'], ':', 'ignored_config_paths'),
      call.directory,
      places.home,
    ),
    configNames: configNames.length > 0 ? configNames : null,
    toolVersionsNames: environment.MISE_OVERRIDE_TOOL_VERSIONS_FILENAMES === 'none' ? [] : toolVersions,
  };
}

/** Whether a field of a `.miserc.toml` has the type that mise expects of it. */
function isExpected(name: string, value: unknown): boolean {
  if (['auto_env', 'env_conf_d'].includes(name)) return typeof value === 'boolean';
  const lists = ['env', 'ceiling_paths', 'ignored_config_paths'];
  if (!lists.includes(name) && !/^override_.*_filenames$/.test(name)) return true;
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

/** What mise takes for yes and no in a variable; null for all else and where it is not set. */
export function isTrue(value: string | undefined): boolean | null {
  const word = value?.toLowerCase() ?? '';
  if (['1', 'true', 'yes', 'y', 'on'].includes(word)) return true;
  return ['0', 'false', 'no', 'n', 'off'].includes(word) ? false : null;
}

/** Nearest first: up to the home directory, then the user's and the system's own (src/config/miserc.rs). */
function fileNames({ directory, environment }: ShimCall, places: Places): readonly string[] {
  const ceilings = (environment.MISE_CEILING_PATHS ?? '').split(':');
  const files: string[] = [];
  for (const place of upward(directory)) {
    if (ceilings.includes(place)) break;
    files.push(posix.join(place, '.miserc.toml'));
    if (place === places.home || place === '/') break;
    files.push(posix.join(place, '.config/miserc.toml'));
  }
  return [...files, posix.join(places.config, 'miserc.toml'), posix.join(places.system, 'miserc.toml')];
}

function platformNames({ host }: ShimCall): readonly string[] {
  return ['unix', host.platform === 'darwin' ? 'macos' : 'linux'];
}

function absolute(paths: unknown, directory: string, home: string): readonly string[] {
  const all: readonly unknown[] = Array.isArray(paths) ? paths : [];
  return all
    .filter((path) => typeof path === 'string')
    .map((path) => posix.resolve(directory, expandHome(path, home)));
}
