import { posix } from 'node:path';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Context, Host } from '../../host/host.ts';
import { searchPath } from '../inventory/candidates.ts';
import type { Lead, Written } from './answer.ts';
import { type Chosen, chosenFor } from './selected.ts';
import type { EditorSettings } from './settings.ts';

/** What the extension starts under a name, and with which environment. */
export interface Located {
  readonly path: string | null;
  readonly lead: Lead;
  readonly written: Written | null;
  readonly context: Context;
}

/** Where the extension of one editor looks. */
export interface Searched {
  readonly host: Host;
  /** What the login shell has, which VS Code asks when it starts; started from a terminal, it keeps that one's instead. */
  readonly terminal: Context;
  readonly directory: string;
  readonly settings: EditorSettings;
  /** What was chosen by hand, in whatever folder. */
  readonly chosen: readonly Chosen[];
  readonly isThere: (path: string) => boolean;
}

/**
 * Looks for `go` as the Go extension of VS Code does: the chosen one, `go.alternateTools`, GOBIN, the GOROOT of a setting or a
 * variable, PATH, and two fixed places, none of them Homebrew's on Apple silicon.
 * https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/utils/pathUtils.ts
 */
export function goOfEditor(searched: Searched): Located {
  const { host, terminal, directory, settings, chosen: all, isThere } = searched;
  const goroot = settings.get('go.goroot');
  const context = withVariables(host, terminal, settings, goroot?.value ?? null);
  const chosen = goroot === null ? chosenFor(directory, all) : null;
  if (chosen !== null && isThere(chosen.path))
    return { path: chosen.path, lead: 'selected', written: { file: chosen.file, line: 1 }, context };
  const { named, program } = alternate(settings, 'go', isThere);
  if (named !== null) return { path: named.value, lead: 'alternate', written: named, context };
  const written = program === 'go' ? null : settings.get('go.alternateTools/go');
  const tried: readonly (readonly [string, Lead, Written | null])[] = [
    ...inDirectory(terminal.environment.GOBIN, program, 'gobin', written),
    ...(goroot === null
      ? inDirectory(below(terminal.environment.GOROOT), program, 'goroot-variable', written)
      : inDirectory(below(goroot.value), program, 'goroot', goroot)),
    ...searchPath(terminal).map((place) => [posix.join(place, program), 'path', written] as const),
    ['/usr/local/go/bin/go', 'fallback', null],
    ['/usr/local/bin/go', 'fallback', null],
  ];
  const [path = null, lead = 'path', by = null] = tried.find(([place]) => isThere(place)) ?? [];
  const switches = settings.get('go.toolsEnvVars/GOTOOLCHAIN');
  if (lead === 'path' && switches !== null) return { path, lead: 'variables', written: switches, context };
  return { path, lead, written: by, context };
}

/** The same for tools, which are looked for elsewhere: GOPATH comes before PATH. `go`: the one that the editor has chosen. */
export function toolOfEditor(searched: Searched, name: string, go: string | null): Located {
  const { host, terminal, settings, isThere } = searched;
  const { named, program } = alternate(settings, name, isThere);
  if (named !== null) return { path: named.value, lead: 'alternate', written: named, context: terminal };
  const written = program === name ? null : settings.get(`go.alternateTools/${name}`);
  const toolsGopath = settings.get('go.toolsGopath');
  const { gopath } = placesOf(host, terminal.environment, readSettings(host, terminal.environment, null));
  const tried: readonly (readonly [string, Lead, Written | null])[] = [
    ...inDirectory(terminal.environment.GOBIN, program, 'gobin', written),
    ...inDirectory(below(toolsGopath?.value), program, 'tools-gopath', toolsGopath),
    ...gopath.map((place) => [posix.join(place, 'bin', program), 'gopath', written] as const),
    ...(go === null ? [] : [[posix.join(posix.dirname(go), program), 'goroot', null] as const]),
    ...searchPath(terminal).map((place) => [posix.join(place, program), 'path', written] as const),
  ];
  const [path = null, lead = 'path', by = null] = tried.find(([place]) => isThere(place)) ?? [];
  return { path, lead, written: by, context: terminal };
}

/** A missing path is skipped, and the search goes on by the tool's name; what is not a path is searched for instead. */
function alternate(settings: EditorSettings, name: string, isThere: (path: string) => boolean) {
  const named = settings.get(`go.alternateTools/${name}`);
  if (named === null) return { named: null, program: name };
  if (!named.value.startsWith('/')) return { named: null, program: named.value };
  return { named: isThere(named.value) ? named : null, program: name };
}

const below = (directory: string | undefined): string | undefined =>
  directory?.startsWith('/') ? posix.join(directory, 'bin') : undefined;

function inDirectory(
  directory: string | undefined,
  program: string,
  lead: Lead,
  written: Written | null,
): readonly (readonly [string, Lead, Written | null])[] {
  return directory?.startsWith('/') ? [[posix.join(directory, program), lead, written]] : [];
}

/** `go.toolsEnvVars` reach what is started, not the search for it; a `go.goroot` that is a directory reaches it as GOROOT. */
function withVariables(
  host: Host,
  terminal: Context,
  settings: EditorSettings,
  goroot: string | null,
): Context {
  const root = goroot === null ? null : host.files.target(goroot);
  const set = { ...settings.variables(), ...(root?.ok && goroot !== null && { GOROOT: goroot }) };
  if (Object.keys(set).length === 0) return terminal;
  return { ...terminal, environment: { ...terminal.environment, ...set } };
}
