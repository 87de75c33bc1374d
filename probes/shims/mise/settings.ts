import { textOf } from '../../../host/files/memory.ts';
import { fieldOf } from '../../../host/formats/json.ts';
import { readToml } from '../../../host/formats/toml.ts';
import type { ShimCall } from '../shim.ts';
import { isTrue } from './early.ts';

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
}

/** A setting's value, and who says so. */
interface Said {
  readonly value: unknown;
  readonly by: string;
}

/** The variable, else the strongest file that says it. `files` are the configuration files, strongest first. */
export function settingsOf({ host, environment }: ShimCall, files: readonly string[]): MiseSettings {
  const tables = files
    .filter((file) => file.endsWith('.toml'))
    .map((file) => {
      const toml = readToml(textOf(host, file) ?? '');
      return { file, settings: toml.ok ? fieldOf(toml.value, 'settings') : undefined };
    });
  const find = (name: string): Said | null => {
    const variable = `MISE_${name.toUpperCase()}`;
    const own = environment[variable];
    if (own !== undefined) return { value: own, by: variable };
    const said = tables.find(({ settings }) => fieldOf(settings, name) !== undefined);
    return said ? { value: fieldOf(said.settings, name), by: said.file } : null;
  };
  const flag = (name: string): boolean | null => {
    const value = find(name)?.value;
    return typeof value === 'boolean' ? value : typeof value === 'string' ? isTrue(value) : null;
  };
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
  };
}

/** Where tools are enabled by name, that list alone decides (src/registry.rs, `tool_enabled`); `golang` in it is no other name for go. */
function disabledBy(enabled: Said | null, disabled: Said | null): string | null {
  const names = (said: Said | null): boolean => wordsOf(said).includes('go');
  if (enabled) return names(enabled) ? null : enabled.by;
  return names(disabled) ? (disabled?.by ?? null) : null;
}

function wordsOf(said: Said | null): readonly string[] {
  const value = said?.value;
  const words: readonly unknown[] =
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return words.filter((word) => typeof word === 'string').map((word) => word.trim());
}
