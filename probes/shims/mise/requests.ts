import { posix } from 'node:path';
import { textOf } from '../../../host/files/memory.ts';
import {
  faultOf,
  hasTemplate,
  type MiseMonorepo,
  type MiseRequest,
  readMiseToml,
} from '../../../host/formats/mise-toml.ts';
import {
  readMiseGoMod,
  readMiseGoVersion,
  readMiseToolVersions,
} from '../../../host/formats/version-files.ts';
import type { MiseEnv } from '../../../host/formats/mise-env.ts';
import { commandLine } from '../../../messages/command.ts';
import type { ShimCall } from '../shim.ts';
import { inWords } from '../text.ts';
import type { MiseSettings } from './settings.ts';
import { isUnreadable } from './utf8.ts';
import type { Trust } from './trust.ts';

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
  /** The oldest mise that each file is for, strongest file first. */
  readonly minimums: readonly { readonly file: string; readonly version: string }[];
  /** The nearest root of a monorepo. */
  readonly monorepo: (MiseMonorepo & { readonly file: string }) | null;
  /** The first file that mise would have to be set to trust, when no trust decisions are stored; null when there is none. */
  readonly untrusted: string | null;
  /** Where mise stops once it has read all of them: at a version that is none. */
  readonly fault: Stop | null;
}

/** Where mise stops, and why. `problem` is null for a file that we may not read. */
export interface Stop {
  readonly file: string;
  readonly problem: string | null;
}

/** How mise's files are read. */
export interface Reading {
  readonly settings: MiseSettings;
  readonly toolVersionsNames: readonly string[];
  readonly trust: Trust;
}

/** Reads the configuration files, which are given strongest first; the weakest that mise refuses stops it, whatever others say. */
export function requestsIn(call: ShimCall, files: readonly string[], reading: Reading): Requested | Stop {
  const loaded: Loaded[] = [];
  let untrusted: string | null = null;
  for (const file of files.toReversed()) {
    const one = load(call, file, reading);
    if ('problem' in one) return one;
    loaded.unshift(one);
    if (one.isUntrusted) untrusted = file;
  }
  const source = loaded.find(({ requests }) => requests.length > 0);
  const root = loaded.find(({ monorepo }) => monorepo !== null);
  const variables = variablesOf(call);
  const [variable] = variables;
  const faults = [
    ...loaded.map(({ file, fault }) => ({ file, problem: fault })),
    ...variables.map(({ name, versions }) => ({ file: name, problem: faultAmong(versions) })),
  ];
  return {
    ...(variable
      ? { source: variable.name, requests: plain(variable.versions), byGoLine: false }
      : {
          source: source?.file ?? null,
          requests: source?.requests ?? [],
          byGoLine: source?.byGoLine ?? false,
        }),
    aliases: new Map(loaded.flatMap(({ aliases }) => [...aliases])),
    backend: loaded.find(({ backend }) => backend !== null)?.backend ?? null,
    minimums: loaded.flatMap(({ file, minimum }) => (minimum === null ? [] : [{ file, version: minimum }])),
    monorepo: root?.monorepo ? { ...root.monorepo, file: root.file } : null,
    untrusted,
    fault: faults.find(({ problem }) => problem !== null) ?? unsetIn(call, loaded),
  };
}

/** A variable that a file requires and nobody sets; null where one of the files leaves open what it sets. */
function unsetIn({ environment }: ShimCall, loaded: readonly Loaded[]): Stop | null {
  if (loaded.some(({ env }) => env?.isOpen === true)) return null;
  const defined = new Set([...Object.keys(environment), ...loaded.flatMap(({ env }) => env?.defined ?? [])]);
  for (const { file, env } of loaded) {
    const name = env?.required.find((one) => !defined.has(one));
    if (name !== undefined) return { file, problem: inWords('variableRequired', { name }) };
  }
  return null;
}

interface Loaded extends Config {
  readonly file: string;
  readonly byGoLine: boolean;
  readonly isUntrusted: boolean;
}

function load(call: ShimCall, file: string, { settings, toolVersionsNames, trust }: Reading): Loaded | Stop {
  const text = textOf(call.host, file);
  if (text === null) return { file, problem: null };
  const isOther = settings.idiomatic.includes(posix.basename(file));
  if (isUnreadable(call.host, file, text))
    return isOther
      ? { ...only([], null), file, byGoLine: false, isUntrusted: false }
      : { file, problem: inWords('notUtf8') };
  const missing = trust.missingFor(file, text, settings);
  if (missing !== null && trust.isKnown)
    return { file, problem: inWords('notTrusted', { command: commandLine`mise trust ${missing}` }) };
  const name = posix.basename(file);
  const isKnown = name !== '.tool-versions' || toolVersionsNames.includes(name);
  const config = isKnown
    ? readConfig(name, text, settings.idiomatic, settings.exactOnly)
    : inWords('unknownKind');
  if (typeof config === 'string') return { file, problem: config };
  const byGoLine = name === 'go.mod' && readMiseGoMod(text, true) === null;
  return { ...config, file, byGoLine, isUntrusted: missing !== null };
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
  readonly aliases: ReadonlyMap<string, string>;
  readonly backend: string | null;
  /** Why mise stops at it, once it has read all files. */
  readonly fault: string | null;
  readonly minimum: string | null;
  readonly monorepo: MiseMonorepo | null;
  readonly env: MiseEnv | null;
}

/** What a file says that names versions and nothing else. */
function only(versions: readonly string[], fault: string | null): Config {
  return {
    requests: plain(versions),
    aliases: new Map(),
    backend: null,
    fault,
    minimum: null,
    monorepo: null,
    env: null,
  };
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
    return only(versions, faultAmong(versions));
  }
  if (name.endsWith('.toml')) {
    const toml = readMiseToml(text);
    return toml.ok ? toml : toml.problem;
  }
  const tools = readMiseToolVersions(text);
  // A template is worked on before the lines are read: what comes of it is not known.
  const fault = hasTemplate(text) ? null : faultAmong([...tools.values()].flat());
  return only(tools.get('go') ?? [], fault);
}

function faultAmong(versions: readonly string[]): string | null {
  return versions.map(faultOf).find((one) => one !== null) ?? null;
}

function plain(versions: readonly string[]): readonly MiseRequest[] {
  return versions.map((version) => ({ version, os: null }));
}
