import { posix } from 'node:path';
import { type Image, imageOf } from './image.ts';
import { unknownValue } from './substitute.ts';

/**
 * What compose or bake replace an image or a stage with, by its name: `docker-image://golang:1.26`, an absolute directory, or anything
 * else, which is not followed. https://docs.docker.com/reference/cli/docker/buildx/build/#build-context
 */
export type NamedContexts = ReadonlyMap<string, string>;

/** The value for a name of a Dockerfile. */
export function valueOf(contexts: NamedContexts, name: string): string | undefined {
  if (contexts.size === 0) return undefined;
  const wanted = familiar(name);
  return [...contexts].find(([one]) => familiar(one) === wanted)?.[1];
}

/**
 * As BuildKit looks names up: `docker.io/library/golang:latest` is `golang`.
 * https://github.com/moby/buildkit/blob/v0.25.1/frontend/dockerui/config.go#L459
 */
const familiar = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:docker\.io|index\.docker\.io)\/(?:library\/)?/, '')
    .replace(/:latest$/, '');

const scheme = 'docker-image://';

/** The image that a context is; null for everything else, of which nothing is known. */
export function imageIn(value: string): Image | null {
  const reference = value.startsWith(scheme) ? value.slice(scheme.length) : '';
  return reference === '' || reference.includes(unknownValue) ? null : imageOf(reference);
}

/** The directory that a context is; null for everything else. */
export const directoryOf = (value: string): string | null => (posix.isAbsolute(value) ? value : null);
