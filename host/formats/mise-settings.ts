import { inWords } from './text.ts';

/** Settings that bear on which Go mise starts, and what mise takes for each (https://mise.jdx.dev/configuration/settings.html). */
const expected: Readonly<Record<string, 'a boolean' | 'a string' | 'a sequence'>> = {
  auto_install: 'a boolean',
  ci: 'a string',
  disable_tools: 'a sequence',
  enable_tools: 'a sequence',
  exec_auto_install: 'a boolean',
  idiomatic_version_file_disable_files: 'a sequence',
  idiomatic_version_file_enable_tools: 'a sequence',
  idiomatic_version_file_ignore_minimum_versions: 'a boolean',
  lockfile: 'a boolean',
  not_found_auto_install: 'a boolean',
  not_found_system_fallback: 'a boolean',
  paranoid: 'a boolean',
  safe: 'a boolean',
  trusted_config_paths: 'a sequence',
  yes: 'a boolean',
};

/** Why mise refuses a file with these `[settings]`; null where it does not, as far as those settings go. */
export function faultOfMiseSettings(
  settings: Readonly<Record<string, unknown>>,
  kindOf: (value: unknown) => string,
): string | null {
  for (const [name, value] of Object.entries(settings)) {
    const wanted = expected[name];
    const is = Array.isArray(value) ? 'a sequence' : `a ${typeof value}`;
    if (wanted !== undefined && is !== wanted)
      return inWords('inTool', {
        name,
        problem: inWords('wrongType', { found: kindOf(value), expected: wanted }),
      });
  }
  return null;
}
