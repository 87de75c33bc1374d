import { posix } from 'node:path';
import { namesIn, parsedOf } from '../../host/files/memory.ts';
import { readHcl } from '../../host/formats/hcl.ts';
import { longestYaml, readYaml } from '../../host/formats/yaml.ts';
import type { Host } from '../../host/host.ts';
import type { Turns } from '../../host/run/turns.ts';
import { type Build, buildsOfBake } from './builds.ts';
import { buildsOfCompose } from './compose/builds.ts';
import { inWords } from './text.ts';

/** Files by what they are; absolute paths. */
export interface ContainerFiles {
  readonly dockerfiles: readonly string[];
  /** Compose and bake files. */
  readonly builds: readonly string[];
}

/** Where Dockerfiles stand in a module beside its own directory. */
const folders = [
  ...['', '.devcontainer', '.docker', 'build', 'build/package', 'ci', 'containers', 'deploy', 'deployment'],
  ...['deployments', 'docker', 'hack', 'images', 'scripts'],
];

/** What holds a Dockerfile by another name is a template, or about one. */
const notDockerfiles =
  /\.(?:dockerignore|tmpl|template|tpl|gotmpl|j2|in|erb|md|txt|go|sh|py|orig|bak|swp)$|~$/;

/** `Dockerfile`, `Containerfile`, `Dockerfile.dev`, `app.Dockerfile`. */
export function isDockerfile(name: string): boolean {
  const lower = name.toLowerCase();
  if (notDockerfiles.test(lower)) return false;
  const isNamed = (kind: string): boolean =>
    lower === kind ||
    lower.startsWith(`${kind}.`) ||
    lower.startsWith(`${kind}-`) ||
    lower.endsWith(`.${kind}`);
  return isNamed('dockerfile') || isNamed('containerfile');
}

/** What `docker compose` and `docker buildx bake` read, and their overrides. */
export function isBuildsFile(name: string): boolean {
  return isCompose(name) || isBake(name);
}

const isCompose = (name: string): boolean => /^(?:docker-)?compose(?:[.-][\w.-]{1,60})?\.ya?ml$/.test(name);
const isBake = (name: string): boolean => /^docker-bake(?:\.[\w-]{1,40})?\.(?:hcl|json)$/.test(name);

/** The files of a module in which images are described: in its own directory and in the usual ones below. */
export function containerFilesOf(host: Host, module: string): ContainerFiles {
  const paths = folders.flatMap((folder) => {
    const directory = posix.join(module, folder);
    const names = namesIn(host, directory, 'containers', (name) => isDockerfile(name) || isBuildsFile(name));
    return names.ok ? names.value.slice(0, 50).map((name) => posix.join(directory, name)) : [];
  });
  return {
    dockerfiles: paths.filter((path) => isDockerfile(posix.basename(path))),
    builds: paths.filter((path) => isBuildsFile(posix.basename(path))),
  };
}

/**
 * What the compose and bake files among `files` build, and those that the compose files read besides, below `top`; `unread` receives
 * the reason when one cannot be read.
 */
export async function buildsIn(
  host: Host,
  files: readonly string[],
  {
    top,
    directories,
    turns,
  }: { readonly top: string; readonly directories: readonly string[]; readonly turns: Turns },
  unread: (sentence: string) => void,
): Promise<readonly Build[]> {
  const builds: Build[] = [];
  const compose = new Map<string, string[]>(directories.map((directory) => [directory, []]));
  for (const file of files) {
    const [directory, name] = [posix.dirname(file), posix.basename(file)];
    if (isCompose(name)) compose.set(directory, [...(compose.get(directory) ?? []), name]);
  }
  for (const [directory, names] of compose) {
    await turns.given();
    builds.push(...buildsOfCompose(host, { directory, names, top }, unread));
  }
  for (const file of files.filter((one) => isBake(posix.basename(one)))) {
    await turns.given();
    const read = file.endsWith('.hcl') ? readHcl : readYaml;
    const found = parsedOf(host, file, { purpose: 'container builds', limitBytes: longestYaml }, (text) => {
      const tree = read(text);
      return tree && buildsOfBake(file, tree);
    });
    if (found === null) unread(inWords('unreadable', { path: file }));
    builds.push(...(found ?? []));
  }
  return builds;
}
