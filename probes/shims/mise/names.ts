import type { Early } from './early.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Names of files that mise reads as `.tool-versions`. */
export function toolVersionsNames(early: Early, environment: Variables): readonly string[] {
  const own = environment.MISE_DEFAULT_TOOL_VERSIONS_FILENAME;
  return [...(early.toolVersionsNames ?? []), own ?? early.toolVersionsNames?.[0] ?? '.tool-versions'];
}

/**
 * The configuration files of one directory, weakest first; `*` matches all names in conf.d.
 * https://github.com/jdx/mise/blob/main/src/config/mod.rs, `LOCAL_CONFIG_FILENAMES`
 */
export function configNames(early: Early, environment: Variables): readonly string[] {
  const toolVersions = early.toolVersionsNames ?? [
    '.tool-versions',
    environment.MISE_DEFAULT_TOOL_VERSIONS_FILENAME ?? '.tool-versions',
  ];
  return [
    ...toolVersions,
    ...(early.configNames ?? usualNames(environment.MISE_DEFAULT_CONFIG_FILENAME ?? 'mise.toml')),
    ...early.names.flatMap((name) => namesFor(name, early.namesInConfD)),
  ];
}

const usualNames = (own: string): readonly string[] => [
  '.config/mise/conf.d/*.toml',
  '.config/mise/config.toml',
  '.config/mise/mise.toml',
  '.config/mise.toml',
  '.mise/conf.d/*.toml',
  '.mise/config.toml',
  'mise/config.toml',
  'mise.toml',
  own,
  '.mise.toml',
  '.config/mise/config.local.toml',
  '.config/mise/mise.local.toml',
  '.config/mise.local.toml',
  '.mise/config.local.toml',
  'mise/config.local.toml',
  'mise.local.toml',
  '.mise.local.toml',
];

/** Those that count only where MISE_ENV names `name`. */
function namesFor(name: string, inConfD: boolean): readonly string[] {
  const places = (end: string): readonly string[] => [
    `.config/mise/config.${end}`,
    `.config/mise.${end}`,
    `mise/config.${end}`,
    `mise.${end}`,
    `.mise/config.${end}`,
    `.mise.${end}`,
  ];
  const confD = (place: string, end: string): readonly string[] =>
    inConfD ? [`${place}/conf.d/*.${end}`] : [];
  const [plain, local] = [`${name}.toml`, `${name}.local.toml`];
  const [first, second] = [places(plain), places(local)];
  return [
    ...confD('.config/mise', plain),
    ...first.slice(0, 4),
    ...confD('.mise', plain),
    ...first.slice(4),
    ...confD('.config/mise', local),
    ...second.slice(0, 4),
    ...confD('.mise', local),
    ...second.slice(4),
  ];
}
