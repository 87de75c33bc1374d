import { join } from 'node:path';
import type { Context, Host } from '../../host/host.ts';
import { namesIn } from '../../host/files/memory.ts';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import { Look } from '../inventory/look.ts';
import { managerRoots } from '../inventory/managers.ts';
import type { ModuleCache } from './answer.ts';

/** Versions of one manager that are looked at. */
const mostVersions = 50;

/**
 * Module caches that are there: those of the contexts, and those that version managers leave behind when they give each Go a GOPATH
 * of its own. goenv: `~/go/VERSION` (https://github.com/go-nv/goenv/blob/master/ENVIRONMENT_VARIABLES.md, GOENV_DISABLE_GOPATH);
 * asdf: `packages` beside each Go (https://github.com/asdf-community/asdf-golang/blob/master/bin/exec-env); gvm: a package set
 * (https://github.com/moovweb/gvm/blob/master/scripts/install).
 */
export function moduleCachesOf(host: Host, contexts: readonly Context[]): readonly ModuleCache[] {
  const roots = managerRoots(new Look(host), contexts);
  const own = contexts.flatMap(({ id, environment }): readonly ModuleCache[] => {
    const { moduleCache } = placesOf(host, environment, readSettings(host, environment, null));
    return moduleCache === null ? [] : [{ path: moduleCache, of: id }];
  });
  const below = (directory: string, shape: RegExp, rest: string, manager: string): readonly ModuleCache[] => {
    const names = namesIn(host, directory, `gopath ${manager}`, (name) => shape.test(name));
    return (names.ok ? names.value.slice(0, mostVersions) : []).map((name) => ({
      path: join(directory, name, rest),
      of: `${manager} ${name}`,
    }));
  };
  const all = [
    ...own,
    ...below(join(host.user.home, 'go'), /^1\.\d+(?:\.\d+)?$/, 'pkg/mod', 'goenv'),
    ...below(join(roots.asdf, 'installs/golang'), /^\d/, 'packages/pkg/mod', 'asdf'),
    ...below(join(roots.gvm, 'pkgsets'), /^go/, 'global/pkg/mod', 'gvm'),
  ];
  const seen = new Set<string>();
  return all.filter(({ path }) => {
    const real = host.files.realPath(path);
    if (!real.ok || seen.has(real.value)) return false;
    seen.add(real.value);
    return host.files.facts(join(path, 'cache')).ok;
  });
}
