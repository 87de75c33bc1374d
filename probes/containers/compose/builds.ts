import { posix } from 'node:path';
import { entriesOf, entryOf, scalarOf, type Tree } from '../../../host/formats/tree.ts';
import type { Host } from '../../../host/host.ts';
import { argumentOf, type Build, mostBuilds, platformsIn } from '../builds.ts';
import { unknownValue, type Variables } from '../dockerfile/substitute.ts';
import { interpolated, projectsIn } from './files.ts';
import { isNull } from './merge.ts';
import { type Project, ProjectReader } from './project.ts';

/** What the compose files of one directory have built, `names` being theirs; nothing outside of `top` is read. */
export function buildsOfCompose(
  host: Host,
  {
    directory,
    names,
    top,
  }: { readonly directory: string; readonly names: readonly string[]; readonly top: string },
  unread: (sentence: string) => void,
): readonly Build[] {
  const reader = new ProjectReader(host, top, unread);
  const taken = new Set<string>();
  const builds: Build[] = [];
  for (const files of projectsIn(host, directory, names)) {
    // A file that is part of a project before it does not make a project by itself.
    if (files.files.every((file) => taken.has(file))) continue;
    for (const project of reader.read(files)) {
      for (const file of project.files) taken.add(file);
      builds.push(...buildsOf(project));
    }
  }
  return builds;
}

/** The services of a project that are built. https://docs.docker.com/reference/compose-file/build/ */
function buildsOf(project: Project): readonly Build[] {
  return entriesOf(project.services)
    .slice(0, mostBuilds)
    .flatMap(([name, service]) => buildOf(project, name, service) ?? []);
}

function buildOf(
  { directory, variables, outer, origins }: Project,
  name: string,
  service: Tree,
): Build | null {
  const build = entryOf(service, 'build');
  if (build?.kind !== 'map') return null;
  const filled = (tree: Tree | undefined): string | undefined => {
    const text = scalarOf(tree);
    return text === undefined ? undefined : interpolated(text, variables);
  };
  const context = placeOf(directory, filled(entryOf(build, 'context')) ?? '.');
  const several = entryOf(build, 'platforms');
  const single = entryOf(service, 'platform');
  const platforms = several?.kind === 'list' ? several.items : [single];
  const said = several ?? single ?? build;
  const inline = entryOf(build, 'dockerfile_inline');
  const text = filled(inline);
  // An argument without a value takes that of the project, or of the environment of whoever builds.
  const pairs = (key: string, otherwise: Variables): readonly (readonly [string, string])[] =>
    entriesOf(entryOf(build, key)).flatMap(([name, value]) => {
      const text = filled(value);
      if (text !== undefined && !isNull(value)) return [[name, text] as const];
      return otherwise.has(name) ? [[name, otherwise.get(name) ?? unknownValue] as const] : [];
    });
  const target = filled(entryOf(build, 'target')) ?? '';
  return {
    ...{ name: `services.${name}`, context, file: origins.get(build) ?? directory, line: build.line },
    dockerfile: placeOf(context, filled(entryOf(build, 'dockerfile')) ?? 'Dockerfile'),
    inline:
      inline === undefined || text === undefined
        ? null
        : {
            file: origins.get(inline) ?? directory,
            line: inline.line,
            written: scalarOf(inline) ?? '',
            text,
          },
    args: new Map(pairs('args', outer).map(([key, value]) => [key, argumentOf(value, unknownValue)])),
    target: target === '' || target.includes(unknownValue) ? null : target.toLowerCase(),
    contexts: new Map(
      pairs('additional_contexts', new Map()).map(([key, value]) => [key, contextOf(directory, value)]),
    ),
    platforms: platformsIn(platforms.map((one) => filled(one) ?? '')),
    platformFile: origins.get(said) ?? directory,
    platformLine: said.line,
  };
}

/** An image, a service or a repository stays as written. */
function contextOf(directory: string, value: string): string {
  return value.startsWith('service:') ? value : (placeOf(directory, value) ?? value);
}

function placeOf(base: string | null, path: string): string | null {
  if (base === null || path.includes('\0') || path.includes('://') || path.startsWith('~')) return null;
  return /^(?:git@|github\.com\/)/.test(path) ? null : posix.resolve(base, path);
}
