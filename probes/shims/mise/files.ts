import { posix } from 'node:path';
import type { ShimCall } from '../shim.ts';
import { upward } from '../upward.ts';
import { isTrue, type Early } from './early.ts';
import { configNames } from './names.ts';
import { expandHome, type Places } from './places.ts';

/** Files in conf.d of which we take notice. */
const mostInConfD = 200;

/**
 * The configuration files that mise reads in a directory, strongest first: those of the directory and of all above it, the user's
 * own, the system's. `idiomatic` names other managers' files that count, weakest first.
 * https://github.com/jdx/mise/blob/main/src/config/mod.rs, `load_config_paths`
 */
export function configFiles(
  call: ShimCall,
  places: Places,
  early: Early,
  idiomatic: readonly string[] = [],
): readonly string[] {
  const { host, environment, directory } = call;
  if (isTrue(environment.MISE_NO_CONFIG) === true) return [];
  const names = [...idiomatic, ...configNames(early, environment)].toReversed();
  const files: string[] = [];
  for (const place of upward(directory)) {
    if (early.ceilings.includes(place)) break;
    if (isBelow(place, early.ignored)) continue;
    for (const name of names) files.push(...expand(call, place, name, early));
  }
  files.push(...globalConfigFiles(call, places, early));
  const known = new Set<string>();
  return files.filter((file) => {
    const real = host.files.realPath(file);
    const key = real.ok ? real.value : file;
    if (known.has(key)) return false;
    known.add(key);
    const hidden = places.usualConfig !== null && isBelow(file, [places.usualConfig]);
    return !hidden && !isBelow(file, early.ignored);
  });
}

/** The user's own and the system's, strongest first. */
export function globalConfigFiles(call: ShimCall, places: Places, early: Early): readonly string[] {
  return [
    ...globalFiles(call, places, early),
    ...ofDirectory(call, places.system, early, 'MISE_SYSTEM_CONFIG_FILE'),
  ];
}

function globalFiles(call: ShimCall, places: Places, early: Early): readonly string[] {
  const { environment } = call;
  const own = environment.MISE_GLOBAL_CONFIG_FILE || environment.MISE_CONFIG_FILE;
  if (own) return [expandHome(own, places.home)].filter((file) => isFile(call, file));
  const name =
    environment.MISE_DEFAULT_TOOL_VERSIONS_FILENAME ?? early.toolVersionsNames?.[0] ?? '.tool-versions';
  const old = isTrue(environment.MISE_USE_TOML) === false ? [posix.join(places.home, name)] : [];
  return [...old.filter((file) => isFile(call, file)), ...ofDirectory(call, places.config, early, null)];
}

/** Of ~/.config/mise or /etc/mise, strongest first. */
function ofDirectory(
  call: ShimCall,
  place: string,
  early: Early,
  variable: string | null,
): readonly string[] {
  const own = variable === null ? undefined : call.environment[variable];
  if (own) return [own].filter((file) => isFile(call, file));
  const named = (end: string): readonly string[] => [`config.${end}`, `mise.${end}`];
  const inEach = (local: string): readonly string[] =>
    early.names.flatMap((name) => [
      ...(early.namesInConfD ? [`conf.d/*.${name}.${local}toml`] : []),
      ...named(`${name}.${local}toml`),
    ]);
  const names = [
    'conf.d/*.toml',
    ...named('toml'),
    ...inEach(''),
    ...named('local.toml'),
    ...inEach('local.'),
  ];
  return names.toReversed().flatMap((name) => expand(call, place, name, early));
}

/** A name with `*` matches all that fit, the last of them first. */
function expand(call: ShimCall, place: string, name: string, early: Early): readonly string[] {
  const star = name.indexOf('*');
  if (star === -1) {
    const file = posix.join(place, name);
    return isFile(call, file) ? [file] : [];
  }
  const directory = posix.join(place, name.slice(0, star));
  const end = name.slice(star + 1);
  const names = call.host.files.list(directory);
  return (names.ok ? names.value : [])
    .filter((one) => one.endsWith(end) && !one.startsWith('.'))
    .filter((one) => !early.namesInConfD || end !== '.toml' || !/^[^.]+\.(?!local\.toml$).+\.toml$/.test(one))
    .slice(0, mostInConfD)
    .toReversed()
    .map((one) => posix.join(directory, one))
    .filter((file) => isFile(call, file));
}

function isFile({ host }: ShimCall, file: string): boolean {
  const facts = host.files.target(file);
  return facts.ok && facts.value.kind === 'file';
}

function isBelow(path: string, directories: readonly string[]): boolean {
  return directories.some((directory) => path === directory || path.startsWith(`${directory}/`));
}
