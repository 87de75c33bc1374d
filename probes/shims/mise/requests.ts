import { posix } from 'node:path';
import { textOf } from '../../../host/files/memory.ts';
import { faultOf, hasTemplate, type MiseRequest, readMiseToml } from '../../../host/formats/mise-toml.ts';
import {
  readMiseGoMod,
  readMiseGoVersion,
  readMiseToolVersions,
} from '../../../host/formats/version-files.ts';
import type { ShimCall } from '../shim.ts';
import { inWords } from '../text.ts';
import type { MiseSettings } from './settings.ts';

/** What the configuration files say together. */
export interface Requested {
  /** The strongest file (or variable) that names Go; null when none does. */
  readonly source: string | null;
  /** In order of preference. */
  readonly requests: readonly MiseRequest[];
  readonly aliases: ReadonlyMap<string, string>;
  readonly backend: string | null;
  /** Whether it is the `go` line of a go.mod that names the version. */
  readonly byGoLine: boolean;
}

/** Where mise stops, and why. `problem` is null for a file that we may not read. */
export interface Stop {
  readonly file: string;
  readonly problem: string | null;
}

/** Reads the configuration files, strongest first; the first that mise refuses stops it, whatever a stronger one says. */
export function requestsIn(
  call: ShimCall,
  files: readonly string[],
  { idiomatic, exactOnly }: MiseSettings,
  toolVersionsNames: readonly string[],
): Requested | Stop {
  const aliases = new Map<string, string>();
  let source: string | null = null;
  let requests: readonly MiseRequest[] = [];
  let backend: string | null = null;
  let byGoLine = false;
  for (const file of files) {
    const text = textOf(call.host, file);
    if (text === null) return { file, problem: null };
    const name = posix.basename(file);
    const isKnown = name !== '.tool-versions' || toolVersionsNames.includes(name);
    const one = isKnown ? readConfig(name, text, idiomatic, exactOnly) : inWords('unknownKind');
    if (typeof one === 'string') return { file, problem: one };
    if (source === null && one.requests.length > 0) {
      [source, requests] = [file, one.requests];
      byGoLine = name === 'go.mod' && readMiseGoMod(text, true) === null;
    }
    backend ??= one.backend ?? null;
    for (const [from, to] of one.aliases ?? []) aliases.set(from, to);
  }
  const variables = variablesOf(call);
  for (const { name, versions } of variables) {
    const fault = versions.map(faultOf).find((one) => one !== null);
    if (fault !== undefined) return { file: name, problem: fault };
  }
  const [variable] = variables;
  if (variable) [source, requests, byGoLine] = [variable.name, plain(variable.versions), false];
  return { source, requests, aliases, backend, byGoLine };
}

interface Variable {
  readonly name: string;
  readonly versions: readonly string[];
}

/** MISE_GO_VERSION, else MISE_GOLANG_VERSION; words are versions in order of preference. */
function variablesOf({ environment }: ShimCall): readonly Variable[] {
  return ['MISE_GO_VERSION', 'MISE_GOLANG_VERSION']
    .map((name) => ({ name, versions: (environment[name] ?? '').split(/\s+/).filter(Boolean) }))
    .filter(({ versions }) => versions.length > 0);
}

interface Config {
  readonly requests: readonly MiseRequest[];
  readonly aliases?: ReadonlyMap<string, string>;
  readonly backend?: string | null;
}

function readConfig(
  name: string,
  text: string,
  idiomatic: readonly string[],
  exactOnly: boolean,
): Config | string {
  if (idiomatic.includes(name)) {
    const version = name === 'go.mod' ? readMiseGoMod(text, exactOnly) : readMiseGoVersion(text);
    const versions = version ? [version] : [];
    return versions.map(faultOf).find((fault) => fault !== null) ?? { requests: plain(versions) };
  }
  if (name.endsWith('.toml')) {
    const toml = readMiseToml(text);
    return toml.ok ? toml : toml.problem;
  }
  const tools = readMiseToolVersions(text);
  // A template is worked on before the lines are read: what comes of it is not known.
  const fault = hasTemplate(text)
    ? undefined
    : [...tools.values()]
        .flat()
        .map(faultOf)
        .find((one) => one !== null);
  return fault ?? { requests: plain(tools.get('go') ?? []) };
}

function plain(versions: readonly string[]): readonly MiseRequest[] {
  return versions.map((version) => ({ version, os: null }));
}
