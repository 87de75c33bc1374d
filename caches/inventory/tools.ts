import { fieldOf } from '../../host/formats/json.ts';
import { readJsonc } from '../../host/formats/jsonc.ts';
import { withoutTrailing } from '../../host/formats/lines.ts';
import type { Context, Environment, Host } from '../../host/host.ts';
import type { Cache, CacheKind, Place, Risk } from '../cache.ts';
import { isCanonical } from '../sink/boundary.ts';
import type { GoEnv } from './go-env.ts';
import { inWords } from '../text.ts';

/** `os.UserCacheDir` of a context: https://pkg.go.dev/os#UserCacheDir. */
export function userCacheDirectory(host: Host, environment: Environment): string {
  if (host.platform === 'darwin') return `${host.user.home}/Library/Caches`;
  const xdg = environment.XDG_CACHE_HOME ?? '';
  return isCanonical(xdg) ? xdg : `${host.user.home}/.cache`;
}

/** Caches of the tools around Go. Their places: the tool's own variable, or otherwise its default below the user's cache directory. */
export function toolCaches(host: Host, context: Context): Cache[] {
  const { environment } = context;
  const root = userCacheDirectory(host, environment);
  const place = (variable: string, standard: string): { path: string; source: string } => {
    const value = environment[variable] ?? '';
    return isCanonical(value)
      ? { path: value, source: `${variable} (${context.id})` }
      : {
          path: standard,
          source: inWords('defaultOf', { name: standard.slice(standard.lastIndexOf('/') + 1) }),
        };
  };
  // gopls keeps a directory `gopls` in what its variable names (gopls/internal/filecache).
  const gopls = place('GOPLSCACHE', root);
  return [
    toolCache(host, 'gopls', { ...gopls, path: `${gopls.path}/gopls` }, 'gopls', 'index'),
    toolCache(
      host,
      'golangci-lint',
      place('GOLANGCI_LINT_CACHE', `${root}/golangci-lint`),
      'go-cache',
      'analyse',
    ),
    toolCache(host, 'staticcheck', place('STATICCHECK_CACHE', `${root}/staticcheck`), 'go-cache', 'analyse'),
    goimports(host, root),
  ].filter((cache) => cache !== null);
}

function toolCache(
  host: Host,
  kind: CacheKind,
  { path, source }: { path: string; source: string },
  shape: 'go-cache' | 'gopls' | null,
  risk: Risk,
): Cache | null {
  if (!host.files.facts(path).ok) return null;
  return {
    id: kind,
    kind,
    name: '',
    path,
    places: shape === null ? [] : [{ root: path, shape }],
    risk,
    returns: true,
    button: 'safe',
    certainty: 'observed',
    source,
    within: null,
  };
}

/** The index of the module cache that goimports and gopls share (golang.org/x/tools/internal/modindex). */
function goimports(host: Host, root: string): Cache | null {
  const path = `${root}/goimports`;
  const names = host.files.list(path);
  const cache = toolCache(host, 'goimports', { path, source: inWords('defaultOfGoimports') }, null, 'index');
  if (!cache || !names.ok) return null;
  const index = names.value.filter((name) => /^index-(name-)?\d+-/.test(name));
  return { ...cache, places: [{ root: path, shape: 'tree', names: index, proof: { of: 'goimports' } }] };
}

/** `~/sdk/go1.20.1`: toolchains that golang.org/dl installed, but for the ones under development (`gotip` is a repository). */
export function sdkCaches(host: Host): Cache[] {
  const root = `${host.user.home}/sdk`;
  const names = host.files.list(root);
  if (!names.ok) return [];
  return names.value
    .filter((name) => /^go\d[\w.]*$/.test(name) && host.files.facts(`${root}/${name}`).ok)
    .map((name) => ({
      id: `go-sdk:${name}`,
      kind: 'go-sdk',
      name,
      path: `${root}/${name}`,
      places: [{ root, shape: 'tree', names: [name], proof: { of: 'sdk' } }],
      risk: 'install',
      returns: false,
      button: 'named',
      certainty: 'observed',
      source: 'golang.org/dl',
      within: null,
    }));
}

/** Tools that VS Code's Go extension installs (its `allToolsInformation`). */
const vscodeTools = [
  'gopls',
  'dlv',
  'dlv-dap',
  'staticcheck',
  'gotests',
  'gomodifytags',
  'impl',
  'goplay',
  'vscgo',
];

/** What VS Code's Go extension installed: programs and no cache, shown for their size alone. */
export function vscodeToolCaches(host: Host, envs: readonly GoEnv[]): Cache[] {
  const own = toolsGopath(host);
  const directories = [
    ...(own === null ? [] : [`${own}/bin`]),
    ...envs.flatMap((env) => [
      ...(env.bin === null ? [] : [env.bin]),
      ...env.path.map((path) => `${path}/bin`),
    ]),
  ];
  const places = [...new Set(directories)].flatMap((root): Place[] => {
    const names = host.files.list(root);
    const tools = names.ok ? names.value.filter((name) => vscodeTools.includes(name)) : [];
    return tools.length === 0 ? [] : [{ root, shape: 'tree', names: tools, proof: { of: 'program' } }];
  });
  if (places.length === 0) return [];
  return [
    {
      id: 'vscode-go-tools',
      kind: 'vscode-go-tools',
      name: '',
      path: places[0]?.root ?? '',
      places,
      risk: 'install',
      returns: false,
      button: 'never',
      certainty: 'observed',
      source: own === null ? 'GOBIN, GOPATH/bin' : 'go.toolsGopath',
      within: null,
    },
  ];
}

/** Bytes; a settings file with every extension's lists in it has a tenth of that. */
const largestSettings = 1024 * 1024;

/** `go.toolsGopath` of a VS Code's user settings; https://github.com/golang/vscode-go/blob/master/docs/settings.md. */
function toolsGopath(host: Host): string | null {
  const base = host.platform === 'darwin' ? 'Library/Application Support' : '.config';
  for (const application of ['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf']) {
    const file = `${host.user.home}/${base}/${application}/User/settings.json`;
    const text = host.files.text(file, largestSettings);
    const value = text.ok ? fieldOf(readJsonc(text.value), 'go.toolsGopath') : undefined;
    if (typeof value !== 'string') continue;
    const path = withoutTrailing(value.replace(/^(~|\$\{env:HOME\})(?=\/)/, host.user.home), '/');
    if (isCanonical(path)) return path;
  }
  return null;
}
