import type { Host } from '../../host/host.ts';
import type { Cache } from '../cache.ts';
import { moduleEntry } from '../modules/entry.ts';
import type { GoEnv, GoPlace } from './go-env.ts';
import { inWords } from '../text.ts';

/** The caches of the `go` command: build cache with test results and fuzz inputs, module cache with the toolchains in it. */
export function goCaches(host: Host, env: GoEnv, suffix: string): Cache[] {
  const caches: Cache[] = [];
  const { build, modules } = env;
  const known = ({ source }: GoPlace): Known => ({ certainty: 'observed', source });
  if (build !== null) caches.push(...buildCaches(host, build.path, suffix, known(build)));
  if (modules !== null) caches.push(...moduleCaches(host, modules.path, suffix, known(modules)));
  return caches;
}

type Known = Pick<Cache, 'certainty' | 'source'>;

/** Where Go's caches are by default (`go help environment`), for those that no Go reports keeping there. */
export function assumedGoCaches(
  host: Host,
  userCache: string,
  which: readonly ('build' | 'modules')[],
): Cache[] {
  const assumed = { certainty: 'assumed', source: inWords('defaultOfGo') } as const;
  return [
    ...(which.includes('build') ? buildCaches(host, `${userCache}/go-build`, '', assumed) : []),
    ...(which.includes('modules') ? moduleCaches(host, `${host.user.home}/go/pkg/mod`, '', assumed) : []),
  ].filter(({ path }) => host.files.facts(path).ok);
}

function buildCaches(host: Host, path: string, suffix: string, known: Known): Cache[] {
  const build: Cache = {
    id: `go-build${suffix}`,
    kind: 'go-build',
    name: '',
    path,
    places: [{ root: path, shape: 'go-cache' }],
    risk: 'rebuild',
    returns: true,
    button: 'safe',
    within: null,
    ...known,
  };
  const inside = { name: '', ...known };
  // Test results are entries like all others, so their size cannot be counted separately.
  const tests: Cache = {
    ...inside,
    id: `go-test${suffix}`,
    kind: 'go-test',
    path,
    places: [],
    risk: 'rebuild',
    returns: true,
    button: 'never',
    within: build.id,
  };
  const fuzz: Cache = {
    ...inside,
    id: `go-fuzz${suffix}`,
    kind: 'go-fuzz',
    path: `${path}/fuzz`,
    places: [{ root: path, shape: 'tree', names: ['fuzz'], proof: { of: 'fuzz' } }],
    risk: 'work',
    returns: false,
    button: 'named',
    within: null,
  };
  return [build, tests, ...(host.files.facts(fuzz.path).ok ? [fuzz] : [])];
}

function moduleCaches(host: Host, path: string, suffix: string, known: Known): Cache[] {
  const modules: Cache = {
    id: `go-modules${suffix}`,
    kind: 'go-modules',
    name: '',
    path,
    places: [{ root: path, shape: 'modules' }],
    risk: 'download',
    returns: true,
    button: 'all',
    within: null,
    ...known,
  };
  return [modules, ...toolchains(host, path, known, modules.id)];
}

/** `golang.org/toolchain@v0.0.1-go1.22.5.darwin-arm64` with its download: https://go.dev/ref/mod#toolchain-downloads. */
function toolchains(host: Host, modules: string, known: Known, within: string): Cache[] {
  const trees = host.files.list(`${modules}/golang.org`);
  const downloads = host.files.list(`${modules}/cache/download/golang.org/toolchain/@v`);
  const tree = /^toolchain@(v0\.0\.1-(go[\w.]+-\w+))$/;
  const versions = new Map<string, string>();
  for (const name of trees.ok ? trees.value : []) {
    const [, version, title] = tree.exec(name) ?? [];
    if (version !== undefined && title !== undefined) versions.set(version, title);
  }
  return [...versions].map(([version, title]) => {
    const files = (downloads.ok ? downloads.value : []).filter(
      (name) => moduleEntry('cache/download/golang.org/toolchain/@v', name)?.version === version,
    );
    return {
      id: `go-toolchain:${title}`,
      kind: 'go-toolchain',
      name: title,
      path: `${modules}/golang.org/toolchain@${version}`,
      places: [
        {
          root: `${modules}/golang.org`,
          shape: 'tree',
          names: [`toolchain@${version}`],
          proof: { of: 'toolchain' },
        },
        {
          root: `${modules}/cache/download/golang.org/toolchain/@v`,
          shape: 'tree',
          names: files,
          proof: { of: 'record' },
        },
      ],
      risk: 'download',
      returns: true,
      button: 'named',
      within,
      ...known,
    };
  });
}
