import { posix } from 'node:path';
import { textOf } from '../../../host/files/memory.ts';
import { fieldOf } from '../../../host/formats/json.ts';
import { readToml } from '../../../host/formats/toml.ts';
import type { ShimCall } from '../shim.ts';
import { isTrue } from './early.ts';
import { expandHome } from './places.ts';

/** Settings of mise that bear on which Go runs (https://mise.jdx.dev/configuration/settings.html). */
export interface MiseSettings {
  /** Who turns Go off; null when nobody does. */
  readonly disabledBy: string | null;
  /** Other managers' files that count, weakest first. */
  readonly idiomatic: readonly string[];
  /** Whether only an exact `toolchain` line of a go.mod counts. */
  readonly exactOnly: boolean;
  readonly lockfile: boolean;
  /** Whether the shim installs what is named and not there. */
  readonly installs: boolean;
  /** Whether the next program on PATH runs where mise has none. */
  readonly fallsBack: boolean;
  /** Whether each file has to be trusted by itself, and again when it has changed. */
  readonly paranoid: boolean;
  /** Whether mise answers its own questions with yes. */
  readonly yes: boolean;
  /** Whether nothing of a project is carried out, so that nothing has to be trusted. */
  readonly safe: boolean;
  /** Files and directories that are trusted. */
  readonly trustedPaths: readonly string[];
}

/** A setting's value, and who says so. */
interface Said {
  readonly value: unknown;
  readonly by: string;
}

/** Whose files count: the user's and the system's own may say what those of a project may not. */
interface Origin {
  readonly home: string;
  isGlobal(file: string): boolean;
}

/** The variable, else the strongest file that says it. `files` are the configuration files, strongest first. */
export function settingsOf(
  { host, environment, directory }: ShimCall,
  files: readonly string[],
  origin: Origin,
): MiseSettings {
  const tables = files
    .filter((file) => file.endsWith('.toml'))
    .map((file) => {
      const toml = readToml(textOf(host, file) ?? '');
      return { file, settings: toml.ok ? fieldOf(toml.value, 'settings') : undefined };
    });
  const globals = tables.filter(({ file }) => origin.isGlobal(file));
  const findIn = (among: typeof tables, name: string): Said | null => {
    const variable = `MISE_${name.toUpperCase()}`;
    const own = environment[variable];
    if (own !== undefined) return { value: own, by: variable };
    const said = among.find(({ settings }) => fieldOf(settings, name) !== undefined);
    return said ? { value: fieldOf(said.settings, name), by: said.file } : null;
  };
  // Only the variable is known before the files are read.
  const counted = isTrue(environment.MISE_SAFE) === true ? globals : tables;
  const find = (name: string): Said | null => findIn(counted, name);
  const flag = (name: string): boolean | null => flagOf(find(name));
  const own = (name: string): boolean => flagOf(findIn(globals, name)) ?? false;
  const tools = find('idiomatic_version_file_enable_tools');
  const off = wordsOf(find('idiomatic_version_file_disable_files'));
  const idiomatic = wordsOf(tools).includes('go') ? ['.go-version', 'go.mod'] : [];
  return {
    disabledBy: disabledBy(find('enable_tools'), find('disable_tools')),
    idiomatic: idiomatic.filter((name) => !off.includes(`go:${name}`)),
    exactOnly: flag('idiomatic_version_file_ignore_minimum_versions') ?? false,
    lockfile: flag('lockfile') ?? true,
    installs: flag('auto_install') !== false && flag('not_found_auto_install') !== false,
    fallsBack: flag('not_found_system_fallback') ?? true,
    paranoid: own('paranoid'),
    yes: own('yes') || own('ci'),
    safe: own('safe'),
    trustedPaths: wordsOf(findIn(globals, 'trusted_config_paths'), ':')
      .filter(Boolean)
      .map((path) => posix.resolve(directory, expandHome(path, origin.home))),
  };
}

function flagOf(said: Said | null): boolean | null {
  const value = said?.value;
  return typeof value === 'boolean' ? value : typeof value === 'string' ? isTrue(value) : null;
}

/** When tools are enabled by name, that list alone decides (src/registry.rs, `tool_enabled`); `golang` in it does not mean go. */
function disabledBy(enabled: Said | null, disabled: Said | null): string | null {
  const names = (said: Said | null): boolean => wordsOf(said).includes('go');
  if (enabled) return names(enabled) ? null : enabled.by;
  return names(disabled) ? (disabled?.by ?? null) : null;
}

function wordsOf(said: Said | null, separator = ','): readonly string[] {
  const value = said?.value;
  const words: readonly unknown[] =
    typeof value === 'string' ? value.split(separator) : Array.isArray(value) ? value : [];
  return words.filter((word) => typeof word === 'string').map((word) => word.trim());
}
