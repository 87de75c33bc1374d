import { posix } from 'node:path';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Context, Host } from '../../host/host.ts';
import { searchPath } from '../inventory/candidates.ts';
import type { Lead, Written } from './answer.ts';
import { selectedGo } from './selected.ts';
import { type Editor, EditorSettings } from './settings.ts';

/** What the extension starts under a name, and with which environment. */
export interface Located {
  readonly path: string | null;
  readonly lead: Lead;
  readonly written: Written | null;
  readonly context: Context;
}

/**
 * Looks for `go` as the Go extension of VS Code does: the chosen one, `go.alternateTools`, GOBIN, the GOROOT of a setting or a
 * variable, PATH, and two fixed places, none of them Homebrew's on Apple silicon. `terminal`: what the login shell has, which VS Code
 * asks when it starts; started from a terminal, it keeps that one's instead.
 * https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/utils/pathUtils.ts
 */
export async function goOfEditor(
  host: Host,
  editor: Editor,
  directory: string,
  terminal: Context,
): Promise<Located> {
  const settings = new EditorSettings(host, editor, directory, terminal.environment);
  const isThere = startable(host);
  const goroot = settings.get('go.goroot');
  const context = withVariables(host, terminal, settings, goroot?.value ?? null);
  const chosen = goroot === null ? await selectedGo(host, editor, directory) : null;
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
export function toolOfEditor(
  host: Host,
  editor: Editor,
  { directory, name, go }: { readonly directory: string; readonly name: string; readonly go: string | null },
  terminal: Context,
): Located {
  const settings = new EditorSettings(host, editor, directory, terminal.environment);
  const isThere = startable(host);
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

/** A path that is missing is passed over, and the search goes on by the tool's name; what is no path is searched in its place. */
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

const startable =
  ({ files }: Host) =>
  (path: string): boolean => {
    const facts = files.target(path);
    return facts.ok && facts.value.kind === 'file' && (facts.value.mode & 0o111) !== 0;
  };

/** `go.toolsEnvVars` reach what is started, not the search for it; a `go.goroot` that is a directory reaches it as GOROOT. */
function withVariables(
  host: Host,
  terminal: Context,
  settings: EditorSettings,
  goroot: string | null,
): Context {
  const root = goroot === null ? null : host.files.target(goroot);
  const set = { ...settings.variables(), ...(root?.ok && goroot !== null && { GOROOT: goroot }) };
  return { ...terminal, environment: { ...terminal.environment, ...set } };
}
